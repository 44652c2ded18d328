import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterAnswer, afterOutage, closedCircuit, gateOf, probeMs } from './circuit.ts'
import { dayEnd, dayStart, RequestLimits } from './limits.ts'
import { type Ask, freshPace, type Pace, reserve } from './pace.ts'

const start = Date.parse('2026-11-21T08:00:00Z')
const ask = (more: Partial<Ask> & { perDay?: number; dayStartsAt?: string } = {}): Ask => {
  const { perDay, dayStartsAt, ...rest } = more
  const limits = RequestLimits.parse({ perSecond: 5, perDay, dayStartsAt })
  return {
    now: start,
    limits,
    count: 5,
    express: false,
    gapMs: 0,
    leadMs: 0,
    waitMs: 5_000,
    unused: 0,
    ...rest,
  }
}

function taken(pace: Pace, wish: Ask): { times: number[]; pace: Pace } {
  const given = reserve(pace, wish)
  if (given.kind === 'wait') throw new Error(`refused: ${given.why}`)
  return given
}

describe('a connection that was told to be silent', () => {
  const silent: Pace = { ...freshPace, closedUntil: start + 7_000 }

  test('is so until then, for everybody', () => {
    expect(reserve(silent, ask())).toEqual({ kind: 'wait', until: start + 7_000, why: 'closed' })
    expect(reserve(silent, ask({ express: true }))).toMatchObject({ kind: 'wait' })
  })

  test('and goes on then', () => {
    expect(taken(silent, ask({ now: start + 7_000 })).times).toHaveLength(5)
  })
})

describe('a quota of a day', () => {
  const midnight = Date.parse('2026-11-21T17:00:00Z')

  test('is used to the last request, then it is the next day in Viet Nam', () => {
    const first = taken(freshPace, ask({ perDay: 7 }))
    const second = taken(first.pace, ask({ perDay: 7 }))
    expect([first.times.length, second.times.length]).toEqual([5, 2])
    expect(reserve(second.pace, ask({ perDay: 7 }))).toEqual({ kind: 'wait', until: midnight, why: 'quota' })
    expect(taken(second.pace, ask({ perDay: 7, now: midnight })).times).toHaveLength(5)
  })

  test('does not count what was given and not used', () => {
    const { pace } = taken(freshPace, ask({ perDay: 5 }))
    expect(taken(pace, ask({ perDay: 5, unused: 2 })).times).toHaveLength(2)
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

describe('another limit', () => {
  test.each([20, 1, 0.2])('of %d begins behind everything that was given', (perSecond) => {
    const before = taken(freshPace, ask())
    const after = taken(before.pace, {
      ...ask({ waitMs: 60_000 }),
      limits: RequestLimits.parse({ perSecond }),
    })
    expect(after.times[0]).toBeGreaterThan(before.times.at(-1) ?? 0)
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
    expect(reserve(pace, ask())).toEqual({ kind: 'wait', until: start + 10_002, why: 'outage' })
    const later = start + 10_002
    const probe = reserve(pace, ask({ now: later }))
    if (probe.kind === 'wait') throw new Error('somebody has to try')
    expect(probe).toMatchObject({ probe: true, times: [expect.any(Number)] })
    expect(reserve(probe.pace, ask({ now: later }))).toMatchObject({ until: later + 2_500, why: 'outage' })
    const dead = later + probeMs
    expect(reserve(probe.pace, ask({ now: dead }))).toMatchObject({ probe: true })
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
