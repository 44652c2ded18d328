// Part of stage 4: marketplaces that tell of changes are asked for them now and then.
import type { MarketplaceId } from '../domain/ids.ts'
import type { Sweep } from './sweep-parts.ts'

/** Sends the lane its message once in a while. One that is lost costs a turn: the next walk begins where the last ended. */
export async function sweepChanges(look: Sweep, marketplace: MarketplaceId): Promise<void> {
  if (!(await look.hasRoom(marketplace, false))) return
  const { everySeconds } = look.reconciling
  const isTime = await look.stores.ledger.claim(scope, marketplace, look.clock.now(), everySeconds)
  if (isTime) await look.queues.lane([{ kind: 'reconcile', marketplace }])
}

const scope = 'reconcile'
