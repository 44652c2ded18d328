import { monotonicFactory } from 'ulid'
import type { Clock } from '../ports/clock.ts'

/** The time of this machine, and ULIDs that grow even within a millisecond. */
export function systemClock(): Clock {
  const next = monotonicFactory()
  return { now: () => Date.now(), id: () => next() }
}
