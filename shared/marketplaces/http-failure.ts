import type { Failure } from '../domain/failure.ts'

/** Longest wait we accept: a nonsense header must not park a product for ever. */
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000

const OUTAGES = ['marketplace.timeout', 'marketplace.unreachable', 'marketplace.server-error']

/** Whether the marketplace is out of order or out of reach, rather than displeased with what was sent. */
export const isOutage = ({ kind, code }: Failure): boolean => kind === 'retryable' && OUTAGES.includes(code)

/** An exchange that ended without an answer: the outcome at the marketplace is unknown. */
export function failedExchange(error: unknown): Failure {
  if (isTimeout(error)) return { kind: 'retryable', code: 'marketplace.timeout' }
  return { kind: 'retryable', code: 'marketplace.unreachable', detail: causeCode(error) }
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')
}

/** Only the system's error code: messages may hold addresses. */
function causeCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}

/**
 * `Retry-After` as epoch milliseconds, from seconds or an HTTP date; null where it is absent or unreadable. A date is by
 * the marketplace's clock, which may be wrong: it counts from the `Date` of the same answer where there is one.
 */
export function retryAfter(headers: Headers, now: number): number | null {
  const told = headers.get('retry-after')?.trim() ?? ''
  if (told === '') return null
  const waitMs = /^\d+$/.test(told) ? Number(told) * 1000 : Date.parse(told) - clockOf(headers, now)
  return Number.isNaN(waitMs) ? null : now + Math.min(Math.max(waitMs, 0), LONGEST_WAIT_MS)
}

function clockOf(headers: Headers, now: number): number {
  const theirs = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(theirs) ? now : theirs
}
