// Stage 3, once per marketplace: desired → marketplace → status. Writes Status, and the pace of its connections.

import { MarketplaceId } from '../shared/domain/ids.ts'
import { LaneMessage } from '../shared/domain/messages.ts'
import { registeredMarketplace } from '../shared/runtime/enabled.ts'
import { LaneEnv } from '../shared/runtime/env.ts'
import { onFirstEvent, queueFunction } from '../shared/runtime/handlers.ts'
import { openConnections } from '../shared/runtime/open-marketplace.ts'
import { sharedParts } from '../shared/runtime/pace-part.ts'
import {
  clockPart,
  connectionsPart,
  paperUrlPart,
  patiencePart,
  pictureUrlPart,
  storesPart,
} from '../shared/runtime/parts.ts'
import { publish } from '../shared/steps/publish.ts'

export const create = queueFunction({
  name: 'publish',
  schema: LaneMessage,
  parts: (env) => {
    const clock = clockPart()
    const id = MarketplaceId.parse(LaneEnv.parse(env).MARKETPLACE)
    return {
      stores: storesPart(env, clock),
      marketplace: id,
      open: openConnections(registeredMarketplace(id), connectionsPart(env, clock), sharedParts(env, clock)),
      pictureUrl: pictureUrlPart(env),
      paperUrl: paperUrlPart(env),
      patience: patiencePart(env),
      clock,
    }
  },
  // Login, look-up, change and read-back at a marketplace that takes its time, and waiting for the turn of each.
  needsMs: 65_000,
  step: publish,
})

export const handler = onFirstEvent(create)
