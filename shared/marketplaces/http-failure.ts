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
  const cause = error instanceof Error ? error.cause : undefined
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return 'unknown'
  return String(cause.code)
}

/** `Retry-After` as epoch milliseconds, from seconds or an HTTP date; null where it is absent or unreadable. */
export function retryAfter(header: string | null, now: number): number | null {
  if (header === null || header.trim() === '') return null
  const until = /^\d+$/.test(header.trim()) ? now + Number(header) * 1000 : Date.parse(header)
  if (Number.isNaN(until)) return null
  return Math.min(Math.max(until, now), now + LONGEST_WAIT_MS)
}
