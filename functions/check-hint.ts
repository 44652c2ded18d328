// People's stage: what a marketplace sent to its address for hints, read where its secrets are known. Writes nothing.
import { HintOrder } from '../shared/ports/hints.ts'
import { registeredMarketplace } from '../shared/runtime/enabled.ts'
import { calledFunction, onFirstEvent } from '../shared/runtime/handlers.ts'
import { shopsForHints } from '../shared/runtime/hints-part.ts'
import { notePart } from '../shared/runtime/note-part.ts'
import { clockPart, connectionsPart } from '../shared/runtime/parts.ts'
import { type CheckHintParts, checkHint } from '../shared/steps/check-hint.ts'

export const create = calledFunction({
  name: 'check-hint',
  schema: HintOrder,
  parts: (env): CheckHintParts => {
    const clock = clockPart()
    const connections = connectionsPart(env, clock)
    const note = notePart(env, 'check-hint')
    return {
      shops: (id) => shopsForHints(registeredMarketplace(id), connections, clock.now)(),
      refused: (of) => note('hint refused', of),
    }
  },
  step: checkHint,
})

export const handler = onFirstEvent(create)
