import type { Listing } from '../domain/listing.ts'
import { oneLine, sanitize } from '../domain/text.ts'
import { amountText, productText } from '../domain/vietnamese/product-text.ts'
import { hasStarClaim, nameWithoutUnprovenQuality, shownStars, withoutUnprovenClaims } from './claims.ts'

/**
 * A title and what had to be done to get it. `tooLong`: it does not fit and no word could be left out. `qualityRemoved`:
 * the papers that it claimed and that the product has not.
 */
export type Title = {
  title: string
  shortened: boolean
  tooLong: boolean
  claimRemoved: boolean
  qualityRemoved: string[]
}

const statesAmount = /\d\s*(?:g|gr|gram|kg|ml|l|lít)(?!\p{L})/iu

/**
 * The name, then net content and OCOP stars where they fit whole. Words are never cut; `max` in characters, null where
 * no limit is known.
 */
export function composeTitle(listing: Listing, max: number | null): Title {
  const { name, claimRemoved, qualityRemoved } = plainName(listing)
  const limit = max ?? Number.POSITIVE_INFINITY
  const base = firstWords(name, limit)
  const additions = base === name ? titleAdditions(listing, name) : []
  const title = additions.reduce((built, part) => {
    const longer = `${built} ${part}`
    return longer.length <= limit ? longer : built
  }, base)
  return { title, shortened: base !== name, tooLong: title.length > limit, claimRemoved, qualityRemoved }
}

/** The name on one clean line, without stars and papers that are not proven; the SKU where nothing is left. */
export function plainName({ name, sku, ocop, certificates }: Listing) {
  const stars = withoutUnprovenClaims(oneLine(sanitize(name)), ocop)
  const { text, removed } = nameWithoutUnprovenQuality(stars.text, certificates)
  // A name that begins with a dash would be cut to nothing where the next word is too long.
  const plain = text.replace(/^[\s,;:–-]+/, '')
  return { name: plain || sku, claimRemoved: stars.removed, qualityRemoved: removed }
}

function titleAdditions(listing: Listing, name: string): string[] {
  const { net } = listing
  const stars = shownStars(listing.ocop)
  return [
    ...(net && net.unit !== 'piece' && !statesAmount.test(name) ? [amountText(net.value, net.unit)] : []),
    ...(stars !== null && !hasStarClaim(name) ? [`- ${productText.ocopTitle(stars)}`] : []),
  ]
}

/** As many whole words as fit; the first word stays even where it alone is too long. */
export function firstWords(text: string, max: number): string {
  if (text.length <= max) return text
  const cut = text.slice(0, max + 1).lastIndexOf(' ')
  if (cut <= 0) return text.split(' ', 1)[0] ?? text
  return text.slice(0, cut).replace(/[\s,;:–-]+$/, '')
}
