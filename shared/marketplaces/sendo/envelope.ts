import * as z from 'zod'
import type { RejectedField } from '../../domain/failure.ts'
import { type HttpOutcome, retryableOutcome, throttledOutcome } from '../http.ts'

/** The envelope around every answer (mark C: live samples in public integration code). */
const Envelope = z.object({
  result: z.unknown(),
  success: z.boolean(),
  error: z
    .object({
      message: z.string().nullish(),
      details: z.unknown(),
      error_details: z
        .array(z.object({ property_name: z.string().nullish(), message: z.string().nullish() }))
        .nullish(),
    })
    .nullish(),
  status_code: z.number().nullish(),
})

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
  if (envelope.data.success) return outcome
  const status = envelope.data.status_code ?? outcome.status
  if (status === 401) return { kind: 'auth' }
  if (status === 429) return throttledOutcome(waitUntil)
  if (status >= 500) return retryableOutcome('marketplace.server-error', `status_code ${status}`)
  return outcome
}

const hasExpiry = (body: unknown): boolean => typeof body === 'object' && body !== null && 'exp' in body

/**
 * How a missing product is told is documented nowhere. Two answers leave no doubt: status 404 inside a well-formed
 * envelope, and success without a result; anything else is not read as "no such product".
 */
export function readAnswer(status: number, body: unknown): SendoAnswer {
  const { success, result, error, status_code } = Envelope.parse(body)
  if (success && status < 400) {
    return result === null || result === undefined ? { kind: 'not-found' } : { kind: 'done', result }
  }
  if ((status_code ?? status) === 404) return { kind: 'not-found' }
  const fields = (error?.error_details ?? []).map(({ property_name, message }) => ({
    field: property_name ?? '',
    reason: message ?? '',
  }))
  return { kind: 'refused', fields, detail: error?.message ?? `status_code ${status_code ?? status}` }
}
