import * as z from 'zod'
import type { DraftListing } from './listing.ts'
import { fold } from './text.ts'

/**
 * A person's yes to a product that is held for one (alcohol, claims). It is for this name and this description only:
 * what is said anew has to be looked at anew.
 */
export const Clearance = z.object({
  sku: z.string(),
  /** Issue codes that are cleared, for example `alcohol.confirm`. */
  codes: z.array(z.string()),
  wording: z.string(),
  clearedBy: z.string(),
  clearedAt: z.number(),
})
export type Clearance = z.infer<typeof Clearance>

/** What a clearance was given for. */
export const wordingOf = (listing: Pick<DraftListing, 'name' | 'description'>): string =>
  fold(`${listing.name ?? ''} ${listing.description ?? ''}`).slice(0, 2000)

/** The codes that are cleared for a listing as it is now. */
export function clearedCodes(
  clearance: Clearance | null,
  listing: Pick<DraftListing, 'name' | 'description'>,
): ReadonlySet<string> {
  return new Set(clearance && clearance.wording === wordingOf(listing) ? clearance.codes : [])
}
