import { type Event, push, take } from './heap.ts'

/** What happens when, in the time of the simulation: epoch milliseconds that pass only here. */
export type Schedule = {
  now(): number
  /** Has something happen at a moment; what is in the past happens next. Equal moments keep their order. */
  at(time: number, what: () => void): void
  /** Lets time stand further on: what was to happen in between is late. */
  jump(milliseconds: number): void
  /** One event, and everything that follows from it without waiting for another. False where nothing is left. */
  step(): Promise<boolean>
}

export function schedule(start: number): Schedule {
  const heap: Event[] = []
  let now = start
  let number = 0
  return {
    now: () => now,
    at(time, what) {
      number += 1
      push(heap, { time, number, what })
    },
    jump(milliseconds) {
      now += milliseconds
    },
    async step() {
      const event = take(heap)
      if (!event) return false
      now = Math.max(now, event.time)
      event.what()
      await settled()
      return true
    },
  }
}

/** Every continuation has run that waits for nothing but promises: no timer and no file is used anywhere. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve))
