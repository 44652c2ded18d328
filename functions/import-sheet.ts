// Stage 1: a sheet was uploaded. Writes Rows, the reading of the import, pictures, producers of a list.
import { Arrival } from '../shared/runtime/arrival.ts'
import { LimitsEnv } from '../shared/runtime/env.ts'
import { onFirstEvent, queueFunction } from '../shared/runtime/handlers.ts'
import { clockPart, filesPart, picturesPart, queuesPart, storesPart } from '../shared/runtime/parts.ts'
import { readSheetWithin } from '../shared/sheet/read.ts'
import { importSheet } from '../shared/steps/import-sheet.ts'

export const create = queueFunction({
  name: 'import-sheet',
  schema: Arrival,
  parts: (env) => {
    const clock = clockPart()
    const queues = queuesPart(env)
    const limits = LimitsEnv.parse(env)
    return {
      stores: storesPart(env, clock),
      files: filesPart(env, clock, queues),
      queues,
      pictures: picturesPart(env),
      readSheet: (bytes, options) =>
        readSheetWithin(bytes, options, {
          fileBytes: limits.UPLOAD_MAX_BYTES,
          rows: limits.SHEET_MAX_ROWS,
        }),
      clock,
      limits: { uploadMaxBytes: limits.UPLOAD_MAX_BYTES },
    }
  },
  step: importSheet,
})

export const handler = onFirstEvent(create)
