import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Desired,
  declare,
  isDraft,
  type Target,
  type Targets,
  type Wish,
} from '../../shared/domain/desired.ts'
import type { MarketplaceId } from '../../shared/domain/ids.ts'
import { listingAt, postmart, sendo, voso, wishOf } from './examples.ts'

const places = [postmart, sendo, voso]
const targetsOf = (some: MarketplaceId[], target: Target = 'listed') =>
  Object.fromEntries(some.map((id) => [id, target])) as Targets

/** Few prices, so that a later wish often says what an earlier one said. */
const price = fc.constantFrom(10_000, 20_000, 30_000)
const anyTargets = fc.subarray(places).map((some) => targetsOf(some))
/** Wishes of different orders, in any order of arrival. */
const wishes = fc
  .array(fc.tuple(price, anyTargets), { minLength: 1, maxLength: 6 })
  .map((some) => some.map(([amount, targets], n) => wishOf(n + 1, amount, targets)))
const arrivals = wishes.chain((some) =>
  fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
)

function afterWish(current: Desired | null, wish: Wish): Desired {
  const decision = declare(current, wish, 1)
  return decision.kind === 'write' ? decision.next : decision.current
}

function endOf(some: readonly Wish[]): Desired {
  let current: Desired | null = null
  for (const wish of some) current = afterWish(current, wish)
  if (!current) throw new Error('no wish')
  return current
}

/** Every state on the way, the first one included. */
function statesOf(some: readonly Wish[]): Desired[] {
  return some.map((_, n) => endOf(some.slice(0, n + 1)))
}

describe('the order of arrival does not matter', () => {
  test('the latest wish gives the content; of drafts only where nothing was confirmed', () => {
    fc.assert(
      fc.property(arrivals, ([sent, arrived]) => {
        const confirmed = sent.filter((wish) => Object.keys(wish.targets).length > 0)
        const latest = (confirmed.length > 0 ? confirmed : sent).at(-1)
        expect(endOf(arrived).listing).toEqual(latest?.listing)
      }),
    )
  })

  test('targets only accumulate', () => {
    fc.assert(
      fc.property(arrivals, ([sent, arrived]) => {
        const all = sent.flatMap((wish) => Object.keys(wish.targets))
        expect(Object.keys(endOf(arrived).targets).sort()).toEqual([...new Set(all)].sort())
        const sizes = statesOf(arrived).map((state) => Object.keys(state.targets).length)
        expect(sizes).toEqual(sizes.toSorted((a, b) => a - b))
      }),
    )
  })

  test('a later wish stays although an earlier one says again what was there before', () => {
    for (const targets of [{}, targetsOf([sendo])]) {
      const arrived = [wishOf(1, 10_000, targets), wishOf(3, 10_000, targets), wishOf(2, 20_000, targets)]
      expect(endOf(arrived).listing.price.amount).toBe(10_000)
    }
  })

  test.each(['paused', 'withdrawn'] as const)('no wish undoes what is %s, whatever its order', (target) => {
    const there = wishOf(2, 10_000, targetsOf([sendo], target))
    for (const n of [1, 3]) {
      const wish = wishOf(n, 10_000, targetsOf([sendo, voso]))
      expect(endOf([there, wish]).targets).toEqual({ sendo: target, voso: 'listed' })
    }
  })
})

describe('the version', () => {
  test('grows by one when content or targets change, and only then', () => {
    fc.assert(
      fc.property(arrivals, ([, arrived]) => {
        const states = statesOf(arrived)
        for (const [n, state] of states.entries()) {
          const before = states[n - 1]
          const same = before && before.hash === state.hash
          const grown = same || isDraft(state) ? 0 : 1
          expect(state.version).toBe((before?.version ?? 0) + grown)
        }
      }),
    )
  })

  test('of a draft is 0, whatever becomes of its content', () => {
    fc.assert(
      fc.property(fc.array(price, { minLength: 1 }), (prices) => {
        const state = endOf(prices.map((amount, n) => wishOf(n, amount, {})))
        expect(state).toMatchObject({ version: 0, listing: listingAt(prices.at(-1) ?? 0) })
        expect(isDraft(state)).toBe(true)
      }),
    )
  })

  test('tells different contents and targets apart', () => {
    const state = endOf([wishOf(1, 10_000, targetsOf([sendo]))])
    expect(afterWish(state, wishOf(2, 20_000, targetsOf([sendo]))).version).toBe(2)
    expect(afterWish(state, wishOf(2, 10_000, targetsOf([voso]))).version).toBe(2)
    expect(afterWish(state, wishOf(2, 10_000, targetsOf([sendo]))).version).toBe(1)
  })
})

describe('repeating', () => {
  test('any wish, any time later, changes nothing', () => {
    fc.assert(
      fc.property(arrivals, fc.nat(), ([, arrived], pick) => {
        const state = endOf(arrived)
        const again = arrived[pick % arrived.length]
        if (!again) return
        const { kind } = declare(state, again, 2)
        expect(kind).not.toBe('write')
      }),
    )
  })

  test('a wish says "unchanged", or "late" where a later one was there first', () => {
    const [first, second] = [wishOf(1, 10_000, {}), wishOf(2, 20_000, {})]
    expect(declare(endOf([first]), first, 2).kind).toBe('unchanged')
    expect(declare(endOf([first, second]), first, 2).kind).toBe('late')
  })
})

test('what was written names the wish it came from', () => {
  const first = wishOf(1, 10_000, targetsOf([sendo]))
  const second = wishOf(2, 20_000, targetsOf([voso]))
  const { order, origin } = second
  expect(endOf([first, second])).toMatchObject({ order, origin, version: 2 })
  expect(endOf([second, first])).toMatchObject({ order, origin, version: 2 })
})

describe('what nobody confirmed', () => {
  test('never touches a listing that is wanted somewhere', () => {
    const state = endOf([wishOf(1, 10_000, targetsOf([sendo]))])
    expect(declare(state, wishOf(2, 20_000, {}), 2)).toEqual({ kind: 'unchanged', current: state })
  })

  test('never makes a confirmed wish late', () => {
    const state = endOf([wishOf(2, 20_000, {}), wishOf(1, 10_000, targetsOf([sendo]))])
    expect(state).toMatchObject({ listing: listingAt(10_000), version: 1, targets: { sendo: 'listed' } })
  })
})

test('a wish for places only never changes content, whatever its order', () => {
  fc.assert(
    fc.property(arrivals, fc.nat(20), price, anyTargets, ([, arrived], n, amount, targets) => {
      const state = endOf(arrived)
      const after = afterWish(state, { ...wishOf(n, amount, targets), targetsOnly: true })
      expect(after).toMatchObject({ listing: state.listing, order: state.order, origin: state.origin })
      expect(after.targets).toEqual({ ...targets, ...state.targets })
    }),
  )
})
