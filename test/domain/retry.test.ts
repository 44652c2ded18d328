import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { retryDelay, reviewDelay, spreadOf } from '../../shared/domain/retry.ts'

const hour = 3_600_000
const patience = fc.record({
  retryMs: fc.integer({ min: 1_000, max: hour }),
  retryLimit: fc.constant(10),
  leaseMs: fc.constant(180_000),
  reviewMs: fc.integer({ min: 1_000, max: hour }),
  settleMs: fc.constant(7_200_000),
  connectionMs: fc.constant(3_600_000),
  resendMs: fc.constant(300_000),
})
const attempts = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.constant(5_000))
const spread = fc.double({ min: 0, max: 1, noNaN: true })

describe('the wait before another try', () => {
  test('is at least three quarters of the first wait, and an hour and a quarter at most', () => {
    fc.assert(
      fc.property(patience, attempts, spread, (one, tries, part) => {
        const delay = retryDelay(one, tries, part)
        expect(Number.isInteger(delay)).toBe(true)
        expect(delay).toBeGreaterThanOrEqual(Math.floor(one.retryMs * 0.75))
        expect(delay).toBeLessThanOrEqual(hour * 1.25)
      }),
    )
  })

  test('grows with the tries, and doubles until it is an hour', () => {
    fc.assert(
      fc.property(patience, attempts, spread, (one, tries, part) => {
        const [now, next] = [retryDelay(one, tries, part), retryDelay(one, tries + 1, part)]
        expect(next).toBeGreaterThanOrEqual(now)
        if (one.retryMs * 2 ** tries <= hour) expect(Math.abs(next - 2 * now)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('is spread by half of itself', () => {
    const one = {
      retryMs: 1_000,
      retryLimit: 10,
      leaseMs: 1,
      reviewMs: 1,
      settleMs: 1,
      connectionMs: 3_600_000,
      resendMs: 1,
    }
    expect([0, 0.5, 1].map((part) => retryDelay(one, 1, part))).toEqual([750, 1_000, 1_250])
    expect([1, 2, 3, 4].map((tries) => retryDelay(one, tries, 0.5))).toEqual([1_000, 2_000, 4_000, 8_000])
  })
})

describe('the wait before another look at a review', () => {
  test('is never shorter than our patience or longer than an hour, and grows with its age', () => {
    fc.assert(
      fc.property(patience, fc.nat(20 * hour), fc.nat(hour), (one, age, more) => {
        const delay = reviewDelay(one, age)
        expect(delay).toBeGreaterThanOrEqual(one.reviewMs)
        expect(delay).toBeLessThanOrEqual(hour)
        expect(reviewDelay(one, age + more)).toBeGreaterThanOrEqual(delay)
      }),
    )
  })
})

test('the spread of a text is from 0 to 1, always the same, and not the same for all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(spreadOf(text)).toBeGreaterThanOrEqual(0)
      expect(spreadOf(text)).toBeLessThan(1)
      expect(spreadOf(text)).toBe(spreadOf(text))
    }),
  )
  const many = new Set(Array.from({ length: 200 }, (_, n) => spreadOf(`SP${n}1`)))
  expect(many.size).toBeGreaterThan(100)
})
