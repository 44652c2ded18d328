import type { Listing } from './listing.ts'

/**
 * The listing as it may be told on a day (`yyyy-mm-dd`): a recognition or a paper that has come to its end since the sheet
 * was read proves nothing any more.
 */
export function listingOn(day: string, listing: Listing): Listing {
  const { ocop, certificates } = listing
  const isOver = ({ expiresOn }: { expiresOn: string | null }) => expiresOn !== null && expiresOn <= day
  return {
    ...listing,
    ...(ocop.state === 'valid' && isOver(ocop) && { ocop: { ...ocop, state: 'expired', stars: null } }),
    ...(certificates && { certificates: certificates.filter((paper) => !isOver(paper)) }),
  }
}
