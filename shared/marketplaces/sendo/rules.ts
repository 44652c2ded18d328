import type { Rule, RuleSource } from '../../domain/rules.ts'
import { marketplaceProblem as text } from '../../domain/vietnamese/marketplace-problems.ts'
import { ours, wordRules } from '../word-rules.ts'

const checkedOn = '2026-11-21'
const documented: RuleSource = { source: 'HS-17992165478425', mark: 'V', checkedOn }
const powersell: RuleSource = { source: 'powersell.com, notes on listing', mark: '2', checkedOn }
const odoo: RuleSource = { source: 'suningwz/Customaddon_odoo14, sendo_integration', mark: 'C', checkedOn }
const comparable: RuleSource = {
  source: 'none found; what comparable marketplaces take',
  mark: '?',
  checkedOn,
}

/** Characters of the words without tags, and of what is sent with them. */
export const descriptionLimits = { min: 100, max: 100_000, format: 'html' } as const

/** What the rules are held against. Lengths in characters, prices in đồng, weights in grams, sides in pixels. */
export type SendoMeasure =
  | 'category'
  | 'categoryGeneral'
  | 'categoryOther'
  | 'claim'
  | 'quality'
  | 'name'
  | 'description'
  | 'descriptionCut'
  | 'sku'
  | 'price'
  | 'stock'
  | 'unitUnknown'
  | 'unitClosest'
  | 'weightFromVolume'
  | 'weightAssumed'
  | 'pictures'
  | 'smallestSide'

/**
 * What is known of Sendo's limits. `HS-<number>` is an article of help-seller.sendo.vn. Only verified rules (`V`) stop a
 * listing; the others are told to the seller.
 */
// biome-ignore format: a table is read by its columns
export const sendoRules: readonly Rule<SendoMeasure>[] = [
  { id: 'category.unknown', field: 'group', kind: 'absent', measure: 'category', bounds: {}, ...documented, message: ({ found }) => text.categoryUnknown(found) },
  { id: 'category.general', field: 'group', kind: 'absent', measure: 'categoryGeneral', bounds: {}, ...ours, message: ({ found }) => text.categoryGeneral(found) },
  { id: 'category.general', field: 'group', kind: 'absent', measure: 'categoryOther', bounds: {}, ...ours, message: () => text.categoryOther },
  ...wordRules,
  { id: 'name.length', field: 'name', kind: 'range', measure: 'name', bounds: { max: 255 }, ...comparable, message: ({ max }) => text.nameMayBeTooLong(max) },
  { id: 'description.short', field: 'description', kind: 'range', measure: 'description', bounds: { min: descriptionLimits.min }, ...documented, message: ({ min, blocks }) => text.descriptionTooShort(min, blocks) },
  { id: 'description.shortened', field: 'description', kind: 'mended', measure: 'descriptionCut', bounds: { max: descriptionLimits.max }, ...documented, message: ({ max }) => text.descriptionShortened(max) },
  { id: 'sku.length', field: 'sku', kind: 'range', measure: 'sku', bounds: { min: 3, max: 45 }, ...powersell, message: ({ min, max, blocks }) => text.skuLength(min, max, blocks) },
  { id: 'price.low', field: 'price', kind: 'range', measure: 'price', bounds: { min: 8_000 }, ...powersell, message: ({ min, blocks }) => text.priceTooLow(min, blocks) },
  { id: 'price.high', field: 'price', kind: 'range', measure: 'price', bounds: { max: 9_999_999_999 }, ...powersell, message: ({ max, blocks }) => text.priceTooHigh(max, blocks) },
  { id: 'stock.high', field: 'stock', kind: 'range', measure: 'stock', bounds: { max: 99_999 }, ...powersell, message: ({ max, blocks }) => text.stockTooHigh(max, blocks) },
  { id: 'unit.unknown', field: 'price', kind: 'absent', measure: 'unitUnknown', bounds: {}, ...odoo, message: ({ found }) => text.unitUnknown(found) },
  { id: 'unit.closest', field: 'price', kind: 'absent', measure: 'unitClosest', bounds: {}, ...odoo, message: ({ found }) => text.unitClosest(found) },
  { id: 'net.weight-from-volume', field: 'net', kind: 'absent', measure: 'weightFromVolume', bounds: {}, ...odoo, message: () => text.weightFromVolume },
  { id: 'net.weight-assumed', field: 'net', kind: 'absent', measure: 'weightAssumed', bounds: {}, ...odoo, message: ({ found }) => text.weightAssumed(Number(found)) },
  { id: 'images.missing', field: 'images', kind: 'range', measure: 'pictures', bounds: { min: 1 }, ...comparable, message: () => text.noPicture },
  { id: 'images.small', field: 'images', kind: 'range', measure: 'smallestSide', bounds: { min: 500 }, ...comparable, message: ({ min }) => text.pictureMayBeSmall(min) },
]
