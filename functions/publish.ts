// Stages 3 and 4, once per marketplace: desired → marketplace → status; what changed there → its lane again.
// Writes Status, the pace of its connections, and how far changes there are known.

import { MarketplaceId } from '../shared/domain/ids.ts'
import { LaneWork } from '../shared/domain/messages.ts'
import { registeredMarketplace } from '../shared/runtime/enabled.ts'
import { LaneEnv, ReconcileEnv } from '../shared/runtime/env.ts'
import { onFirstEvent, queueFunction } from '../shared/runtime/handlers.ts'
import { notePart } from '../shared/runtime/note-part.ts'
import { openConnections, openShops, sendingTools } from '../shared/runtime/open-marketplace.ts'
import { sharedParts } from '../shared/runtime/pace-part.ts'
import {
  clockPart,
  connectionsPart,
  paperUrlPart,
  patiencePart,
  pictureUrlPart,
  queuesPart,
  storesPart,
  walksPart,
} from '../shared/runtime/parts.ts'
import { publish } from '../shared/steps/publish.ts'
import { reconcile } from '../shared/steps/reconcile.ts'

export const create = queueFunction({
  name: 'publish',
  schema: LaneWork,
  parts: (env) => {
    const clock = clockPart()
    const stores = storesPart(env, clock)
    const id = MarketplaceId.parse(LaneEnv.parse(env).MARKETPLACE)
    const registered = registeredMarketplace(id)
    const connections = connectionsPart(env, clock)
    const shared = sharedParts(env, clock)
    const note = notePart(env, 'publish')
    return {
      stores,
      marketplace: id,
      open: openConnections(registered, connections, shared),
      shops: openShops(registered, connections, sendingTools(registered, shared)),
      pictureUrl: pictureUrlPart(env),
      paperUrl: paperUrlPart(env),
      patience: patiencePart(env, registered.manifest),
      queues: queuesPart(env),
      walks: walksPart(env),
      overlapMs: ReconcileEnv.parse(env).RECONCILE_OVERLAP_SECONDS * 1000,
      postponed: (of: { shop: string; code: string }) =>
        note('reading changes is postponed', { ...of, marketplace: id }),
      clock,
      rest: shared.pace.rest,
    }
  },
  // Login, look-up, change and read-back at a marketplace that takes its time, and waiting for the turn of each.
  needsMs: 65_000,
  step: (parts, message) => (message.kind === 'publish' ? publish(parts, message) : reconcile(parts)),
  rest: (parts) => parts.rest(),
})

export const handler = onFirstEvent(create)
