import type { Listing } from '../../domain/listing.ts'
import { applyRules, type Measures } from '../../domain/rules.ts'
import type { AdjustContext, Adjusted } from '../../ports/marketplace.ts'
import { composeDescription } from '../compose.ts'
import { composeTitle } from '../title.ts'
import { wordMeasures } from '../word-rules.ts'
import type { OwnApiProduct } from './product.ts'
import { descriptionLimits, type OwnApiMeasure, ownApiRules, titleMax } from './rules.ts'

/**
 * Pure: the listing as this marketplace can carry it. Where it has categories, `categoryRuleFor(context.categoryRules, …)`
 * comes first, and `context.papers` hold what papers it may be shown. The settings come as a third parameter.
 */
export function adjust(listing: Listing, context: AdjustContext): Adjusted<OwnApiProduct> {
  const title = composeTitle(listing, titleMax)
  const description = composeDescription(listing, descriptionLimits)
  const product: OwnApiProduct = {
    sku: context.shopSku,
    title: title.title,
    description: description.text,
    price: listing.price.amount,
    quantity: listing.stock,
    visible: context.onSale,
    images: listing.images.map(({ sha256 }) => context.pictureUrl(sha256)),
  }
  const measures: Measures<OwnApiMeasure> = {
    ...wordMeasures(title, description),
    title: title.title.length,
    description: description.length,
    pictures: product.images.length,
  }
  return { product, problems: applyRules(ownApiRules, measures) }
}
