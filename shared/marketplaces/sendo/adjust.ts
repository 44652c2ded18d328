import type { Listing } from '../../domain/listing.ts'
import { applyRules, type Measures } from '../../domain/rules.ts'
import type { AdjustContext, Adjusted } from '../../ports/marketplace.ts'
import { composeDescription } from '../compose.ts'
import { smallestSide } from '../pictures.ts'
import { composeTitle } from '../title.ts'
import { wordMeasures } from '../word-rules.ts'
import { type CategoryChoice, chooseCategory } from './categories.ts'
import { type ParcelWeight, sizeOf, weightOf } from './parcel.ts'
import type { SendoProduct } from './product.ts'
import { descriptionLimits, type SendoMeasure, sendoRules } from './rules.ts'
import type { SendoSettings } from './settings.ts'
import { unitOf } from './units.ts'

/** Pure: the listing as Sendo can carry it. See rules.ts for where each limit comes from. */
export function adjust(
  listing: Listing,
  context: AdjustContext,
  settings: SendoSettings,
): Adjusted<SendoProduct> {
  const title = composeTitle(listing, null)
  const description = composeDescription(listing, descriptionLimits)
  const category = chooseCategory(listing, context.categoryRules, settings)
  const weight = weightOf(listing, settings.defaultWeightGrams)
  const unit = unitOf(listing.price.per)
  const product: SendoProduct = {
    name: title.title,
    sku: context.shopSku,
    price: listing.price.amount,
    stock_quantity: listing.stock,
    stock_availability: context.onSale && listing.stock > 0,
    weight: weight.grams,
    ...sizeOf(weight.grams),
    unit_id: unit?.id ?? null,
    description: description.text,
    category: category?.category ?? null,
    attributes: category?.attributes ?? {},
    pictures: listing.images.map((image) => context.pictureUrl(image.sha256)),
    certificates: context.papers.map(({ name, url }, at) => ({
      file_name: name,
      attachment_url: url,
      display_order: at + 1,
    })),
  }
  const measures: Measures<SendoMeasure> = {
    ...measuresOf(product),
    ...wordMeasures(title, description),
    ...categoryMeasures(category),
    ...(unit === null && { unitUnknown: listing.price.per }),
    ...(unit?.exact === false && { unitClosest: listing.price.per }),
    ...weightMeasures(weight),
    description: description.length,
    smallestSide: smallestSide(listing.images),
  }
  return { product, problems: applyRules(sendoRules, measures) }
}

/** What a product shows by itself. */
function measuresOf(product: SendoProduct): Measures<SendoMeasure> {
  return {
    name: product.name.length,
    sku: product.sku.length,
    price: product.price,
    stock: product.stock_quantity,
    pictures: product.pictures.length,
  }
}

function categoryMeasures(choice: CategoryChoice | null): Measures<SendoMeasure> {
  if (choice === null) return { category: 'Sendo' }
  if (choice.how === 'other') return { categoryOther: String(choice.category.id) }
  if (choice.how === 'general') return { categoryGeneral: choice.category.path?.split(' | ').at(-1) ?? '' }
  return {}
}

function weightMeasures({ grams, how }: ParcelWeight): Measures<SendoMeasure> {
  if (how === 'told') return {}
  return how === 'volume' ? { weightFromVolume: grams } : { weightAssumed: grams }
}
