import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amend, type Desired, declare } from '../../shared/domain/desired.ts'
import type { Edit } from '../../shared/domain/edit.ts'
import type { MarketplaceId } from '../../shared/domain/ids.ts'
import { undoImport } from '../../shared/domain/undo-import.ts'
import { postmart, sendo, tenant, ulidOf, voso, wishOf } from './examples.ts'

const places = [sendo, voso, postmart]

type Sheet = { kind: 'sheet'; price: number; name: string; season: number[]; places: MarketplaceId[] }
type Said = { kind: 'edit'; price?: number; name?: string; pauses?: MarketplaceId }

/** The n-th thing that happens has the n-th order. */
function tell(current: Desired | null, n: number, of: Sheet | Said): Desired | null {
  const decision = of.kind === 'sheet' ? declare(current, sheetWish(n, of), n) : edited(current, n, of)
  if (!decision) return current
  const next = decision.kind === 'write' ? decision.next : decision.current
  // As the tables keep it.
  return JSON.parse(JSON.stringify(next))
}

function sheetWish(n: number, of: Sheet) {
  const wish = wishOf(n, of.price, Object.fromEntries(of.places.map((id) => [id, 'listed' as const])))
  return { ...wish, listing: { ...wish.listing, name: of.name, season: of.season } }
}

function edited(current: Desired | null, n: number, { price, name, pauses }: Said) {
  if (!current) return null
  const edit: Edit = {
    ...{ tenant, sku: 'MO1', order: ulidOf(n), by: 'somebody', at: n, requests: {} },
    change: { ...(price && { price: { amount: price } }), ...(name && { name }) },
    targets: pauses ? { [pauses]: 'paused' } : {},
  }
  return amend(current, [edit], n)
}

function undo(current: Desired | null, n: number): Desired | null {
  if (!current) return null
  const undone = undoImport(current, { importId: ulidOf(n), order: ulidOf(900 + n), ways: {} }, 1000 + n)
  return undone.next ? JSON.parse(JSON.stringify(undone.next)) : current
}

/** What customers see: values, and where it is wanted. Taken down is as good as never wanted. */
function worldOf(of: Desired | null) {
  const wanted = Object.entries(of?.targets ?? {}).filter(
    ([id, target]) => target !== 'withdrawn' && of?.takenDown?.[id as MarketplaceId] === undefined,
  )
  return { listing: of?.listing, targets: Object.fromEntries(wanted.sort()) }
}

const sheet = fc.record({
  kind: fc.constant('sheet' as const),
  price: fc.constantFrom(10_000, 20_000, 30_000),
  name: fc.constantFrom('Mật ong', 'Mật ong rừng'),
  season: fc.constantFrom<number[]>([], [1, 2]),
  places: fc.subarray(places, { minLength: 1 }),
})
const said = fc.record(
  {
    kind: fc.constant('edit' as const),
    price: fc.constantFrom(40_000, 50_000),
    name: fc.constant('Mật ong bạc hà loại một'),
    pauses: fc.constantFrom(...places),
  },
  { requiredKeys: ['kind'] },
)

describe('the world without an import', () => {
  const story = fc.record({
    first: sheet,
    // Three sheets are remembered: the first is never undone here.
    rest: fc
      .array(fc.oneof(sheet, said), { minLength: 1, maxLength: 6 })
      .filter((all) => all.filter(({ kind }) => kind === 'sheet').length <= 2),
    chosen: fc.infiniteStream(fc.boolean()),
    backwards: fc.boolean(),
  })

  test('is the world in which it never was, whichever are undone in whatever order', () => {
    fc.assert(
      fc.property(story, ({ first, rest, chosen, backwards }) => {
        const all = [first, ...rest]
        const isUndone = all.map(({ kind }, n) => kind === 'sheet' && n > 0 && chosen.next().value === true)
        const undone = all.flatMap((_, n) => (isUndone[n] ? [n] : []))
        const told = all.reduce<Desired | null>((now, of, n) => tell(now, n, of), null)
        const order = backwards ? undone.toReversed() : undone
        const after = order.reduce(undo, told)
        const never = all.reduce<Desired | null>((now, of, n) => (isUndone[n] ? now : tell(now, n, of)), null)
        expect(worldOf(after)).toEqual(worldOf(never))
        // Again it changes nothing, and neither do late messages of what was undone.
        expect(order.reduce(undo, after)).toEqual(after)
        expect(undone.reduce<Desired | null>((now, n) => tell(now, n, all[n] as Sheet), after)).toEqual(after)
      }),
      { numRuns: 2000 },
    )
  })

  test('is the same where sheets are said yes to in another order than they came', () => {
    const three = fc.tuple(sheet, sheet, sheet)
    const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3 })
    fc.assert(
      fc.property(three, order, fc.shuffledSubarray([0, 1, 2], { maxLength: 2 }), (all, told, undone) => {
        const say = (now: Desired | null, n: number) => tell(now, n, all[n] as Sheet)
        const after = undone.reduce(undo, told.reduce<Desired | null>(say, null))
        const never = told.filter((n) => !undone.includes(n)).reduce<Desired | null>(say, null)
        expect(worldOf(after)).toEqual(worldOf(never))
        expect(undone.reduce<Desired | null>(say, after)).toEqual(after)
      }),
      { numRuns: 2000 },
    )
  })

  test('takes later sheets as it would have', () => {
    fc.assert(
      fc.property(sheet, sheet, sheet, fc.boolean(), (a, b, c, isFirst) => {
        const gone = isFirst ? 0 : 1
        const told = [a, b].reduce<Desired | null>((now, of, n) => tell(now, n, of), null)
        const after = tell(undo(told, gone), 2, c)
        const never = [a, b, c].reduce<Desired | null>(
          (now, of, n) => (n === gone ? now : tell(now, n, of)),
          null,
        )
        expect(worldOf(after)).toEqual(worldOf(never))
      }),
      { numRuns: 1000 },
    )
  })
})

const at = (price: number, ...ids: MarketplaceId[]): Sheet => ({
  ...{ kind: 'sheet', price, name: 'Mật ong', season: [], places: ids },
})

describe('undoing the import that brought a product', () => {
  test('takes it down where that import wanted it; a corrected sheet puts it up again', () => {
    const first = tell(null, 1, at(10_000, sendo, voso))
    const gone = undo(first, 1)
    expect(gone?.targets).toEqual({ sendo: 'withdrawn', voso: 'withdrawn' })
    const again = tell(gone, 2, at(12_000, voso))
    expect(again?.targets).toEqual({ sendo: 'withdrawn', voso: 'listed' })
    expect(again?.requests?.[voso]).toEqual({ kind: 'relist', order: ulidOf(901) })
    expect(again?.listing.price.amount).toBe(12_000)
  })

  test('hides it where a marketplace cannot take it down', () => {
    const first = tell(null, 1, at(10_000, sendo))
    const undone =
      first && undoImport(first, { importId: ulidOf(1), order: ulidOf(901), ways: { sendo: 'paused' } }, 5)
    expect(undone?.next?.targets).toEqual({ sendo: 'paused' })
    expect(undone?.down).toEqual([sendo])
  })
})

test('what a person said since stays, and is told', () => {
  const a = tell(null, 1, at(10_000, sendo))
  const b = tell(a, 2, at(20_000, sendo, voso))
  const c = tell(b, 3, { kind: 'edit', price: 40_000, pauses: voso })
  const undone = c && undoImport(c, { importId: ulidOf(2), order: ulidOf(902), ways: {} }, 5)
  expect(undone?.kept).toEqual([
    { what: 'price', why: 'person' },
    { what: voso, why: 'person' },
  ])
  expect(undone?.next?.listing.price.amount).toBe(40_000)
  expect(undone?.next?.targets).toEqual({ sendo: 'listed', voso: 'paused' })
})

test('what is not remembered any more is told', () => {
  const sheets = [1, 2, 3, 4].reduce<Desired | null>((now, n) => tell(now, n, at(10_000 * n, sendo)), null)
  const kinds = [1, 4, 5].map(
    (n) => sheets && undoImport(sheets, { importId: ulidOf(n), order: ulidOf(900), ways: {} }, 9).kind,
  )
  expect(kinds).toEqual(['forgotten', 'changes', 'nothing'])
})
