// Part of stage 1: one picture, fetched or as it came. Writes that picture and nothing else.
import { PictureOrder } from '../shared/ports/pictures.ts'
import { calledFunction, onFirstEvent } from '../shared/runtime/handlers.ts'
import { studioPart } from '../shared/runtime/studio-part.ts'

export const create = calledFunction({
  name: 'prepare-picture',
  schema: PictureOrder,
  parts: studioPart,
  step: (studio, order) => studio(order),
})

export const handler = onFirstEvent(create)
