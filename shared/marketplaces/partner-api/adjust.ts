import type { Listing } from '../../domain/listing.ts'
import { type Problem, problem } from '../../domain/rules.ts'
import { marketplaceProblem as text } from '../../domain/vietnamese/marketplace-problems.ts'
import type { AdjustContext, Adjusted } from '../../ports/marketplace.ts'
import { shownStars } from '../claims.ts'
import { composeDescription, type Description, placeOf } from '../compose.ts'
import { composeTitle, type Title } from '../title.ts'
import type { Limits, PartnerProfile } from './profile.ts'
import type { PartnerProduct } from './protocol.ts'

/** Pure: the listing as a marketplace with this profile can carry it. */
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
  const pictures = listing.images.slice(0, limits.picturesMax ?? undefined)
  const product: PartnerProduct = {
    ...contentOf(listing),
    sku: context.shopSku,
    name: title.title,
    description: description.text,
    onSale: context.onSale,
    pictures: pictures.map((image) => context.pictureUrl(image.sha256, sideOf(limits))),
    papers: context.papers.map(({ kind, number, issuedOn, expiresOn, url }) => ({
      kind,
      number,
      issuedOn,
      expiresOn,
      url,
    })),
    category: null,
    attributes: {},
  }
  const problems = [...textProblems(title, description, limits), ...pictureProblems(listing, limits)]
  return { product, problems }
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

function textProblems(title: Title, description: Description, limits: Limits): Problem[] {
  const { nameMax, descriptionMin, descriptionMax } = limits
  const found: Problem[] = []
  if (title.claimRemoved || description.claimRemoved) {
    found.push(notice(limits, 'ocop.claim-removed', 'ocop', text.claimRemoved))
  }
  if (nameMax !== null && title.tooLong) {
    found.push(problem(limits, 'name.too-long', 'name', text.nameTooLong(nameMax)))
  } else if (nameMax !== null && title.shortened) {
    found.push(notice(limits, 'name.shortened', 'name', text.nameShortened(nameMax)))
  }
  if (description.shortened) {
    found.push(
      notice(limits, 'description.shortened', 'description', text.descriptionShortened(descriptionMax)),
    )
  }
  if (description.tooShort) {
    found.push(problem(limits, 'description.short', 'description', text.descriptionTooShort(descriptionMin)))
  }
  return found
}

function pictureProblems({ images }: Listing, limits: Limits): Problem[] {
  const { picturesMin, picturesMax } = limits
  if (images.length < picturesMin) {
    return [problem(limits, 'images.few', 'images', text.picturesTooFew(picturesMin))]
  }
  if (images.length === 0) return [notice(limits, 'images.missing', 'images', text.noPicture)]
  if (picturesMax !== null && images.length > picturesMax) {
    return [notice(limits, 'images.many', 'images', text.picturesTooMany(picturesMax))]
  }
  return []
}

/** What was mended, or is only advice: told, never blocking. */
function notice(limits: Limits, code: string, field: string, message: string): Problem {
  return { ...problem(limits, code, field, message), blocking: false }
}
