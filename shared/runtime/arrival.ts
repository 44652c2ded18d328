import * as z from 'zod'
import { parseSheetKey } from '../adapters/files/keys.ts'
import { ReadMessage } from '../domain/messages.ts'

/** What the bucket's event says when an object has arrived. Its key is plain text. */
const ObjectCreated = z
  .object({ detail: z.object({ object: z.object({ key: z.string() }) }) })
  .transform(({ detail }, problem): ReadMessage => {
    const of = parseSheetKey(detail.object.key)
    if (of) return { kind: 'read', ...of }
    problem.addIssue('not the key of a sheet')
    return z.NEVER
  })

/** A sheet has arrived: said by the bucket, or again by the sweep. */
export const Arrival = z.union([ReadMessage, ObjectCreated])
