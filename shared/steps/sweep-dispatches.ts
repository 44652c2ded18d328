// Part of stage 4: listings that were declared and have to get somewhere.
import type { MarketplaceId } from '../domain/ids.ts'
import { isAtRest, type Status } from '../domain/status.ts'
import type { Dispatch } from '../ports/stores.ts'
import { behind } from './declare-parts.ts'
import type { Sweep } from './sweep.ts'

/**
 * Looks after the dispatches of an import or a bulk job: removes those whose listings are all at rest, tells the
 * lanes again of those that have waited too long. True where none is left. A listing that has been in review for
 * longer than our patience counts as at rest: the seller is told of it as it stands.
 */
export async function sweepDispatches(look: Sweep, source: string): Promise<boolean> {
  const dispatches = await look.stores.ledger.dispatches(source)
  let left = 0
  for (const dispatch of dispatches) if (!(await isDone(look, dispatch))) left += 1
  return left === 0
}

async function isDone(look: Sweep, dispatch: Dispatch): Promise<boolean> {
  if (!(await mayBeDone(look, dispatch))) return false
  const places = dispatch.listings.flatMap((listing) =>
    listing.marketplaces.map((marketplace) => ({ ...listing, marketplace })),
  )
  const statuses = await look.stores.statuses.getMany(places)
  const byPlace = new Map(statuses.map((status) => [placeOf(status), status]))
  const longReview = look.clock.now() - look.patience.settleMs
  const open = places.filter((place) => !rests(byPlace.get(placeOf(place)), place.version, longReview))
  if (open.length === 0) {
    await look.stores.ledger.removeDispatch(dispatch)
    return true
  }
  await tellAgain(look, dispatch)
  return false
}

/** While a lane has a long way to go, looking at each of its listings is work for nothing. */
async function mayBeDone(look: Sweep, { listings }: Dispatch): Promise<boolean> {
  const lanes = new Set(listings.flatMap((listing) => listing.marketplaces))
  for (const marketplace of lanes)
    if (look.queues.lanes.includes(marketplace) && !(await look.hasRoom(marketplace))) return false
  return true
}

const placeOf = (one: { tenant: string; sku: string; marketplace: MarketplaceId }) =>
  `${one.tenant}#${one.marketplace}#${one.sku}`

function rests(status: Status | undefined, version: number, longReview: number): boolean {
  if (!status || status.version < version) return false
  return isAtRest(status.condition) || (status.condition === 'in-review' && status.changedAt < longReview)
}

/** Only what nobody has tried yet: what was tried carries its own due time. */
async function tellAgain(look: Sweep, dispatch: Dispatch): Promise<void> {
  if (look.clock.now() - dispatch.sentAt < look.patience.resendMs) return
  const messages = await behind(look, dispatch.listings)
  const room = await Promise.all(messages.map((message) => look.hasRoom(message.marketplace)))
  const sendable = messages.filter((_, n) => room[n])
  if (sendable.length === 0) return
  await look.queues.lane(sendable)
  await look.stores.ledger.putDispatch({ ...dispatch, sentAt: look.clock.now() })
}
