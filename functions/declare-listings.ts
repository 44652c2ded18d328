// Stage 2: rows, edits or a bulk job → desired. The only function that writes Desired.
import { IntakeMessage } from '../shared/domain/messages.ts'
import { onFirstEvent, queueFunction } from '../shared/runtime/handlers.ts'
import { clockPart, queuesPart, storesPart } from '../shared/runtime/parts.ts'
import { declareListings } from '../shared/steps/declare-listings.ts'

export const create = queueFunction({
  name: 'declare-listings',
  schema: IntakeMessage,
  parts: (env) => {
    const clock = clockPart()
    return { stores: storesPart(env, clock), queues: queuesPart(env), clock }
  },
  step: declareListings,
})

export const handler = onFirstEvent(create)
