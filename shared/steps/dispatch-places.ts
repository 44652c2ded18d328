// Part of stages 2 and 4, reads only: the places (listing and marketplace) of a dispatch, and which of them are behind.
import type { MarketplaceId, TenantId } from '../domain/ids.ts'
import type { LaneMessage } from '../domain/messages.ts'
import type { Status } from '../domain/status.ts'
import type { Dispatch, Stores } from '../ports/stores.ts'

export type Place = { tenant: TenantId; sku: string; version: number; marketplace: MarketplaceId }

export function placesOf(listings: Dispatch['listings']): Place[] {
  return listings.flatMap(({ marketplaces, ...listing }) =>
    marketplaces.map((marketplace) => ({ ...listing, marketplace })),
  )
}

type PlaceKey = Pick<Place, 'tenant' | 'sku' | 'marketplace'>
export const placeOf = (one: PlaceKey): string => `${one.tenant}#${one.marketplace}#${one.sku}`

export function statusByPlace(statuses: Status[]): Map<string, Status> {
  return new Map(statuses.map((status) => [placeOf(status), status]))
}

/** Lane messages for the listings of a dispatch that nobody has tried at their version. */
export async function behind(
  parts: { stores: Pick<Stores, 'statuses'> },
  { listings, express }: Pick<Dispatch, 'listings' | 'express'>,
): Promise<LaneMessage[]> {
  const places = placesOf(listings)
  const reached = statusByPlace(await parts.stores.statuses.getMany(places))
  return places
    .filter((place) => (reached.get(placeOf(place))?.tried ?? 0) < place.version)
    .map((place) => ({ kind: 'publish', ...place, ...(express && { express }) }))
}
