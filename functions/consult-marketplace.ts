// Beside the stages: what pages ask about a marketplace. Writes nothing but the pace and the shelf of its connections.
import { ConsultRequest } from '../shared/ports/consult.ts'
import { consultPart } from '../shared/runtime/consult-part.ts'
import { calledFunction, onFirstEvent } from '../shared/runtime/handlers.ts'

export const create = calledFunction({
  name: 'consult-marketplace',
  schema: ConsultRequest,
  parts: consultPart,
  step: (consult, request) => consult(request),
})

export const handler = onFirstEvent(create)
