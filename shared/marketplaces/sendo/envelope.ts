import * as z from 'zod'
import type { RejectedField } from '../../domain/failure.ts'
import { type HttpOutcome, refusedConnection, retryableOutcome, throttledOutcome } from '../http.ts'
import { refusedFields } from './refused-fields.ts'

/** The envelope around every answer (mark C: live samples in public integration code). */
const Envelope = z.object({
  result: z.unknown().optional(),
  success: z.boolean(),
  error: z
    .object({
      message: z.string().nullish(),
      details: z.unknown().optional(),
      error_details: z
        .array(z.object({ property_name: z.string().nullish(), message: z.string().nullish() }))
        .nullish(),
    })
    .nullish(),
  status_code: z.number().nullish(),
})
type Envelope = z.infer<typeof Envelope>

/** What Sendo answered, once logins, throttling and server trouble are dealt with. */
export type SendoAnswer =
  | { kind: 'done'; result: unknown }
  | { kind: 'not-found' }
  | { kind: 'refused'; fields: RejectedField[]; detail: string }

/**
 * An expired login shows as HTTP 401, as 401 in the envelope, or (mark C: one integration tells it so) as a reply with
 * a key `exp`. Trouble may also stand in the envelope of an answer with HTTP 200.
 */
export function readTrouble(outcome: HttpOutcome, waitUntil: number): HttpOutcome {
  if (outcome.kind !== 'answered') return outcome
  const envelope = Envelope.safeParse(outcome.body)
  if (!envelope.success) {
    return hasExpiry(outcome.body)
      ? { kind: 'auth' }
      : retryableOutcome('marketplace.bad-answer', 'no envelope')
  }
  const status = statusOf(outcome.status, envelope.data)
  if (envelope.data.success && outcome.status < 400) return outcome
  if (status === 401) return { kind: 'auth' }
  if (status === 429) return throttledOutcome(waitUntil)
  if (status >= 500) return retryableOutcome('marketplace.server-error', `status_code ${status}`)
  if (status === 403 || status === 405) return refusedConnection
  return isClear(status, envelope.data)
    ? outcome
    : retryableOutcome('marketplace.bad-answer', `status_code ${status}`)
}

/** The envelope knows better than HTTP, unless it says that all is well. */
const statusOf = (status: number, { status_code }: Envelope): number =>
  status_code != null && status_code >= 400 ? status_code : status

/** Whether it is no success for a reason that we can read: what was sent is refused, or there is no such thing. */
function isClear(status: number, { success, error }: Envelope): boolean {
  if (success) return false
  return [400, 404, 422].includes(status) || (status < 400 && (error?.error_details ?? []).length > 0)
}

const hasExpiry = (body: unknown): boolean => typeof body === 'object' && body !== null && 'exp' in body

/**
 * What is no trouble. How a missing product is told is documented nowhere. Two answers leave no doubt: status 404 inside
 * a well-formed envelope, and a look that succeeds with the result null (a change may succeed without a result);
 * anything else is not read as "no such product".
 */
export function readAnswer(status: number, body: unknown): SendoAnswer {
  const envelope = Envelope.parse(body)
  const { success, result, error } = envelope
  if (success) return { kind: 'done', result }
  const told = statusOf(status, envelope)
  if (told === 404) return { kind: 'not-found' }
  const details = error?.error_details ?? []
  const named = refusedFields(
    details.map((one) => ({ property: one.property_name ?? '', message: one.message ?? '' })),
  )
  // Where no field is named, what it says in general.
  const fields = named.length > 0 ? named : refusedFields([{ property: '', message: error?.message ?? '' }])
  return { kind: 'refused', fields, detail: error?.message ?? `status_code ${told}` }
}
