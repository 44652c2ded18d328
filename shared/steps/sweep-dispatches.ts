// Part of stage 4: listings that were declared and have to get somewhere.
import type { LaneMessage } from '../domain/messages.ts'
import { isAtRest, type Status } from '../domain/status.ts'
import type { Dispatch } from '../ports/stores.ts'
import { behind, placeOf, placesOf, statusByPlace } from './dispatch-places.ts'
import type { Sweep } from './sweep-parts.ts'

/**
 * Looks after the dispatches of an import or a bulk job: removes those whose listings are all at rest, tells the
 * lanes again of those that have waited too long. True where none is left. A listing that was tried and has been in
 * review, or kept waiting by its marketplace, for longer than our patience counts as at rest: the seller is told of it
 * as it stands.
 */
export async function sweepDispatches(look: Sweep, source: string): Promise<boolean> {
  const dispatches = await look.stores.ledger.dispatches(source)
  let left = 0
  for (const dispatch of dispatches) if (!(await isDone(look, dispatch))) left += 1
  return left === 0
}

async function isDone(look: Sweep, dispatch: Dispatch): Promise<boolean> {
  if (await allRest(look, dispatch)) {
    await look.stores.ledger.removeDispatch(dispatch)
    return true
  }
  await tellAgain(look, dispatch)
  return false
}

/** How many places are looked at together. */
const chunk = 50

/** From the end, where the listings are that were sent last: one that is still open ends the look. */
async function allRest(look: Sweep, dispatch: Dispatch): Promise<boolean> {
  const places = placesOf(dispatch.listings).reverse()
  const longAgo = look.clock.now() - look.patience.settleMs
  for (let n = 0; n < places.length; n += chunk) {
    const some = places.slice(n, n + chunk)
    const byPlace = statusByPlace(await look.stores.statuses.getMany(some))
    if (!some.every((place) => rests(byPlace.get(placeOf(place)), place.version, longAgo))) return false
  }
  return true
}

function rests(status: Status | undefined, version: number, longAgo: number): boolean {
  if (!status || status.tried < version) return false
  return (status.version >= version && isAtRest(status.condition)) || status.changedAt < longAgo
}

/** Only what nobody has tried yet: what was tried carries its own due time. */
async function tellAgain(look: Sweep, dispatch: Dispatch): Promise<void> {
  if (look.clock.now() - dispatch.sentAt < look.patience.resendMs) return
  const messages = await behind(look, dispatch)
  const hasRoom = (message: LaneMessage) => look.hasRoom(message.marketplace, dispatch.express)
  const room = await Promise.all(messages.map(hasRoom))
  const sendable = messages.filter((_, n) => room[n])
  if (sendable.length === 0) return
  await look.queues.lane(sendable)
  await look.stores.ledger.sentAgain(dispatch, look.clock.now())
}
