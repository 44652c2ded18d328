import { categoryRuleFor } from '../../domain/category-rule.ts'
import type { Listing } from '../../domain/listing.ts'
import { applyRules, type Measures } from '../../domain/rules.ts'
import type { AdjustContext, Adjusted } from '../../ports/marketplace.ts'
import { shownStars } from '../claims.ts'
import { composeDescription, placeOf } from '../compose.ts'
import { choosePictures, type PictureChoice } from '../pictures.ts'
import { composeTitle } from '../title.ts'
import { wordMeasures } from '../word-rules.ts'
import type { Limits, PartnerProfile } from './profile.ts'
import type { PartnerProduct } from './protocol.ts'
import { type PartnerMeasure, partnerRules } from './rules.ts'

/** Pure: the listing as a marketplace with this profile can carry it. See rules.ts for what its limits mean. */
export function adjust(
  listing: Listing,
  context: AdjustContext,
  { limits }: Pick<PartnerProfile, 'limits'>,
): Adjusted<PartnerProduct> {
  const title = composeTitle(listing, limits.nameMax)
  const description = composeDescription(listing, {
    min: limits.descriptionMin,
    max: limits.descriptionMax,
    format: limits.descriptionFormat,
  })
  const pictures = choosePictures(listing.images, {
    max: limits.picturesMax,
    sideMin: limits.pictureSideMin,
    types: limits.pictureTypes,
  })
  const category = categoryRuleFor(context.categoryRules, listing)
  const product: PartnerProduct = {
    ...contentOf(listing),
    sku: context.shopSku,
    name: title.title,
    description: description.text,
    onSale: context.onSale,
    pictures: pictures.kept.map((image) => context.pictureUrl(image.sha256, sideOf(limits))),
    papers: context.papers.map(({ kind, number, issuedOn, expiresOn, url }) => ({
      kind,
      number,
      issuedOn,
      expiresOn,
      url,
    })),
    category: category?.category ?? null,
    attributes: category?.attributes ?? {},
  }
  const measures: Measures<PartnerMeasure> = {
    ...measuresOf(product, limits),
    ...wordMeasures(title, description),
    ...pictureMeasures(pictures, limits),
    description: description.length,
  }
  return { product, problems: applyRules(partnerRules(limits), measures) }
}

/** Prepared pictures are 2000 pixels at most. */
const sideOf = ({ pictureSide }: Limits) => (pictureSide === 2000 ? undefined : (pictureSide ?? undefined))

/** What is not simply taken from the listing. */
type ChosenField =
  | 'sku'
  | 'name'
  | 'description'
  | 'onSale'
  | 'pictures'
  | 'papers'
  | 'category'
  | 'attributes'

function contentOf(listing: Listing): Omit<PartnerProduct, ChosenField> {
  const { price, net, producer, ocop } = listing
  const stars = shownStars(ocop)
  return {
    price: price.amount,
    unit: price.per,
    stock: listing.stock,
    group: listing.group,
    netValue: net?.value ?? null,
    netUnit: net?.unit ?? null,
    producer: producer?.name ?? null,
    place: producer?.address ? placeOf(producer.address) : null,
    gtin: listing.gtin,
    season: listing.season,
    shelfLifeMonths: listing.shelfLifeMonths,
    ocopStars: stars,
    ocopDecision: stars === null ? null : ocop.decision,
    ocopExpiresOn: stars === null ? null : ocop.expiresOn,
  }
}

/** What a product shows by itself. */
function measuresOf(product: PartnerProduct, limits: Limits): Measures<PartnerMeasure> {
  return {
    name: product.name.length,
    sku: product.sku.length,
    price: product.price,
    stock: product.stock,
    pictures: product.pictures.length,
    ...(limits.categoryRequired && product.category === null && { category: '' }),
  }
}

function pictureMeasures(
  { kept, small, otherTypes, tooMany }: PictureChoice,
  { picturesMin }: Limits,
): Measures<PartnerMeasure> {
  return {
    ...(kept.length === 0 && picturesMin === 0 && { noPicture: 0 }),
    ...(tooMany > 0 && { picturesCut: tooMany }),
    ...(small > 0 && { picturesSmall: small }),
    ...(otherTypes.length > 0 && { pictureTypes: otherTypes.join(', ') }),
  }
}
