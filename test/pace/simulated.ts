// Workers that share nothing but the record of a connection, on a clock of our own: as late, as slow and as mortal as they are told.

import { setImmediate as otherWork } from 'node:timers/promises'
import { asExpress, connectionBudgets } from '../../shared/adapters/pace/budget.ts'
import { RequestLimits } from '../../shared/domain/pace/limits.ts'
import type { Pace } from '../../shared/domain/pace/pace.ts'
import type { PaceTools } from '../../shared/ports/pace.ts'

export const start = Date.parse('2026-11-21T08:00:00Z')
export const longestMs = 4_000

/** How one worker is. Each number is drawn anew whenever it is needed. Milliseconds. */
export type Nature = {
  express: boolean
  /** How far its clock is from the true one. */
  clockMs: number
  beginsAt: number
  /** When it dies without a word; infinity where it lives on. */
  diesAt: number
  /** After so many requests it has nothing to send for a while. */
  batch: number
  pauseMs: () => number
  workMs: () => number
  lateMs: () => number
  storeMs: () => number
  /** From sending to the answer, and which part of that passes before the request arrives. */
  tripMs: () => number
  arrivesAfter: () => number
  isLost: () => boolean
}

export type Arrival = { at: number; worker: number }

/** What arrives while these workers send all they can, for so many seconds. */
export async function arrivalsOf(natures: Nature[], perSecond: number, seconds: number): Promise<Arrival[]> {
  const time = simulatedTime()
  const kept = new Map<string, Pace>()
  const arrivals: Arrival[] = []
  natures.forEach((nature, worker) => {
    const arrive = (at: number) => arrivals.push({ at, worker })
    void live(nature, { time, kept, perSecond, arrive })
  })
  await time.run(start + seconds * 1_000)
  return arrivals.sort((one, other) => one.at - other.at)
}

type Time = ReturnType<typeof simulatedTime>
type Surroundings = { time: Time; kept: Map<string, Pace>; perSecond: number; arrive(at: number): void }

async function live(nature: Nature, { time, kept, perSecond, arrive }: Surroundings): Promise<void> {
  const alive = mortal(time, start + nature.diesAt)
  await alive(nature.beginsAt)
  const tools = toolsOf(nature, { time, kept, alive })
  const limits = RequestLimits.parse({ perSecond })
  const budgets = connectionBudgets(tools, { marketplace: 'voso', shop: 'a' }, limits, longestMs)
  const send = async () => {
    // Where the books are out of reach, the queue brings the message back.
    const refusal = await budgets.requests.take().catch(() => 'again')
    if (refusal) return alive(50)
    const trip = Math.min(nature.tripMs(), longestMs)
    arrive(time.now() + trip * nature.arrivesAfter())
    await alive(trip)
    const answeredAt = nature.isLost() ? null : tools.now()
    await budgets.requests.report({ kind: 'answered' }, answeredAt)
    await alive(nature.workMs())
  }
  for (;;) {
    for (let n = 0; n < nature.batch; n += 1) await (nature.express ? asExpress(send) : send())
    await budgets.rest()
    await alive(nature.pauseMs())
  }
}

/** A store that takes its time and answers late; what was written may have been written although nobody is told. */
function toolsOf(
  nature: Nature,
  { time, kept, alive }: Pick<Surroundings, 'time' | 'kept'> & { alive: (ms: number) => Promise<void> },
): PaceTools {
  return {
    paces: {
      async read(connection) {
        await alive(nature.storeMs())
        const pace = kept.get(connection) ?? null
        await alive(nature.storeMs())
        return pace
      },
      async write(connection, next, previous) {
        await alive(nature.storeMs())
        const isFirst = (kept.get(connection)?.revision ?? 0) === previous.revision
        if (isFirst) kept.set(connection, { ...next, revision: previous.revision + 1 })
        await alive(nature.storeMs())
        if (nature.isLost()) throw new Error('the answer got lost')
        return isFirst
      },
    },
    now: () => Math.floor(time.now() + nature.clockMs),
    sleep: (milliseconds) => alive(milliseconds + nature.lateMs()),
    rules: { limit: 1_000, withinMs: 1, openMs: 1, longestMs: 1 },
    watch: { outage: () => {}, recovery: () => {} },
  }
}

/** Waits that never end once it is dead. */
const mortal =
  (time: Time, diesAt: number) =>
  (milliseconds: number): Promise<void> =>
    time.now() + milliseconds >= diesAt ? new Promise(() => {}) : time.sleep(milliseconds)

function simulatedTime() {
  let now = start
  const sleepers: { at: number; wake(): void }[] = []
  return {
    now: () => now,
    sleep: (milliseconds: number): Promise<void> =>
      new Promise((wake) => void sleepers.push({ at: now + milliseconds, wake })),
    async run(until: number): Promise<void> {
      for (;;) {
        await otherWork()
        const next = sleepers.reduce<(typeof sleepers)[number] | undefined>(
          (first, one) => (first === undefined || one.at < first.at ? one : first),
          undefined,
        )
        if (next === undefined || next.at > until) return
        sleepers.splice(sleepers.indexOf(next), 1)
        now = Math.max(now, next.at)
        next.wake()
      }
    },
  }
}
