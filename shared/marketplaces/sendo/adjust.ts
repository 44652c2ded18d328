import type { Listing, Net, Price } from '../../domain/listing.ts'
import { type Problem, problem } from '../../domain/rules.ts'
import { netOfUnit, unitWord } from '../../domain/values/unit.ts'
import { marketplaceProblem as text } from '../../domain/vietnamese/marketplace-problems.ts'
import type { AdjustContext, Adjusted } from '../../ports/marketplace.ts'
import { composeDescription, type Description } from '../compose.ts'
import { composeTitle, type Title } from '../title.ts'
import { chooseCategory } from './categories.ts'
import type { SendoProduct, WantedCategory } from './product.ts'
import { sendoRules as rules } from './rules.ts'
import type { SendoSettings } from './settings.ts'
import { unitOf } from './units.ts'

/** Pure: the listing as Sendo can carry it. See rules.ts for where each limit comes from. */
export function adjust(
  listing: Listing,
  context: AdjustContext,
  settings: SendoSettings,
): Adjusted<SendoProduct> {
  const title = composeTitle(listing, null)
  const description = composeDescription(listing, { ...rules.description, format: 'html' })
  const category = categoryOf(listing, settings)
  const weight = weightOf(listing, settings)
  const unit = unitOf(listing.price.per)
  const product: SendoProduct = {
    name: title.title,
    sku: context.shopSku,
    price: listing.price.amount,
    stock_quantity: listing.stock,
    stock_availability: context.onSale && listing.stock > 0,
    weight: weight.grams,
    unit_id: unit?.id ?? null,
    description: description.text,
    category: category.wanted,
    attributes: {},
    pictures: listing.images.map((image) => context.pictureUrl(image.sha256)),
    certificates: context.papers.map(({ name, url }, at) => ({
      file_name: name,
      attachment_url: url,
      display_order: at + 1,
    })),
  }
  const problems = [
    ...category.problems,
    ...textProblems(title, description),
    ...limitProblems(product),
    ...unitProblems(listing.price, unit),
    ...weight.problems,
  ]
  return { product, problems }
}

function categoryOf(
  listing: Listing,
  settings: SendoSettings,
): { wanted: WantedCategory | null; problems: Problem[] } {
  const chosen = settings.categoryIds[String(listing.group)]
  if (chosen !== undefined) return { wanted: { id: chosen, path: null }, problems: [] }
  const choice = chooseCategory(listing)
  if (choice === null) return categoryWithoutWords(listing, settings)
  const name = choice.category.path?.split(' | ').at(-1) ?? ''
  const general = problem(rules.categoryGeneral, 'category.general', 'group', text.categoryGeneral(name))
  return { wanted: choice.category, problems: choice.general ? [general] : [] }
}

/** The words do not tell: what an operator chose for such products. Spirits and tours wait for a person all the same. */
function categoryWithoutWords({ group }: Listing, { categoryIds }: SendoSettings) {
  if (group === null && categoryIds.other !== undefined) {
    const told = problem(rules.categoryGeneral, 'category.general', 'group', text.categoryOther)
    return { wanted: { id: categoryIds.other, path: null }, problems: [told] }
  }
  const asked = problem(rules.category, 'category.unknown', 'group', text.categoryUnknown('Sendo'))
  return { wanted: null, problems: [asked] }
}

function textProblems(title: Title, description: Description): Problem[] {
  const { max } = rules.description
  return [
    ...(title.claimRemoved || description.claimRemoved
      ? [problem(rules.claim, 'ocop.claim-removed', 'ocop', text.claimRemoved)]
      : []),
    ...(title.title.length > rules.name.max
      ? [problem(rules.name, 'name.length', 'name', text.nameMayBeTooLong(rules.name.max))]
      : []),
    ...(description.shortened
      ? [
          {
            ...problem(
              rules.description,
              'description.shortened',
              'description',
              text.descriptionShortened(max),
            ),
            blocking: false,
          },
        ]
      : []),
  ]
}

function limitProblems(product: SendoProduct): Problem[] {
  const { sku, price, stock, picture } = rules
  const found: Problem[] = []
  if (product.sku.length < sku.min || product.sku.length > sku.max) {
    found.push(problem(sku, 'sku.length', 'sku', text.skuLength(sku.min, sku.max)))
  }
  if (product.price < price.min) found.push(problem(price, 'price.low', 'price', text.priceTooLow(price.min)))
  if (product.price > price.max)
    found.push(problem(price, 'price.high', 'price', text.priceTooHigh(price.max)))
  if (product.stock_quantity > stock.max) {
    found.push(problem(stock, 'stock.high', 'stock', text.stockTooHigh(stock.max)))
  }
  if (product.pictures.length === 0) found.push(problem(picture, 'images.missing', 'images', text.noPicture))
  return found
}

function unitProblems(price: Price, unit: ReturnType<typeof unitOf>): Problem[] {
  if (unit === null) return [problem(rules.unit, 'unit.unknown', 'price', text.unitUnknown(price.per))]
  return unit.exact ? [] : [problem(rules.unit, 'unit.closest', 'price', text.unitClosest(price.per))]
}

/** Parcel weight in whole grams, at least one. */
function weightOf(listing: Listing, settings: SendoSettings): { grams: number; problems: Problem[] } {
  const net = contentOf(listing)
  const grams = Math.max(1, Math.round(net?.value ?? 0))
  if (net?.unit === 'g') return { grams, problems: [] }
  if (net?.unit === 'ml') {
    return {
      grams,
      problems: [problem(rules.weight, 'net.weight-from-volume', 'net', text.weightFromVolume)],
    }
  }
  const assumed = settings.defaultWeightGrams
  const warning = problem(rules.weight, 'net.weight-assumed', 'net', text.weightAssumed(assumed))
  return { grams: assumed, problems: [warning] }
}

/** What one sold unit holds; where only the price tells, what its unit holds by itself (1 kg holds 1000 g). */
function contentOf({ net, price }: Listing): Net | null {
  if (net !== null) return net
  const unit = unitWord(price.per)
  return unit && netOfUnit(unit)
}
