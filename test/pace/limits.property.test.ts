import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ordinaryShare } from '../../shared/domain/pace/sharing.ts'
import { type Arrival, arrivalsOf, type Nature, start } from './simulated.ts'

/** The shortest time in which one request more than the limit arrived. */
function closest(arrivals: Arrival[], perSecond: number): number {
  const most = Math.max(1, Math.floor(perSecond))
  const spans = arrivals.map(({ at }, n) => (arrivals[n + most]?.at ?? Number.POSITIVE_INFINITY) - at)
  return Math.min(...spans)
}

const anyNature = (random: fc.GeneratorValue): Nature => {
  const upTo = (most: number) => random(fc.nat, most)
  const one = <T>(...values: T[]): T => values[upTo(values.length - 1)] as T
  const slow = one(10, 100, 1_500)
  return {
    express: one(true, false, false),
    clockMs: upTo(40) - 20,
    beginsAt: upTo(6_000),
    diesAt: one(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 2_000 + upTo(10_000)),
    batch: one(1, 3, 10),
    pauseMs: () => one(0, 50, 3_000),
    workMs: () => upTo(one(0, 60, 600)),
    lateMs: () => upTo(one(2, 20, 2_000)),
    storeMs: () => upTo(one(2, 20, 300)),
    tripMs: () => upTo(slow),
    arrivesAfter: () => upTo(100) / 100,
    isLost: () => upTo(30) === 0,
  }
}

/** A worker of a quiet day. */
function quiet(more: Partial<Nature> = {}): Nature {
  let n = 0
  const upTo = (most: number) => {
    n += 7
    return n % (most + 1)
  }
  const slowOnes = {
    workMs: () => 15 + upTo(20),
    lateMs: () => upTo(3),
    storeMs: () => 1 + upTo(4),
    tripMs: () => 4 + upTo(8),
  }
  const always = { arrivesAfter: () => 0.5, isLost: () => false, pauseMs: () => 5 }
  return {
    express: false,
    clockMs: 0,
    beginsAt: 0,
    diesAt: Number.POSITIVE_INFINITY,
    batch: 10,
    ...always,
    ...slowOnes,
    ...more,
  }
}

/** What arrived after the first seconds, as a part of the limit; and of that the part of these workers. */
function used(arrivals: Arrival[], { perSecond, from, to }: { perSecond: number; from: number; to: number }) {
  const seen = arrivals.filter(({ at }) => at >= start + from * 1_000 && at < start + to * 1_000)
  const partOf = (isMeant: (worker: number) => boolean) =>
    seen.filter(({ worker }) => isMeant(worker)).length / seen.length
  return { all: seen.length / (perSecond * (to - from)), partOf }
}

describe('whoever asks, whenever, however late, and whoever dies', () => {
  test('no second sees more requests than the limit', { timeout: 300_000 }, async () => {
    const limits = fc.constantFrom(0.4, 1, 2, 2.5, 5, 5, 10, 23, 60)
    const property = fc.asyncProperty(
      fc.gen(),
      fc.integer({ min: 1, max: 5 }),
      limits,
      async (random, workers, perSecond) => {
        const natures = Array.from({ length: workers }, () => anyNature(random))
        const arrivals = await arrivalsOf(natures, perSecond, 25)
        expect(closest(arrivals, perSecond)).toBeGreaterThanOrEqual(perSecond < 1 ? 1_000 / perSecond : 1_000)
      },
    )
    await fc.assert(property, { numRuns: 200, endOnFailure: true })
  })
})

describe('where work waits', () => {
  test.each([
    [1, 2],
    [2, 2],
    [5, 2],
    [5, 3],
    [20, 2],
    [50, 4],
  ])(
    'of %d requests a second, %d workers leave out no more than one in twenty',
    async (perSecond, workers) => {
      const natures = Array.from({ length: workers }, (_, n) => quiet({ beginsAt: n * 900 }))
      const arrivals = await arrivalsOf(natures, perSecond, 45)
      const { all, partOf } = used(arrivals, { perSecond, from: 5, to: 45 })
      expect(all).toBeGreaterThanOrEqual(0.95)
      expect(closest(arrivals, perSecond)).toBeGreaterThanOrEqual(1_000)
      for (const worker of natures.keys())
        expect(partOf((one) => one === worker)).toBeGreaterThan(0.5 / workers)
    },
  )

  test('more workers than requests in a second: each gets its turns', async () => {
    const natures = Array.from({ length: 4 }, () => quiet())
    const arrivals = await arrivalsOf(natures, 2, 60)
    const { all, partOf } = used(arrivals, { perSecond: 2, from: 5, to: 60 })
    expect(all).toBeGreaterThanOrEqual(0.95)
    for (const worker of natures.keys()) expect(partOf((one) => one === worker)).toBeGreaterThan(0.1)
  })

  test.each([2, 5, 20])(
    'of %d requests a second, work that cannot wait gets nearly all, bulk work about one in ten',
    async (perSecond) => {
      const natures = [true, true, false, false].map((express) => quiet({ express, batch: express ? 2 : 10 }))
      const arrivals = await arrivalsOf(natures, perSecond, 65)
      const { all, partOf } = used(arrivals, { perSecond, from: 5, to: 65 })
      const ordinary = partOf((worker) => worker > 1)
      expect(ordinary).toBeGreaterThan(0.4 / ordinaryShare)
      expect(ordinary).toBeLessThan(1.6 / ordinaryShare)
      expect(all).toBeGreaterThanOrEqual(0.95)
    },
  )

  test('work that cannot wait is sent within two seconds of coming, beside bulk work', async () => {
    const natures = [
      quiet(),
      quiet(),
      quiet({ express: true, beginsAt: 20_000, batch: 2, pauseMs: () => 600_000 }),
    ]
    const arrivals = await arrivalsOf(natures, 5, 30)
    const own = arrivals.filter(({ worker }) => worker === 2).map(({ at }) => at - start - 20_000)
    expect(own).toHaveLength(2)
    expect(Math.max(...own)).toBeLessThan(3_000)
    expect(used(arrivals, { perSecond: 5, from: 5, to: 30 }).all).toBeGreaterThanOrEqual(0.95)
  })

  test('what a dead worker held comes back', async () => {
    const natures = [quiet({ diesAt: 8_000 }), quiet()]
    const arrivals = await arrivalsOf(natures, 5, 60)
    expect(used(arrivals, { perSecond: 5, from: 30, to: 60 }).all).toBeGreaterThanOrEqual(0.95)
  })
})
