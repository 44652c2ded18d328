import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterAnswer, afterOutage, closedCircuit, gateOf, probeMs } from './circuit.ts'
import { dayEnd, dayStart, RequestLimits } from './limits.ts'
import { type Ask, freshPace, giveBack, type Pace, settle } from './pace.ts'

const start = Date.parse('2026-11-21T08:00:00Z')
const ask = (more: Partial<Ask> & { perDay?: number; perSecond?: number } = {}): Ask => {
  const { perDay, perSecond = 5, ...rest } = more
  return {
    now: start,
    worker: 'a',
    limits: RequestLimits.parse({ perSecond, perDay }),
    longestMs: 10_000,
    express: false,
    hungry: true,
    held: [],
    allowance: { day: 0, left: 0 },
    ...rest,
  }
}

/** What a worker has after it agreed, and the record then. */
function agreedOn(known: Pace, wish: Ask) {
  const settled = settle(known, wish)
  if (settled.kind === 'wait') throw new Error(`refused: ${settled.refusal.why}`)
  return { ...settled, pace: settled.pace ?? known }
}

describe('a connection that was told to be silent', () => {
  const silent: Pace = { ...freshPace, closedUntil: start + 7_000 }

  test('is so until then, for everybody', () => {
    const refusal = { kind: 'wait', refusal: { until: start + 7_000, why: 'closed' } }
    expect(settle(silent, ask())).toEqual(refusal)
    expect(settle(silent, ask({ express: true }))).toEqual(refusal)
  })

  test('and goes on then', () => {
    expect(agreedOn(silent, ask({ now: start + 7_000 })).mine).toHaveLength(5)
  })
})

describe('the permits of a limit', () => {
  const sizes = (perSecond: number) => agreedOn(freshPace, ask({ perSecond })).mine.map(({ size }) => size)

  test.each([
    [1, 1],
    [5, 5],
    [2.5, 2],
    [23, 10],
    [1_000, 10],
    [0.2, 1],
  ])('of %d requests a second are %d, and allow no more together', (perSecond, count) => {
    expect(sizes(perSecond)).toHaveLength(count)
    expect(sizes(perSecond).reduce((sum, size) => sum + size)).toBe(Math.max(1, Math.floor(perSecond)))
  })

  test('are shared by those who want them, and those that are unused go to them', () => {
    const first = agreedOn(freshPace, ask())
    const second = agreedOn(first.pace, ask({ worker: 'b' }))
    expect(second.mine).toHaveLength(0)
    const later = { now: start + 2_000, held: first.mine }
    expect(agreedOn(second.pace, ask(later)).mine).toHaveLength(3)
    expect(agreedOn(second.pace, ask({ ...later, now: start + 2_900, hungry: false })).mine).toHaveLength(0)
  })

  test('are left to work that cannot wait, but for one request now and then', () => {
    const first = agreedOn(freshPace, ask())
    const second = agreedOn(first.pace, ask({ worker: 'b', express: true }))
    const third = agreedOn(second.pace, ask({ now: start + 100, held: first.mine }))
    expect(third.mine).toMatchObject([{ uses: 1 }])
    const express = agreedOn(third.pace, ask({ now: start + 200, worker: 'b', express: true }))
    expect(express.mine).toHaveLength(4)
    const used = third.mine.map((permit) => ({ ...permit, uses: 0 }))
    expect(agreedOn(express.pace, ask({ now: start + 900, held: used })).mine).toHaveLength(0)
  })

  test('come back from a worker that died once all it sent has arrived', () => {
    const { pace } = agreedOn(freshPace, ask())
    expect(agreedOn(pace, ask({ worker: 'b', now: start + 16_000 })).mine).toHaveLength(0)
    expect(agreedOn(pace, ask({ worker: 'b', now: start + 23_000 })).mine).toHaveLength(5)
  })

  test('of another limit begin behind what may have been sent with the old ones', () => {
    const first = agreedOn(freshPace, ask())
    const held = first.mine.map((permit) => ({ ...permit, from: [start + 9_000] }))
    const rested = giveBack(first.pace, ask({ held }))
    const after = agreedOn(rested ?? freshPace, ask({ now: start + 100, perSecond: 0.5 }))
    expect(after.mine).toHaveLength(1)
    expect(Math.min(...after.mine.flatMap(({ from }) => from))).toBeGreaterThanOrEqual(start + 9_000)
    const more = agreedOn(rested ?? freshPace, ask({ now: start + 100, perSecond: 50 }))
    expect(more.mine.every(({ from }) => Math.min(...from) >= start + 9_000)).toBe(true)
  })
})

describe('a quota of a day', () => {
  const midnight = Date.parse('2026-11-21T17:00:00Z')

  const worker = (n: number, now = start) => ask({ perDay: 7, worker: `${n}`, now })

  test('is allowed to the last request, then it is the next day in Viet Nam', () => {
    const first = agreedOn(freshPace, worker(1))
    const second = agreedOn(first.pace, worker(2))
    expect([first.allowance.left, second.allowance.left]).toEqual([5, 2])
    const refusal = { kind: 'wait', refusal: { until: midnight, why: 'quota' } }
    expect(settle(second.pace, worker(3))).toEqual(refusal)
    expect(agreedOn(second.pace, worker(3, midnight)).allowance.left).toBe(5)
  })

  test('does not count what was allowed and not sent', () => {
    const first = agreedOn(freshPace, worker(1))
    const allowance = { ...first.allowance, left: 3 }
    const rested = giveBack(first.pace, { ...worker(1), held: first.mine, allowance })
    expect(agreedOn(rested ?? first.pace, worker(2)).allowance.left).toBe(5)
    expect(rested?.day.taken).toBe(2)
  })

  test('begins when the settings say', () => {
    const limits = RequestLimits.parse({ perDay: 1, dayStartsAt: '23:00' })
    expect(dayEnd(limits, start)).toBe(midnight - 3_600_000)
  })

  test('every moment is in a day of 24 hours that has begun', () => {
    const clock = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map((parts) => parts.map((n) => `${n}`.padStart(2, '0')).join(':'))
    fc.assert(
      fc.property(clock, fc.integer({ min: start, max: start + 10 ** 11 }), (dayStartsAt, now) => {
        const limits = RequestLimits.parse({ dayStartsAt })
        expect(dayStart(limits, now)).toBeLessThanOrEqual(now)
        expect(dayEnd(limits, now)).toBeGreaterThan(now)
        expect(new Date(dayStart(limits, now) + 7 * 3_600_000).toISOString()).toContain(
          `T${dayStartsAt}:00.000`,
        )
      }),
    )
  })
})

describe('a circuit', () => {
  const rules = { limit: 3, withinMs: 60_000, openMs: 10_000, longestMs: 3_600_000 }
  const out = (circuit: typeof closedCircuit, now: number) => afterOutage(circuit, now, rules)

  test('opens after so many outages in a row, within a time', () => {
    const two = out(out(closedCircuit, start), start + 1)
    expect(gateOf(two, start + 2)).toEqual({ kind: 'closed' })
    expect(gateOf(out(two, start + 2), start + 2)).toEqual({ kind: 'open', until: start + 10_002 })
    expect(gateOf(out(two, start + 60_001), start + 60_001)).toEqual({ kind: 'closed' })
    expect(gateOf(out(afterAnswer(two, start + 2), start + 3), start + 3)).toEqual({ kind: 'closed' })
  })

  test('then lets one through, alone; closes when it is answered', () => {
    const open = [0, 1, 2].reduce((circuit, n) => out(circuit, start + n), closedCircuit)
    const pace = { ...freshPace, circuit: open }
    const refused = (until: number) => ({ kind: 'wait', refusal: { until, why: 'outage' } })
    expect(settle(pace, ask())).toEqual(refused(start + 10_002))
    const later = start + 10_002
    const probe = agreedOn(pace, ask({ now: later }))
    expect(probe.probe).toBe(true)
    expect(settle(probe.pace, ask({ now: later }))).toEqual(refused(later + 2_500))
    expect(agreedOn(probe.pace, ask({ now: later + probeMs }))).toMatchObject({ probe: true })
    expect(gateOf(afterAnswer(probe.pace.circuit, later), later)).toEqual({ kind: 'closed' })
  })

  test('stays open twice as long after each probe that fails, an hour at most', () => {
    let circuit = [0, 1, 2].reduce((one, n) => out(one, start + n), closedCircuit)
    const waits: number[] = []
    for (let now = circuit.openUntil; waits.length < 10; now = circuit.openUntil) {
      circuit = out(circuit, now)
      waits.push(circuit.openUntil - now)
    }
    expect(waits.slice(0, 3)).toEqual([20_000, 40_000, 80_000])
    expect(waits.at(-1)).toBe(3_600_000)
  })

  test('is not moved by what was under way when it opened', () => {
    const open = [0, 1, 2].reduce((circuit, n) => out(circuit, start + n), closedCircuit)
    expect(out(open, start + 5)).toBe(open)
    expect(afterAnswer(open, start + 5)).toBe(open)
  })
})
