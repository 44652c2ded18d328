import { afterAnswer, afterOutage, type Circuit } from '../../domain/pace/circuit.ts'
import { freshPace, type Pace } from '../../domain/pace/pace.ts'
import type { PaceTools, RequestEnd, Watch } from '../../ports/pace.ts'

export type Connection = { marketplace: string; shop: string }

/** The record of a connection as this process knows it, and the ways to change it. */
export type PaceBook = {
  /** The last that was read or written. */
  known(): Pace
  /** When that was; epoch milliseconds. */
  knownAt(): number
  read(): Promise<void>
  /**
   * Writes what `change` makes of the record; made again of what is there where somebody else wrote in between. It answers
   * null where there is nothing to write. False where others were faster every time.
   */
  write(change: (pace: Pace) => Pace | null): Promise<boolean>
  note(end: RequestEnd): Promise<void>
}

/** Somebody else was faster so often: there is more going on than this record can take. */
const conflicts = 8

export function openBook(tools: PaceTools, key: string, connection: Connection): PaceBook {
  let known: Pace = freshPace
  let knownAt = Number.NEGATIVE_INFINITY

  /** Two calls of this process may be under way at once: the later record counts. */
  const learn = (pace: Pace, always = false) => {
    if (always || pace.revision >= known.revision) known = pace
    knownAt = tools.now()
  }
  /** Where nobody has written it yet, or an operator took it away, it begins anew. */
  const read = async () => {
    const pace = await tools.paces.read(key)
    learn(pace ?? freshPace, pace === null)
  }

  async function write(change: (pace: Pace) => Pace | null): Promise<boolean> {
    if (knownAt === Number.NEGATIVE_INFINITY) await read()
    for (let n = 0; n < conflicts; n += 1) {
      const before = known
      const next = change(before)
      if (next === null) return true
      try {
        if (await tools.paces.write(key, next, before)) {
          learn({ ...next, revision: before.revision + 1 })
          return true
        }
      } catch (error) {
        // It may have been written all the same: nothing is decided on what we knew before.
        knownAt = Number.NEGATIVE_INFINITY
        throw error
      }
      knownAt = Number.NEGATIVE_INFINITY
      await read()
    }
    return false
  }

  return {
    known: () => known,
    knownAt: () => knownAt,
    read,
    write,
    async note(end) {
      const before = known.circuit
      if (await write((pace) => noted(pace, end, tools))) tell(tools.watch, connection, before, known.circuit)
    },
  }
}

function tell(watch: Watch, connection: Connection, before: Circuit, after: Circuit): void {
  if (after.trips > before.trips) watch.outage({ ...connection, until: after.openUntil })
  if (before.trips > 0 && after.trips === 0) watch.recovery(connection)
}

/** The record after a request; null where it says so already. */
function noted(pace: Pace, end: RequestEnd, { now, rules }: PaceTools): Pace | null {
  const at = now()
  if (end.kind === 'unsent') return null
  if (end.kind === 'outage') {
    const circuit = afterOutage(pace.circuit, at, rules)
    return circuit === pace.circuit ? null : { ...pace, circuit }
  }
  const circuit = afterAnswer(pace.circuit, at)
  const closedUntil = end.kind === 'closed' ? Math.max(pace.closedUntil, end.until) : pace.closedUntil
  const wasFine = pace.circuit.outages === 0 && pace.circuit.trips === 0
  if (closedUntil === pace.closedUntil && (circuit === pace.circuit || wasFine)) return null
  return { ...pace, circuit, closedUntil }
}
