import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RequestLimits } from './limits.ts'
import { type Ask, freshPace, type Given, type Pace, reserve } from './pace.ts'
import { jitterMs, lateMs, ordinaryShare, spacingFor } from './slots.ts'

const start = Date.parse('2026-11-21T08:00:00Z')

/** One thing that a worker does: it asks, and sends what it got as late as this. Milliseconds. */
type Move = { passes: number; count: number; express: boolean; gapMs: number; leadMs: number; lags: number[] }

const anyMove: fc.Arbitrary<Move> = fc.record({
  passes: fc.oneof(fc.nat(5), fc.nat(400), fc.nat(5_000)),
  count: fc.integer({ min: 1, max: 5 }),
  express: fc.boolean(),
  gapMs: fc.oneof(fc.constant(0), fc.nat(700)),
  leadMs: fc.nat(200),
  lags: fc.array(fc.oneof(fc.nat(lateMs), fc.nat(3_000)), { minLength: 5, maxLength: 5 }),
})
const anyLimit = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constantFrom(0.2, 0.5, 1, 2.5, 5, 10, 50, 200))

const ask = (move: Partial<Ask>, perSecond: number | null): Ask => ({
  now: start,
  limits: RequestLimits.parse({ perSecond }),
  count: 1,
  express: false,
  gapMs: 0,
  leadMs: 0,
  waitMs: 5_000,
  unused: 0,
  ...move,
})

/** What arrives at the marketplace: a request that its worker was late for is not sent, the network adds the rest. */
function arrivalsOf(moves: Move[], perSecond: number): number[] {
  let pace: Pace = freshPace
  let now = start
  const arrivals: number[] = []
  for (const move of moves) {
    now += move.passes
    const given = reserve(pace, ask({ ...move, now }, perSecond))
    if (given.kind === 'wait') continue
    pace = given.pace
    given.times.forEach((time, n) => {
      const lag = move.lags[n] ?? 0
      if (lag <= lateMs) arrivals.push(time + lag + (n % 2) * (jitterMs - lateMs - 1))
    })
  }
  return arrivals.sort((a, b) => a - b)
}

describe('whoever asks, whenever, however late', () => {
  test('no second sees more requests than the limit', () => {
    const property = fc.property(
      fc.array(anyMove, { minLength: 5, maxLength: 80 }),
      anyLimit,
      (moves, perSecond) => {
        const arrivals = arrivalsOf(moves, perSecond)
        const most = Math.max(1, Math.floor(perSecond))
        arrivals.forEach((at, n) => {
          const later = arrivals[n + most]
          if (later !== undefined) expect(later - at).toBeGreaterThan(1_000)
        })
      },
    )
    fc.assert(property, { numRuns: 500 })
  })

  test('no slot is given twice, none in the past, none sooner than its worker can send', () => {
    const property = fc.property(fc.array(anyMove, { maxLength: 80 }), anyLimit, (moves, perSecond) => {
      let pace: Pace = freshPace
      let now = start
      const given: number[] = []
      for (const move of moves) {
        now += move.passes
        const answer = reserve(pace, ask({ ...move, now }, perSecond))
        if (answer.kind === 'wait') continue
        for (const time of answer.times) expect(time).toBeGreaterThanOrEqual(now + move.leadMs)
        given.push(...answer.times)
        pace = answer.pace
      }
      expect(new Set(given).size).toBe(given.length)
    })
    fc.assert(property)
  })

  test('who has to wait is told a time, and gets its turn then unless others were first', () => {
    const property = fc.property(
      fc.array(anyMove, { minLength: 1, maxLength: 80 }),
      anyLimit,
      (moves, perSecond) => {
        const full = moves.reduce<Pace>((pace, move) => {
          const given = reserve(pace, ask({ ...move, express: true }, perSecond))
          return given.kind === 'slots' ? given.pace : pace
        }, freshPace)
        const refused = reserve(full, ask({ waitMs: 0, leadMs: 1 }, perSecond))
        if (refused.kind === 'slots') return
        expect(refused.until).toBeGreaterThan(start)
        const again = reserve(full, ask({ now: refused.until }, perSecond))
        expect(again.kind).toBe('slots')
      },
    )
    fc.assert(property)
  })
})

describe('where work waits', () => {
  /** Workers that ask one after the other as soon as they have sent what they held. */
  function slotsOf(workers: { gapMs: number; express: boolean }[], seconds: number, perSecond: number) {
    let pace: Pace = freshPace
    const taken: { time: number; express: boolean }[] = []
    const free = workers.map((worker) => ({ ...worker, at: start }))
    for (;;) {
      const worker = free.reduce((one, other) => (other.at < one.at ? other : one))
      if (worker.at > start + seconds * 1_000) return taken
      const given: Given = reserve(
        pace,
        ask({ ...worker, now: worker.at, count: 5, waitMs: 60_000 }, perSecond),
      )
      if (given.kind === 'wait' && given.why === 'aside') {
        worker.at = given.until + 1
        continue
      }
      if (given.kind === 'wait') throw new Error('nobody waits that long')
      pace = given.pace
      taken.push(...given.times.map((time) => ({ time, express: worker.express })))
      worker.at = (given.times.at(-1) ?? worker.at) + Math.min(worker.gapMs, spacingFor(perSecond) / 2)
    }
  }

  test('two workers or more leave out no slot', () => {
    const workers = fc.array(fc.record({ gapMs: fc.constant(0), express: fc.constant(false) }), {
      minLength: 2,
      maxLength: 6,
    })
    const property = fc.property(workers, fc.constantFrom(1, 5, 20, 50), (some, perSecond) => {
      const times = slotsOf(some, 20, perSecond)
        .map(({ time }) => time)
        .filter((time) => time < start + 20_000)
      expect(times.length).toBeGreaterThanOrEqual(0.95 * 20 * perSecond - 1)
    })
    fc.assert(property, { numRuns: 50 })
  })

  test('bulk work gets one slot in ten to twenty-five beside work that never ends and cannot wait, which gets the rest', () => {
    for (const perSecond of [2, 5, 20]) {
      const workers = [true, true, false, false].map((express) => ({ gapMs: 0, express }))
      const taken = slotsOf(workers, 60, perSecond).filter(({ time }) => time < start + 60_000)
      const ordinary = taken.filter(({ express }) => !express).length / taken.length
      expect(ordinary).toBeGreaterThan(0.4 / ordinaryShare)
      expect(ordinary).toBeLessThan(1.6 / ordinaryShare)
      expect(taken.length).toBeGreaterThanOrEqual(0.95 * 60 * perSecond - 2)
    }
  })

  test('a worker that takes longer than a slot leaves those between to others', () => {
    const given = reserve(freshPace, ask({ count: 5, gapMs: 300 }, 5))
    if (given.kind === 'wait') throw new Error('nothing was taken yet')
    const distances = given.times.slice(1).map((time, n) => Math.round(time - (given.times[n] ?? 0)))
    expect(new Set(distances)).toEqual(new Set([416]))
    const other = reserve(given.pace, ask({ count: 5, gapMs: 300 }, 5))
    if (other.kind === 'wait') throw new Error('every second slot was free')
    expect(other.times[0]).toBeCloseTo((given.times[0] ?? 0) + 208)
  })
})
