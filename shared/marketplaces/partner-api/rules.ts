import type { Bounds, Rule, RuleSource } from '../../domain/rules.ts'
import { marketplaceProblem as text } from '../../domain/vietnamese/marketplace-problems.ts'
import { ours, wordRules } from '../word-rules.ts'
import type { Limits } from './profile.ts'

/** What the rules are held against. Lengths in characters, prices in đồng, sides in pixels. */
export type PartnerMeasure =
  | 'category'
  | 'claim'
  | 'quality'
  | 'name'
  | 'nameCut'
  | 'description'
  | 'descriptionCut'
  | 'sku'
  | 'price'
  | 'stock'
  | 'pictures'
  | 'noPicture'
  | 'picturesCut'
  | 'picturesSmall'
  | 'pictureTypes'

const from = (min: number): Bounds => (min > 0 ? { min } : {})
const upTo = (max: number | null): Bounds => (max === null ? {} : { max })

/** What a contract profile says that its marketplace takes, with the profile's own source, mark and date. */
// biome-ignore format: a table is read by its columns
export function partnerRules({ source, mark, checkedOn, ...limits }: Limits): Rule<PartnerMeasure>[] {
  const contract: RuleSource = { source, mark, checkedOn }
  return [
    { id: 'category.unknown', field: 'group', kind: 'absent', measure: 'category', bounds: {}, ...contract, message: ({ found }) => text.categoryUnknown(found) },
    ...wordRules,
    { id: 'name.too-long', field: 'name', kind: 'range', measure: 'name', bounds: upTo(limits.nameMax), ...contract, message: ({ max }) => text.nameTooLong(max) },
    { id: 'name.shortened', field: 'name', kind: 'mended', measure: 'nameCut', bounds: upTo(limits.nameMax), ...contract, message: ({ max }) => text.nameShortened(max) },
    { id: 'description.short', field: 'description', kind: 'range', measure: 'description', bounds: from(limits.descriptionMin), ...contract, message: ({ min, blocks }) => text.descriptionTooShort(min, blocks) },
    { id: 'description.shortened', field: 'description', kind: 'mended', measure: 'descriptionCut', bounds: upTo(limits.descriptionMax), ...contract, message: ({ max }) => text.descriptionShortened(max) },
    { id: 'sku.length', field: 'sku', kind: 'range', measure: 'sku', bounds: { min: 1, ...upTo(limits.skuMax) }, ...contract, message: ({ min, max, blocks }) => text.skuLength(min, max, blocks) },
    { id: 'price.low', field: 'price', kind: 'range', measure: 'price', bounds: from(limits.priceMin), ...contract, message: ({ min, blocks }) => text.priceTooLow(min, blocks) },
    { id: 'price.high', field: 'price', kind: 'range', measure: 'price', bounds: upTo(limits.priceMax), ...contract, message: ({ max, blocks }) => text.priceTooHigh(max, blocks) },
    { id: 'stock.high', field: 'stock', kind: 'range', measure: 'stock', bounds: upTo(limits.stockMax), ...contract, message: ({ max, blocks }) => text.stockTooHigh(max, blocks) },
    { id: 'images.few', field: 'images', kind: 'range', measure: 'pictures', bounds: from(limits.picturesMin), ...contract, message: ({ min, blocks }) => text.picturesTooFew(min, blocks) },
    { id: 'images.missing', field: 'images', kind: 'mended', measure: 'noPicture', bounds: {}, ...ours, message: () => text.noPicture },
    { id: 'images.many', field: 'images', kind: 'mended', measure: 'picturesCut', bounds: upTo(limits.picturesMax), ...contract, message: ({ max }) => text.picturesTooMany(max) },
    { id: 'images.small', field: 'images', kind: 'mended', measure: 'picturesSmall', bounds: from(limits.pictureSideMin), ...contract, message: ({ min }) => text.pictureTooSmall(min) },
    { id: 'images.type', field: 'images', kind: 'mended', measure: 'pictureTypes', bounds: {}, ...contract, message: ({ found }) => text.pictureTypes(found) },
  ]
}
