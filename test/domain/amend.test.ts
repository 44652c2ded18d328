import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amend, type Desired, declare, type Targets, type Wish } from '../../shared/domain/desired.ts'
import type { Edit, ListingChange } from '../../shared/domain/edit.ts'
import type { Listing } from '../../shared/domain/listing.ts'
import { listingAt, sendo, tenant, ulidOf, voso, wishOf } from './examples.ts'

const listed = { [sendo]: 'listed' } as Targets

function editOf(n: number, change: ListingChange, more: Partial<Edit> = {}): Edit {
  const order = ulidOf(n)
  return { tenant, sku: 'MO1', order, by: 'htx', at: n, change, targets: {}, requests: {}, ...more }
}

type Statement = { wish: Wish } | { edit: Edit }

function after(current: Desired | null, statement: Statement): Desired | null {
  if ('edit' in statement && !current) return null
  const decision =
    'wish' in statement ? declare(current, statement.wish, 1) : amend(current as Desired, [statement.edit], 1)
  return decision.kind === 'write' ? decision.next : decision.current
}

function endOf(first: Wish, statements: readonly Statement[]): Desired {
  let current = after(null, { wish: first })
  for (const statement of statements) current = after(current, statement)
  if (!current) throw new Error('nothing was said')
  return current
}

const anyChange: fc.Arbitrary<ListingChange> = fc.record(
  {
    price: fc.record({ amount: fc.constantFrom(1_000, 2_000) }),
    stock: fc.constantFrom(0, 7),
    name: fc.constantFrom('Mật ong Ví Dụ', 'Mật ong khác'),
    description: fc.constantFrom(null, 'Hoa bạc hà'),
  },
  { requiredKeys: [] },
)
const sheet = (n: number, amount: number, stock: number, name: string): Statement => {
  const wish = wishOf(n, amount, listed)
  return { wish: { ...wish, listing: { ...wish.listing, stock, name } } }
}
const anySheet = fc.tuple(
  fc.constantFrom(10_000, 20_000),
  fc.constantFrom(0, 3),
  fc.constantFrom('Mật ong', 'Mật ong rừng'),
)
/** Statements of growing order, sheets and edits mixed. */
const story = fc
  .array(fc.oneof(anyChange, anySheet), { minLength: 1, maxLength: 7 })
  .map((said) =>
    said.map(
      (one, n): Statement => (Array.isArray(one) ? sheet(n + 2, ...one) : { edit: editOf(n + 2, one) }),
    ),
  )
const arrivals = story.chain((said) =>
  fc.tuple(fc.constant(said), fc.shuffledSubarray(said, { minLength: said.length })),
)

/** What the newest statement about each part says. */
function newest(first: Listing, said: readonly Statement[]): Listing {
  let listing = first
  for (const one of said) {
    if ('wish' in one) listing = one.wish.listing
    else {
      const { price, ...rest } = one.edit.change
      listing = { ...listing, ...rest, ...(price && { price: { ...listing.price, ...price } }) }
    }
  }
  return listing
}

describe('sheets and people', () => {
  test('the newest statement about each part wins, in whatever order they arrive', () => {
    fc.assert(
      fc.property(arrivals, ([said, arrived]) => {
        const first = wishOf(1, 5_000, listed)
        expect(endOf(first, arrived).listing).toEqual(newest(first.listing, said))
      }),
      { numRuns: 500 },
    )
  })

  test('saying any of it again changes nothing', () => {
    fc.assert(
      fc.property(arrivals, fc.nat(), ([, arrived], pick) => {
        const first = wishOf(1, 5_000, listed)
        const again = arrived[pick % arrived.length]
        const state = endOf(first, arrived)
        if (again) expect(after(state, again)).toEqual(state)
      }),
    )
  })

  test('an edited price outlives a sheet that was sent before it, and gives way to one that was sent after', () => {
    const edit = { edit: editOf(5, { price: { amount: 77_000 } }) }
    const priceOf = (n: number) => endOf(wishOf(1, 5_000, listed), [edit, { wish: wishOf(n, 9_000, listed) }])
    expect(priceOf(4).listing.price).toEqual({ amount: 77_000, per: 'chai' })
    expect(priceOf(6).listing.price.amount).toBe(9_000)
  })

  test('an edit of a draft is kept when the sheet it came from is confirmed', () => {
    const draft = wishOf(1, 5_000, {})
    const state = endOf(draft, [{ edit: editOf(2, { stock: 99 }) }, { wish: { ...draft, targets: listed } }])
    expect(state).toMatchObject({ version: 1, listing: { stock: 99, price: { amount: 5_000 } } })
  })
})

describe('the version', () => {
  const first = endOf(wishOf(1, 5_000, listed), [])

  test('grows by one for all that was said together', () => {
    const edits = [editOf(2, { stock: 3 }), editOf(3, { stock: 4 }), editOf(4, { name: 'Mật ong mới' })]
    expect(amend(first, edits, 9)).toMatchObject({
      kind: 'write',
      next: { version: 2, listing: { stock: 4, name: 'Mật ong mới' }, changedAt: 9 },
    })
  })

  test('stays where what is said is so already, but the later order is remembered', () => {
    const { stock } = listingAt(0)
    const said = amend(first, [editOf(3, { stock })], 9)
    expect(said).toMatchObject({ kind: 'write', next: { version: 1, changedAt: 1 } })
    if (said.kind === 'write') expect(amend(said.next, [editOf(2, { stock: 1 })], 9).kind).toBe('unchanged')
  })

  test('of a draft stays 0', () => {
    const draft = endOf(wishOf(1, 5_000, {}), [])
    expect(amend(draft, [editOf(2, { stock: 3 })], 9)).toMatchObject({ next: { version: 0 } })
  })
})

describe('targets and requests', () => {
  const first = endOf(wishOf(1, 5_000, listed), [])
  const pause = editOf(2, {}, { targets: { [sendo]: 'paused' } as Targets })
  const resume = editOf(3, {}, { targets: { [sendo]: 'listed' } as Targets })

  test('the later word about a marketplace wins', () => {
    const ends = [
      [pause, resume],
      [resume, pause],
      [pause, resume, pause],
    ].map((edits) => amend(first, edits, 9))
    for (const end of ends) expect(end).toMatchObject({ next: { targets: { sendo: 'listed' } } })
  })

  test('no sheet shows again what a person paused', () => {
    const state = endOf(wishOf(1, 5_000, listed), [{ edit: pause }, { wish: wishOf(8, 6_000, listed) }])
    expect(state).toMatchObject({ targets: { sendo: 'paused' }, listing: { price: { amount: 6_000 } } })
  })

  test('a request makes a new version once', () => {
    const requests = { [voso]: { kind: 'retry', order: ulidOf(2) } } as Edit['requests']
    const retry = editOf(2, {}, { requests })
    const said = amend(first, [retry], 9)
    expect(said).toMatchObject({ kind: 'write', next: { version: 2, requests } })
    if (said.kind === 'write') expect(amend(said.next, [retry], 9).kind).toBe('unchanged')
  })
})

test('a sheet that nobody confirmed takes nothing back that a person said', () => {
  const told = (n: number, targets: Targets): Statement => ({ wish: wishOf(n, 10_000 + n, targets) })
  const edit = { edit: editOf(2, { price: { amount: 2_000 } }) }
  const drafts = [edit, told(3, {} as Targets)]
  // The first sheet is confirmed late: the person spoke after it. The third one, once it is confirmed, came after the person.
  expect(endOf(wishOf(1, 10_001, {} as Targets), [...drafts, told(1, listed)]).listing.price.amount).toBe(
    2_000,
  )
  expect(endOf(wishOf(1, 10_001, {} as Targets), [...drafts, told(3, listed)]).listing.price.amount).toBe(
    10_003,
  )
})

test('what a person said of a draft counts, though a later sheet that nobody confirmed was read first', () => {
  const read = [{ wish: wishOf(1, 10_000, {}) }, { wish: wishOf(4, 30_000, {}) }]
  const state = endOf(wishOf(1, 10_000, {}), [
    ...read,
    { edit: editOf(2, { stock: 77 }) },
    { wish: wishOf(1, 10_000, listed) },
  ])
  expect(state.listing).toMatchObject({ price: { amount: 10_000 }, stock: 77 })
  // Said yes to, the later sheet is the newer word.
  expect(
    endOf(wishOf(1, 10_000, {}), [{ edit: editOf(2, { stock: 77 }) }, { wish: wishOf(4, 30_000, listed) }])
      .listing.stock,
  ).not.toBe(77)
})
