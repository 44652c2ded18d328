// What a queue gave up on. Writes Status (stuck) and import failures.
import * as z from 'zod'
import { AnyMessage } from '../shared/domain/messages.ts'
import { Arrival } from '../shared/runtime/arrival.ts'
import { onFirstEvent, queueFunction } from '../shared/runtime/handlers.ts'
import { clockPart, patiencePart, storesPart } from '../shared/runtime/parts.ts'
import { deadLetter } from '../shared/steps/dead-letter.ts'

export const create = queueFunction({
  name: 'dead-letter',
  schema: z.union([AnyMessage, Arrival]),
  parts: (env) => {
    const clock = clockPart()
    return { stores: storesPart(env, clock), patience: patiencePart(env), clock }
  },
  note: 'dead letter',
  step: deadLetter,
})

export const handler = onFirstEvent(create)
