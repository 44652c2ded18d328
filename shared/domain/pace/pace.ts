import * as z from 'zod'
import { Circuit, closedCircuit, gateOf, probing } from './circuit.ts'
import { dayEnd, dayStart, type RequestLimits } from './limits.ts'
import { kept, Permit, type Rate, rateOf } from './permits.ts'
import { type HeldPermit, shared } from './sharing.ts'
import { heard, stopped, Worker } from './workers.ts'

/**
 * What all workers of one connection know together: who has which permits, who wants some, whether and until when it is
 * closed. One record per connection, replaced as a whole. Times in epoch milliseconds.
 */
export const Pace = z.object({
  /** Grows with every write, so that nobody overwrites what they have not read. */
  revision: z.int().nonnegative(),
  permits: z.array(Permit).default([]),
  workers: z.array(Worker).default([]),
  /** When work that can wait last had a permit beside work that cannot. */
  lastOrdinary: z.number(),
  /** The marketplace asked for silence until then. */
  closedUntil: z.number(),
  /** Requests allowed since the day began. */
  day: z.object({ start: z.number(), taken: z.int().nonnegative() }),
  circuit: Circuit,
})
export type Pace = z.infer<typeof Pace>

export const freshPace: Pace = {
  revision: 0,
  permits: [],
  workers: [],
  lastOrdinary: 0,
  closedUntil: 0,
  day: { start: 0, taken: 0 },
  circuit: closedCircuit,
}

/** Requests of a day that a worker was allowed and has not sent. */
export type Allowance = { day: number; left: number }

/** What a worker says and wants. */
export type Ask = {
  now: number
  worker: string
  limits: RequestLimits
  /** A request has ended after so many milliseconds, answered or not. */
  longestMs: number
  /** A change that a person waits for: goes before bulk work. */
  express: boolean
  /** It had to wait for a permit. */
  hungry: boolean
  held: HeldPermit[]
  allowance: Allowance
}

export type Refusal = { until: number; why: 'closed' | 'outage' | 'quota' | 'busy' }

/** `pace` is null where there is nothing new to write. `probe` gives leave for one request while the circuit is open. */
export type Settled =
  | { kind: 'wait'; refusal: Refusal }
  | {
      kind: 'settled'
      pace: Pace | null
      mine: HeldPermit[]
      until: number
      probe: boolean
      allowance: Allowance
    }

/** A permit is a worker's for so long; it says in time that it goes on. */
const leaseMs = 3_000
/** Requests of a day that are allowed together. */
const allowed = 5

/** Makes the record and a worker agree about who has which permits. Pure. */
export function settle(known: Pace, ask: Ask): Settled {
  const { now, worker } = ask
  const rate = rateOf(ask.limits.perSecond)
  const pace = upToDate(known, ask, rate)
  const refusal = shut(pace, now)
  if (refusal) return { kind: 'wait', refusal }
  const { day, allowance } = withAllowance(pace, ask)
  if (allowance.left <= 0) return { kind: 'wait', refusal: { until: dayEnd(ask.limits, now), why: 'quota' } }
  const { permits, mine, lastOrdinary, changed } = shared(pace, ask, rate)
  const workers = heard(pace.workers, { id: worker, express: ask.express, hungry: ask.hungry, now, changed })
  const probe = gateOf(pace.circuit, now).kind === 'probe' && (mine.length > 0 || rate.sizes.length === 0)
  const ends = Math.min(...permits.filter(({ holder }) => holder === worker).map(({ until }) => until))
  const isNew = changed || probe || workers !== pace.workers || day !== pace.day || ends < now + leaseMs / 2
  const until = isNew ? now + leaseMs : ends
  const renewed = permits.map((permit) => (permit.holder === worker ? { ...permit, until } : permit))
  const circuit = probe ? probing(pace.circuit, now) : pace.circuit
  const next = { ...pace, permits: renewed, workers, lastOrdinary, day, circuit }
  return { kind: 'settled', pace: isNew ? next : null, mine, until, probe, allowance }
}

/** The record after a worker stopped; null where that is nothing to anybody. */
export function giveBack(known: Pace, ask: Ask): Pace | null {
  const pace = upToDate(known, ask, rateOf(ask.limits.perSecond))
  const given = new Map(ask.held.filter(({ isIdle }) => isIdle).map((permit) => [permit.id, permit]))
  const permits = pace.permits.map((permit) => {
    const own = permit.holder === ask.worker ? given.get(permit.id) : undefined
    return own ? { ...permit, holder: '', by: ask.worker, from: own.from } : permit
  })
  const isCounted = ask.limits.perDay !== null && ask.allowance.day === pace.day.start
  const unused = isCounted ? ask.allowance.left : 0
  if (unused === 0 && given.size === 0) return null
  const day = { ...pace.day, taken: Math.max(0, pace.day.taken - unused) }
  return { ...pace, permits, day, workers: stopped(pace.workers, ask.worker, ask.now) }
}

function upToDate(pace: Pace, { now, worker, limits, longestMs }: Ask, rate: Rate): Pace {
  const workers = pace.workers.filter(({ until }) => until > now)
  const start = dayStart(limits, now)
  return {
    ...pace,
    permits: kept(pace.permits, { rate, now, worker, longestMs }),
    workers: workers.length < pace.workers.length ? workers : pace.workers,
    day: pace.day.start === start ? pace.day : { start, taken: 0 },
  }
}

/** Why nothing at all may be sent, as far as this is known; null where something may. */
export function shut({ closedUntil, circuit }: Pace, now: number): Refusal | null {
  if (closedUntil > now) return { until: closedUntil, why: 'closed' }
  const gate = gateOf(circuit, now)
  return gate.kind === 'open' ? { until: gate.until, why: 'outage' } : null
}

function withAllowance({ day }: Pace, { limits, allowance }: Ask) {
  if (limits.perDay === null) return { day, allowance: { day: day.start, left: Number.POSITIVE_INFINITY } }
  if (allowance.day === day.start && allowance.left > 0) return { day, allowance }
  const left = Math.min(allowed, limits.perDay - day.taken)
  if (left <= 0) return { day, allowance: { day: day.start, left: 0 } }
  return { day: { ...day, taken: day.taken + left }, allowance: { day: day.start, left } }
}
