// Stage 4: what is behind → queues again. Writes notes of open work in the Ledger.
import { onFirstEvent, scheduleFunction } from '../shared/runtime/handlers.ts'
import { clockPart, filesPart, patiencePart, queuesPart, storesPart } from '../shared/runtime/parts.ts'
import { sweep } from '../shared/steps/sweep.ts'

export const create = scheduleFunction({
  name: 'sweep',
  parts: (env) => {
    const clock = clockPart()
    const queues = queuesPart(env)
    const files = filesPart(env, clock, queues)
    return { stores: storesPart(env, clock), queues, files, patience: patiencePart(env), clock }
  },
  step: sweep,
})

export const handler = onFirstEvent(create)
