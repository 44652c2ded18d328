/** All times in milliseconds. */
export type Patience = {
  /** First wait after a retryable failure; doubles each time, to an hour at most. */
  retryMs: number
  /** Failed tries before a listing is stuck. */
  retryLimit: number
  /** How long a listing belongs to one worker. */
  leaseMs: number
  /** Shortest time between two looks at a listing in review. */
  reviewMs: number
  /** How long a listing in review keeps its import from settling. */
  settleMs: number
  /** When a listing that is held because of its connection is tried again: an operator may have mended it. */
  connectionMs: number
  /** When a lane that has not answered is told again. */
  resendMs: number
}

const longest = 3_600_000

/** The wait before try number `attempts` + 1. `spread` (0 to 1) keeps many listings from coming back at once. */
export function retryDelay(patience: Patience, attempts: number, spread: number): number {
  const base = Math.min(patience.retryMs * 2 ** Math.max(0, attempts - 1), longest)
  return Math.round(base * (0.75 + spread / 2))
}

/** The wait before the next look at a listing that has been in review for `age`: the longer, the less often. */
export function reviewDelay(patience: Patience, age: number): number {
  return Math.min(Math.max(patience.reviewMs, age / 2), longest)
}

/** A number from 0 up to, but not including, 1 that is always the same for the same text. */
export function spreadOf(text: string): number {
  let sum = 7
  for (const letter of text) sum = (sum * 33 + (letter.codePointAt(0) ?? 0)) >>> 0
  return (sum % 1000) / 1000
}
