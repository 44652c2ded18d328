import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type HandOverItem,
  taskOf,
  withAnswer,
  withPacked,
  withWish,
} from '../../shared/domain/hand-over/item.ts'
import { readReturned } from '../../shared/sheet/hand-over/read-returned.ts'
import { cutting } from '../flow/cutting.ts'
import { openStores } from '../stores/open-stores.ts'
import { fillWorkbook } from './fill-workbook.ts'
import { type DeskWorld, dayMs, deskWorld } from './hand-over-world.ts'
import { handedProduct } from './packaged.ts'

const results = ['live', 'rejected', 'hidden', 'removed'] as const
const act = fc.oneof(
  fc.record({
    kind: fc.constant('wish' as const),
    price: fc.integer({ min: 1, max: 3 }),
    onSale: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('remove' as const) }),
  fc.record({ kind: fc.constant('pack' as const) }),
  fc.record({
    kind: fc.constant('answer' as const),
    result: fc.constantFrom(...results),
    back: fc.nat({ max: 2 }),
  }),
)

test('one product: whatever order of wishes, packages and answers, nothing is packed twice and nothing is lost', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      let item: HandOverItem = withWish(null, { kind: 'offer', product: handedProduct('htxvidu-A') })
      const packed: NonNullable<HandOverItem['packed']>[] = []
      const pack = () => {
        const task = taskOf(item)
        if (task === null) return
        item = withPacked(item, `package${packed.length}`, task)
        if (item.packed) packed.push(item.packed)
      }
      for (const one of acts) {
        if (one.kind === 'wish') {
          const { price, onSale } = one
          item = withWish(item, { kind: 'offer', product: handedProduct('htxvidu-A', { price, onSale }) })
        } else if (one.kind === 'remove')
          item = withWish(item, { kind: 'remove', product: item.wish.product })
        else if (one.kind === 'pack') pack()
        else {
          const of = packed.at(-1 - one.back)
          const { result } = one
          const more = { packageId: of?.packageId ?? '', link: null, reason: null, at: 0 }
          if (of) item = withAnswer(item, { number: of.number, result, ...more })
        }
      }
      pack()
      const numbers = packed.map(({ number }) => number)
      expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
      expect(taskOf(item)).toBeNull()
      // What the desk was told last is what is wanted, unless it has nothing to do for it.
      const isAtDesk = item.there !== 'none' || (item.packed?.number ?? 0) > (item.answer?.number ?? 0)
      if (isAtDesk) expect(item.packed?.number).toBe(item.wish.number)
      const last = packed.at(-1)
      if (last && isAtDesk) expect([last.kind, last.product]).toEqual([item.wish.kind, item.wish.product])
    }),
    { numRuns: 500 },
  )
})

const open = openStores()
let shops = 0

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('wish' as const),
      key: fc.nat({ max: 4 }),
      price: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), key: fc.nat({ max: 4 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('run' as const),
      dies: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 1 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('return' as const), twice: fc.boolean() }) },
)

async function allAnswered(here: DeskWorld, twice: boolean): Promise<void> {
  const closed = (await here.packages()).filter(({ files }) => files !== null)
  const of = closed.at(-1)
  const bytes = of && here.files.kept.get(`${of.id}/workbook.xlsx`)
  if (!of || !bytes) return
  const lines = await here.lines(of.id)
  const filled = await fillWorkbook(
    bytes,
    Object.fromEntries(lines.map(({ key }) => [key, { result: 'xong', link: `https://san.example/${key}` }])),
  )
  await here.giveBack(of.id, filled)
  if (twice) await here.giveBack(of.id, filled)
}

test('a desk: runs that die at any call, repeated and late, pack each wish once, mail each package once at most', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      shops += 1
      const here = deskWorld(open(), `random${shops}`, { everyMinutes: 1, maxItems: 3 })
      const run = async (dies: readonly number[]) => {
        const cut = cutting((call) => dies.includes(call))
        await here.run(cut.stores(open().stores)).catch(() => {})
        // Longer than a lease, so that the next run finds what a dead one left.
        here.pass(16 * 60_000)
      }
      for (const one of steps) {
        if (one.kind === 'wish') await here.wish(handedProduct(`htxvidu-${one.key}`, { price: one.price }))
        else if (one.kind === 'remove') await here.remove(`htxvidu-${one.key}`)
        else if (one.kind === 'run') await run(one.dies)
        else await allAnswered(here, one.twice)
      }
      await run([])
      await run([])
      await expectTidy(here)
    }),
    { numRuns: 12 },
  )
})

test('a run that dies at any one call, before or after it is carried out, loses and doubles nothing', async () => {
  const lifeOf = async (at: number, shifted: boolean) => {
    shops += 1
    const here = deskWorld(open(), `dead${shops}`, { timeOfDay: '00:00' })
    for (const key of ['0', '1', '2']) await here.wish(handedProduct(`htxvidu-${key}`))
    const cut = cutting((call) => call === at)
    const stores = cut.stores(open().stores)
    // Even calls are carried out before the worker dies: one call more turns that round.
    if (shifted) await stores.ledger.claimState('none', 'none')
    await here.run(stores).catch(() => {})
    here.pass(16 * 60_000)
    for (let n = 0; n < 2; n += 1) {
      await here.run()
      here.pass(16 * 60_000)
    }
    await expectTidy(here)
    const packages = await here.packages()
    const lines = await Promise.all(packages.map(({ id }) => here.lines(id)))
    expect(lines.flat().map(({ key }) => key)).toEqual(['htxvidu-0', 'htxvidu-1', 'htxvidu-2'])
    return cut.calls()
  }
  const calls = await lifeOf(0, false)
  expect(calls).toBeGreaterThan(15)
  for (let at = 1; at <= calls; at += 1)
    for (const shifted of [false, true]) await lifeOf(at + Number(shifted), shifted)
})

async function expectTidy(here: DeskWorld): Promise<void> {
  const packages = await here.packages()
  const seen = new Map<string, number>()
  for (const of of packages) {
    expect(of.files).not.toBeNull()
    const lines = await here.lines(of.id)
    expect(lines.length).toBeLessThanOrEqual(3)
    const mails = here.mails.filter(({ subject }) => subject.includes(of.id)).length
    expect(mails).toBeLessThanOrEqual(1)
    if (lines.length > 0) expect(of.mail === 'sent' ? 1 : mails).toBe(mails)
    const book = await readReturned(here.files.kept.get(`${of.id}/workbook.xlsx`) ?? new Uint8Array(), 'x')
    const keys = book.ok ? book.rows.map(({ key }) => key) : []
    expect(keys.sort()).toEqual(lines.map(({ key }) => key).sort())
    for (const { key, number } of lines) {
      expect(number).toBeGreaterThan(seen.get(key) ?? 0)
      seen.set(key, number)
    }
  }
  for (let n = 0; n <= 4; n += 1) {
    const item = await here.items.get(`htxvidu-${n}`)
    if (item) expect(taskOf(item)).toBeNull()
    if (item?.packed) expect(seen.get(item.key)).toBe(item.packed.number)
  }
  expect(
    packages.every(
      ({ mail, counts }) => mail !== 'none' || Object.values(counts ?? {}).every((n) => n === 0),
    ),
  ).toBe(true)
}

test('no day has a second package, however often the schedule wakes', async () => {
  const here = deskWorld(open(), 'days', { timeOfDay: '07:30' })
  for (let n = 0; n < 12; n += 1) {
    await here.wish(handedProduct('htxvidu-A', { stock: n }))
    await here.run()
    here.pass(dayMs / 4)
  }
  const days = (await here.packages()).map(({ day }) => day)
  expect(new Set(days).size).toBe(days.length)
})
