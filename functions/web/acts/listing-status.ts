// Reads only: listings with their status at every marketplace where they are wanted.
import type { Desired } from '../../../shared/domain/desired.ts'
import type { MarketplaceId } from '../../../shared/domain/ids.ts'
import { type Status, unknownStatus } from '../../../shared/domain/status.ts'
import type { StatusKey } from '../../../shared/ports/stores.ts'
import { placeOf, statusByPlace } from '../../../shared/steps/dispatch-places.ts'
import type { WebDeps } from '../deps.ts'

/** A listing and its statuses, in registry order. One that a marketplace was never asked about is waiting there. */
export type StatusedListing = { desired: Desired; statuses: Status[] }

export async function withStatuses(
  deps: Pick<WebDeps, 'stores' | 'marketplaces'>,
  listings: readonly Desired[],
): Promise<StatusedListing[]> {
  const keys = listings.map((desired) => keysOf(deps, desired))
  const found = await deps.stores.statuses.getMany(keys.flat())
  const byPlace = statusByPlace(found)
  return listings.map((desired, index) => ({
    desired,
    statuses: (keys[index] ?? []).map(
      (key) => byPlace.get(placeOf(key)) ?? unknownStatus(key.tenant, key.marketplace, key.sku),
    ),
  }))
}

function keysOf(deps: Pick<WebDeps, 'marketplaces'>, desired: Desired): StatusKey[] {
  const order = deps.marketplaces.map((one) => one.id)
  const wanted = Object.keys(desired.targets) as MarketplaceId[]
  const rank = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length)
  const sorted = wanted.sort((a, b) => rank(a) - rank(b))
  return sorted.map((marketplace) => ({ tenant: desired.tenant, marketplace, sku: desired.sku }))
}
