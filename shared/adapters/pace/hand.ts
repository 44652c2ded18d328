import { lateMs } from '../../domain/pace/slots.ts'
import type { PaceTools } from '../../ports/pace.ts'
import type { PaceBook } from './book.ts'

/** The slots that this process holds for one kind of work. */
export type Hand = {
  /** Ends at a slot, with null; or with until when it is no use to ask, and why. */
  turn(): Promise<Refusal | null>
  /** The request of the last turn has ended. */
  ended(): void
  /** Gives up what is held: it is not to be used any more. */
  drop(): void
}

export type Refusal = { until: number; why: 'closed' | 'outage' | 'quota' | 'busy' | 'aside' }

export type HandOptions = {
  tools: Pick<PaceTools, 'now' | 'sleep'>
  book: PaceBook
  ask: {
    limits: Parameters<PaceBook['reserve']>[0]['limits']
    count: number
    express: boolean
    waitMs: number
  }
}

/** A process that misses slot after slot is too busy to send. */
const misses = 12

/** What is held, and what was learnt of how fast it is used. */
type Held = {
  slots: number[]
  probe: boolean
  /** True where slots were fetched ahead of time. */
  coming: Promise<boolean> | null
  unused: number
  /** When the last turn was given, and when its request ended. */
  turnedAt: number
  endedAt: number
  gapMs: number
  leadMs: number
}

/** Turns are given one after the other, in the order in which they were asked for. */
export function openHand(options: HandOptions): Hand {
  const { now } = options.tools
  const held: Held = {
    slots: [],
    probe: false,
    coming: null,
    unused: 0,
    turnedAt: Number.POSITIVE_INFINITY,
    endedAt: Number.POSITIVE_INFINITY,
    gapMs: 0,
    leadMs: lateMs,
  }
  let last: Promise<unknown> = Promise.resolve()
  return {
    turn() {
      const asked = now()
      const mine = last.then(async () => {
        held.gapMs = smoothed(held.gapMs, measuredGap(held, asked))
        const refusal = await turn(options, held)
        held.turnedAt = now()
        held.endedAt = held.turnedAt
        return refusal
      })
      last = mine.catch(() => {})
      return mine
    },
    ended() {
      held.endedAt = now()
    },
    drop() {
      held.unused += held.slots.length
      held.slots = []
    },
  }
}

async function turn(options: HandOptions, held: Held): Promise<Refusal | null> {
  const { tools } = options
  const asked = tools.now()
  for (let n = 0; n < misses; n += 1) {
    dropMissed(held, tools.now())
    const slot = held.slots.shift()
    if (slot === undefined) {
      const refusal = await filled(options, held)
      if (refusal && !(await stepsAside(options, refusal, asked))) return refusal
      continue
    }
    const wait = slot - tools.now()
    if (wait > 0) await tools.sleep(wait)
    // Behind the last slot, where it is the limit that holds us up, the next ones are fetched meanwhile.
    if (wait > 0 && held.slots.length === 0 && !held.probe) held.coming ??= ahead(options, held)
    if (isUsable(held, slot, tools.now())) return null
    held.unused += 1
  }
  return { until: tools.now() + 1_000, why: 'busy' }
}

async function fill({ tools, book, ask }: HandOptions, held: Held): Promise<Refusal | null> {
  const started = tools.now()
  const { gapMs, leadMs, unused } = held
  const given = await book.reserve({ ...ask, gapMs, leadMs, unused })
  held.leadMs = smoothed(held.leadMs, tools.now() - started + lateMs / 2)
  if (given.kind === 'wait') return given
  held.unused -= unused
  held.slots.push(...given.times)
  held.probe = given.probe
  return null
}

/** A refusal that came ahead of time may be over by now. */
async function filled(options: HandOptions, held: Held): Promise<Refusal | null> {
  const coming = held.coming
  held.coming = null
  if (coming && (await coming)) return null
  return fill(options, held)
}

/** Steps aside for a moment; false where that moment is longer than this work can wait. */
async function stepsAside(
  { tools, book, ask }: HandOptions,
  { until, why }: Refusal,
  asked: number,
): Promise<boolean> {
  if (why !== 'aside' || until > asked + ask.waitMs) return false
  await tools.sleep(Math.max(1, until - tools.now()))
  await book.read()
  return true
}

/** While a circuit is open nothing else is sent, so its one probe may go late. */
const isUsable = ({ probe }: Held, slot: number, now: number): boolean => probe || now - slot <= lateMs

function dropMissed(held: Held, now: number): void {
  const usable = held.slots.filter((slot) => isUsable(held, slot, now))
  held.unused += held.slots.length - usable.length
  held.slots = usable
}

/** Leans to the slower of what was measured: a slot that is missed is lost. */
const smoothed = (before: number, measured: number): number =>
  measured > before ? (before + measured) / 2 : before * 0.9 + measured * 0.1

/** Our own work between two requests takes no longer than this; what is longer was waiting for work. */
const ownWorkMs = 200

/** From the last turn to this one; nothing where this one was asked for before the last was given. */
function measuredGap({ turnedAt, endedAt }: Held, asked: number): number {
  return Math.max(0, Math.min(asked - turnedAt, endedAt - turnedAt + ownWorkMs) || 0)
}

/** What goes wrong ahead of time is asked for again when it is needed. */
async function ahead(options: HandOptions, held: Held): Promise<boolean> {
  try {
    return (await fill(options, held)) === null
  } catch {
    return false
  }
}
