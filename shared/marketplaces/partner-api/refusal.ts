import { permanent, type Result, retryable, success } from '../../domain/failure.ts'
import { changesExpired } from '../../ports/marketplace.ts'
import { type HttpOutcome, refusedConnection, throttledOutcome } from '../http.ts'
import type { PartnerProfile } from './profile.ts'
import { CURSOR_EXPIRED, PartnerRefusal, PRODUCT_NOT_FOUND } from './protocol.ts'
import { fromWire } from './wire.ts'

/** The contract's own words for "too many requests" close the connection, as 429 does. */
export function readTooMany(outcome: HttpOutcome, profile: PartnerProfile, now: () => number): HttpOutcome {
  if (outcome.kind !== 'answered') return outcome
  const refusal = PartnerRefusal.safeParse(fromWire(outcome.body, profile.fieldNames))
  const isOne = refusal.success && profile.limits.tooManyCodes.includes(refusal.data.code)
  return isOne ? throttledOutcome(now() + profile.http.defaultWaitMs) : outcome
}

/** What a call is for: only `create` and `change` carry content that can be refused. */
export type Purpose = 'look' | 'create' | 'change' | 'withdraw' | 'changes'

/**
 * What a 4xx says of a call; null is the one clear answer "no such product". Only 400 and 422 with a code refuse a
 * product. What nobody knows is tried again, and ends where a person sees it.
 */
export function readRefusal(
  purpose: Purpose,
  { status, body }: { status: number; body: unknown },
  profile: PartnerProfile,
): Result<null> {
  const parsed = PartnerRefusal.safeParse(fromWire(body, profile.fieldNames))
  const refusal = parsed.success ? parsed.data : null
  if (purpose === 'changes' && refusal?.code === CURSOR_EXPIRED) return retryable(changesExpired)
  if (status === 409 && purpose === 'create') return retryable('marketplace.exists')
  if (status === 404 && purpose !== 'create' && refusal?.code === PRODUCT_NOT_FOUND) return success(null)
  // The path of a change is not there: the contract profile does not fit.
  if (status === 404 && purpose !== 'look') return { ok: false, failure: refusedConnection.failure }
  const ofContent = (status === 400 || status === 422) && (purpose === 'create' || purpose === 'change')
  return refusal && ofContent
    ? rejected(refusal, profile)
    : retryable('marketplace.bad-answer', `HTTP ${status} ${refusal?.code ?? 'without a code'}`.slice(0, 200))
}

function rejected({ code, message, errors }: PartnerRefusal, { fieldNames }: PartnerProfile): Result<never> {
  const ownNames = new Map(Object.entries(fieldNames).map(([name, wire]) => [wire, name]))
  const fields = (errors ?? []).map(({ field, reason }) => ({ field: ownNames.get(field) ?? field, reason }))
  return permanent('marketplace.rejected', fields, message ?? code)
}
