import type { Listing } from './listing.ts'
import { dayAfter } from './paper.ts'

type Ending = { expiresOn: string | null }

const isOver = ({ expiresOn }: Ending, day: string): boolean => expiresOn !== null && expiresOn <= day

/**
 * The listing as it may be told on a day (`yyyy-mm-dd`): a recognition or a paper that has come to its end since the sheet
 * was read proves nothing any more.
 */
export function listingOn(day: string, listing: Listing): Listing {
  const { ocop, certificates } = listing
  return {
    ...listing,
    ...(ocop.state === 'valid' && isOver(ocop, day) && { ocop: { ...ocop, state: 'expired', stars: null } }),
    ...(certificates && { certificates: certificates.filter((paper) => !isOver(paper, day)) }),
  }
}

/**
 * The first day after `day` on which less may be told of the listing than on this day; null where nothing ends. `papers`:
 * those that are shown today, whose day of expiry is their last.
 */
export function firstEnd(day: string, { ocop, certificates = [] }: Listing, papers: readonly Ending[]) {
  const inListing = [...(ocop.state === 'valid' ? [ocop] : []), ...certificates].map((one) => one.expiresOn)
  const ends = [...inListing, ...papers.map(({ expiresOn }) => expiresOn && dayAfter(expiresOn))]
  const later = ends.filter((end) => end !== null).filter((end) => end > day)
  return later.sort()[0] ?? null
}
