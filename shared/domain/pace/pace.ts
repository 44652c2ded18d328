import * as z from 'zod'
import { Circuit, closedCircuit, gateOf, probing } from './circuit.ts'
import { dayEnd, dayStart, type RequestLimits } from './limits.ts'
import { asideUntil, graceAfter, laterSlots, type SlotBook, slotTime, spacingFor } from './slots.ts'

/**
 * What all workers of one connection know together: which slots are taken, whether and until when it is closed. One
 * record per connection, replaced as a whole. Times in epoch milliseconds.
 */
export const Pace = z.object({
  /** Grows with every write, so that nobody overwrites what they have not read. */
  revision: z.int().nonnegative(),
  /** Milliseconds from slot to slot; 0 where there is no limit. */
  spacing: z.number().nonnegative(),
  /** The first slot that nobody has had in hand, and free ones before it. A slot is a number; its time is that times `spacing`. */
  next: z.int().nonnegative(),
  holes: z.array(z.int().nonnegative()),
  /** The last slot given to work that can wait. */
  lastOrdinary: z.int().nonnegative(),
  /** Until when work that cannot wait has slots, or may ask for more. */
  expressUntil: z.number(),
  /** The marketplace asked for silence until then. */
  closedUntil: z.number(),
  /** Slots given since the day began. */
  day: z.object({ start: z.number(), taken: z.int().nonnegative() }),
  circuit: Circuit,
})
export type Pace = z.infer<typeof Pace>

export const freshPace: Pace = {
  revision: 0,
  spacing: 0,
  next: 0,
  holes: [],
  lastOrdinary: 0,
  expressUntil: 0,
  closedUntil: 0,
  day: { start: 0, taken: 0 },
  circuit: closedCircuit,
}

/** What a worker asks for. Milliseconds. */
export type Ask = {
  now: number
  limits: RequestLimits
  /** How many slots at most. */
  count: number
  /** A change that a person waits for: goes before bulk work. */
  express: boolean
  /** How long this worker takes from one request to the next: nearer slots would be of no use to it. */
  gapMs: number
  /** How soon it can send at all. */
  leadMs: number
  /** How long it is ready to wait for the first slot. */
  waitMs: number
  /** Slots of today that it was given and did not use. */
  unused: number
}

export type Given =
  | { kind: 'slots'; times: number[]; probe: boolean; pace: Pace }
  | { kind: 'wait'; until: number; why: 'closed' | 'outage' | 'quota' | 'busy' | 'aside' }

/** Slots for a worker and the record with them taken; or until when there is no use in asking. Pure. */
export function reserve(known: Pace, ask: Ask): Given {
  const { now } = ask
  const pace = ofToday(onGrid(known, ask.limits.perSecond), ask)
  if (pace.closedUntil > now) return { kind: 'wait', until: pace.closedUntil, why: 'closed' }
  const gate = gateOf(pace.circuit, now)
  if (gate.kind === 'open') return { kind: 'wait', until: gate.until, why: 'outage' }
  const left = (ask.limits.perDay ?? Number.POSITIVE_INFINITY) - pace.day.taken
  if (left <= 0) return { kind: 'wait', until: dayEnd(ask.limits, now), why: 'quota' }
  const probe = gate.kind === 'probe'
  const given = withSlots(pace, ask, probe ? 1 : Math.min(ask.count, left))
  if (given.kind === 'wait' || !probe) return given
  return { ...given, probe, pace: { ...given.pace, circuit: probing(given.pace.circuit, now) } }
}

function withSlots(pace: Pace, ask: Ask, most: number): Given {
  const aside = pace.spacing === 0 ? null : asideUntil(pace, ask)
  if (aside !== null) return { kind: 'wait', until: aside, why: 'aside' }
  const { slots, book } = pace.spacing === 0 ? free(pace, most) : laterSlots(pace, ask, most)
  const times = slots.map((slot) => (pace.spacing === 0 ? ask.now : slotTime(slot, pace.spacing)))
  const first = times[0] ?? ask.now
  if (first > ask.now + ask.waitMs) return { kind: 'wait', until: first, why: 'busy' }
  const day = { ...pace.day, taken: pace.day.taken + slots.length }
  const last = graceAfter(times.at(-1) ?? 0, pace.spacing)
  const expressUntil = ask.express ? Math.max(pace.expressUntil, last) : pace.expressUntil
  const lastOrdinary = ask.express ? pace.lastOrdinary : Math.max(pace.lastOrdinary, ...slots)
  return { kind: 'slots', times, probe: false, pace: { ...pace, ...book, expressUntil, lastOrdinary, day } }
}

const free = ({ next, holes }: Pace, count: number): { slots: number[]; book: SlotBook } => ({
  slots: Array.from({ length: count }, () => 0),
  book: { next, holes },
})

/** Another limit is another grid. It begins behind everything that was given on the old one. */
function onGrid(pace: Pace, perSecond: number | null): Pace {
  const spacing = spacingFor(perSecond)
  if (spacing === pace.spacing) return pace
  const next = spacing === 0 ? 0 : Math.ceil((pace.next * pace.spacing) / spacing)
  return { ...pace, spacing, next, holes: [], lastOrdinary: next }
}

function ofToday(pace: Pace, { limits, now, unused }: Ask): Pace {
  const start = dayStart(limits, now)
  const taken = pace.day.start === start ? Math.max(0, pace.day.taken - unused) : 0
  return { ...pace, day: { start, taken } }
}
