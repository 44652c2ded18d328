import type { SandboxFault } from '../../../shared/ports/sandbox.ts'
import { type Operation, operations, writes } from './operations.ts'

/**
 * What a marketplace's edge makes of a fault. `fails`: what the failure says; `until` in milliseconds from now.
 * `believes nothing`: either a failure that is tried again, or what is true. `never happens`: this fault says nothing of
 * such a request.
 */
export type Verdict = { fails: Fails } | 'works' | 'believes nothing' | 'never happens'

export type Fails = { kind: string; code: string; until?: number }

export type FaultCase = {
  name: string
  fault: Omit<SandboxFault, 'times' | 'operation'>
  verdict: (operation: Operation) => Verdict
  /** How long the adapter waits for an answer, where that matters. */
  timeoutMs?: number
}

const throttled = (until: number): Verdict => ({
  fails: { kind: 'throttled', code: 'marketplace.throttled', until },
})
const again = (code: string): Verdict => ({ fails: { kind: 'retryable', code: `marketplace.${code}` } })

const always = (verdict: Verdict) => () => verdict
const onWrites = (verdict: Verdict) => (operation: Operation) =>
  writes.includes(operation) ? verdict : 'never happens'

/** Every fault a sandbox can show, and what every operation makes of it. */
export const faultTable: Record<SandboxFault['kind'], FaultCase[]> = {
  '429': [
    {
      name: '429 with Retry-After',
      fault: { kind: '429', retryAfter: 7 },
      verdict: always(throttled(7_000)),
    },
    {
      name: '429 with Retry-After as a date',
      fault: { kind: '429', retryAfter: 90, asDate: true },
      verdict: always(throttled(90_000)),
    },
    { name: '429 without Retry-After', fault: { kind: '429' }, verdict: always(throttled(30_000)) },
  ],
  '500': [{ name: '500', fault: { kind: '500' }, verdict: always(again('server-error')) }],
  '502': [{ name: "502, a gateway's page", fault: { kind: '502' }, verdict: always(again('server-error')) }],
  '503': [
    {
      name: '503 with Retry-After',
      fault: { kind: '503', retryAfter: 3 },
      verdict: always(throttled(3_000)),
    },
    {
      name: '503 with Retry-After as a date',
      fault: { kind: '503', retryAfter: 3, asDate: true },
      verdict: always(throttled(3_000)),
    },
    { name: '503 without Retry-After', fault: { kind: '503' }, verdict: always(again('server-error')) },
  ],
  'cut-after-commit': [
    {
      name: 'a cut after the commit',
      fault: { kind: 'cut-after-commit' },
      verdict: always(again('unreachable')),
    },
  ],
  'cut-before-commit': [
    {
      name: 'a cut before the commit',
      fault: { kind: 'cut-before-commit' },
      verdict: always(again('unreachable')),
    },
  ],
  latency: [
    {
      name: 'an answer later than our patience',
      fault: { kind: 'latency', delayMs: 400 },
      verdict: always(again('timeout')),
      timeoutMs: 60,
    },
  ],
  'no-answer': [
    { name: 'no answer', fault: { kind: 'no-answer' }, verdict: always(again('timeout')), timeoutMs: 60 },
  ],
  'expired-token': [
    {
      name: 'an expired token',
      fault: { kind: 'expired-token' },
      // Refused right at the login, the keys are wrong. A key that never changes cannot be renewed either.
      verdict: (operation) =>
        operation === 'login' ? { fails: { kind: 'permanent', code: 'connection.settings' } } : 'works',
    },
  ],
  'malformed-json': [
    { name: 'broken JSON', fault: { kind: 'malformed-json' }, verdict: always(again('bad-answer')) },
  ],
  'html-page': [
    { name: 'a page of HTML', fault: { kind: 'html-page' }, verdict: always(again('bad-answer')) },
  ],
  'empty-answer': [
    { name: 'an empty answer', fault: { kind: 'empty-answer' }, verdict: always(again('bad-answer')) },
  ],
  oversize: [
    { name: 'far too long an answer', fault: { kind: 'oversize' }, verdict: always(again('bad-answer')) },
  ],
  'wrong-product': [
    {
      name: 'an answer about another product',
      fault: { kind: 'wrong-product' },
      verdict: (operation) => {
        if (operation === 'login') return 'never happens'
        // Whoever looks at a product that changed finds out what it is.
        return operation === 'changes' ? 'works' : 'believes nothing'
      },
    },
  ],
  exists: [
    {
      name: 'there is one already, although it was carried out',
      fault: { kind: 'exists' },
      verdict: onWrites('believes nothing'),
    },
  ],
  partial: [
    {
      name: 'a field refused inside an answer',
      fault: { kind: 'partial' },
      verdict: (operation) =>
        operation === 'withdraw'
          ? again('bad-answer')
          : onWrites({ fails: { kind: 'permanent', code: 'marketplace.rejected' } })(operation),
    },
  ],
  'too-many-in-body': [
    {
      name: 'throttled in its own words',
      fault: { kind: 'too-many-in-body' },
      verdict: always(throttled(30_000)),
    },
  ],
  'slow-review': [
    { name: 'a slow review', fault: { kind: 'slow-review', delayMs: 60_000 }, verdict: onWrites('works') },
  ],
  reject: [{ name: 'a rejection', fault: { kind: 'reject' }, verdict: onWrites('works') }],
  'unknown-status': [
    {
      name: 'a status word never seen before',
      fault: { kind: 'unknown-status' },
      verdict: (operation) => (operation === 'login' ? 'never happens' : 'works'),
    },
  ],
  'too-many': [
    {
      name: 'a limit that we do not know of',
      fault: { kind: 'too-many', perSecond: 1 },
      verdict: always('believes nothing'),
    },
  ],
}

export const faultCases: FaultCase[] = Object.values(faultTable).flat()

/** Each fault with each operation that it says something of. */
export const faultsByOperation = faultCases.flatMap((of) =>
  operations
    .map((operation) => ({ of, operation, verdict: of.verdict(operation) }))
    .filter(({ verdict }) => verdict !== 'never happens'),
)
