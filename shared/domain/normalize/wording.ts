import type { Listing } from '../listing.ts'
import { mayBeAlcohol } from '../product/alcohol.ts'
import { isHeldClaim } from './papers.ts'

/** What a person has to look at before a listing of this wording is offered anywhere: the same as for a row of a sheet. */
export function wordingHolds(
  listing: Pick<Listing, 'name' | 'description' | 'group' | 'certificates'>,
): ('alcohol.confirm' | 'claim.confirm')[] {
  const { name, description, group, certificates = [] } = listing
  const claims = [name, description ?? ''].some((text) => isHeldClaim(text, certificates))
  return [
    ...(mayBeAlcohol([name], group) ? (['alcohol.confirm'] as const) : []),
    ...(claims ? (['claim.confirm'] as const) : []),
  ]
}
