import type { Failure } from '../domain/failure.ts'
import type { CircuitRules } from '../domain/pace/circuit.ts'
import type { RequestLimits } from '../domain/pace/limits.ts'
import type { Pace } from '../domain/pace/pace.ts'

/** What came of one request, as far as everybody who uses the connection has to know. */
export type RequestEnd =
  /** The marketplace answered, whatever it said. */
  | { kind: 'answered' }
  /** It is out of order or out of reach: 5xx, timeout, cut connection. */
  | { kind: 'outage' }
  /** It asked for silence until then, epoch milliseconds. */
  | { kind: 'closed'; until: number }
  /** It was not sent after all. */
  | { kind: 'unsent' }

/** Leave to send over one connection, shared by all workers. Every request takes it, and says how it ended. */
export type Budget = {
  /** Waits for the request's turn and answers null; or says at once why, and until when, it has to wait longer. */
  take(): Promise<Failure | null>
  /**
   * `answeredAt`: when the first byte of an answer was here (epoch milliseconds), for then the request had certainly
   * arrived; null where none came. Never throws: what the marketplace did is not undone by trouble with our own books.
   */
  report(end: RequestEnd, answeredAt: number | null): Promise<void>
}

/** The budgets of a connection: one for all requests, one that logins take besides. */
export type Budgets = { requests: Budget; logins: Budget }

/** The budgets of a connection whose settings have these limits; a request ends after `longestMs`, answered or not. */
export type BudgetFor = (limits: RequestLimits, longestMs: number) => Budgets

/** One record per connection, written by the workers of its lane. `connection` is its key. */
export type PaceStore = {
  read(connection: string): Promise<Pace | null>
  /** Writes `next` unless somebody else wrote since `previous` was read; false where somebody did. */
  write(connection: string, next: Pace, previous: Pace): Promise<boolean>
}

/** What operators are told: the marketplace stopped answering, or answers again. */
export type Watch = {
  outage(of: { marketplace: string; shop: string; until: number }): void
  recovery(of: { marketplace: string; shop: string }): void
}

/** `sleep` ends after so many milliseconds. */
export type PaceTools = {
  paces: PaceStore
  now: () => number
  sleep: (milliseconds: number) => Promise<void>
  rules: CircuitRules
  watch: Watch
}
