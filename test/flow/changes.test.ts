import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { reconcile } from '../../shared/steps/reconcile.ts'
import { openStores } from '../stores/open-stores.ts'
import { changesWorld, codeOf, declare, overlapMs, seller, type Trouble } from './changes-world.ts'

const open = openStores()
const minute = 60_000
const long = 'MAT-ONG-BAC-HA-MEO-VAC-CHAI-500-ML-LOAI-'
const skus = [...Array.from({ length: 8 }, (_, n) => `SP${n}`), `${long}1`, `${long}2`]
const foreign = [
  'khac-1',
  'htxvidu-KHONG-CO',
  'HTXVIDU-SP0',
  'htxkhac-SP0',
  `${codeOf(`${long}1`).slice(0, -1)}!`,
]

const world = () => changesWorld(open(), randomUUID())

beforeAll(() => declare(open(), skus))

describe('a walk through the changes', () => {
  test('tells the lane to look at what is ours, each once, not urgently, and at nothing else', async () => {
    const here = world()
    for (const code of [...skus.map(codeOf), ...foreign, codeOf('SP0')]) here.changed(code)
    await here.run()
    expect(here.looks().sort()).toEqual([...skus, 'SP0'].sort())
    expect(here.sent).toContainEqual({
      kind: 'publish',
      tenant: seller,
      marketplace: 'voso',
      sku: 'SP0',
      version: 0,
      look: true,
    })
  })

  test('leaves a listing alone that is not meant for this marketplace', async () => {
    const here = world()
    here.parts.marketplace = 'khac' as never
    here.changed(codeOf('SP0'))
    await here.run()
    expect(here.looks()).toEqual([])
  })

  test('begins a day ago, then a little before the last whole one, which was begun before its first page', async () => {
    const here = world()
    const first = here.clock.now
    for (let n = 0; n < 7; n += 1) here.changed(codeOf('SP0'))
    await here.run(['passing', 'passing'])
    here.clock.now += 15 * minute
    const second = here.clock.now
    await here.run()
    expect(here.asked[0]?.range).toEqual({ from: first - 86_400_000, to: first })
    expect(here.asked[3]).toEqual({ range: { from: first - overlapMs, to: second }, cursor: null })
  })

  test('asks once where nothing changed', async () => {
    const here = world()
    for (let n = 0; n < 5; n += 1) {
      await here.run()
      here.clock.now += 15 * minute
    }
    expect(here.asked).toHaveLength(5)
    expect(here.sent).toEqual([])
  })

  test.each([0, 1, 2, 3])('that fails at page %i goes on there, in the same range', async (n) => {
    const here = world()
    for (const sku of skus) here.changed(codeOf(sku))
    const before = here.asked.length
    await here.run([...Array.from({ length: n }, (): Trouble => 'none'), 'failed'])
    expect(here.told).toEqual(['marketplace.timeout'])
    here.clock.now += 15 * minute
    await here.run()
    const asked = here.asked.slice(before)
    expect(asked.map(({ cursor }) => cursor)).toEqual(
      [0, 1, 2, 3].flatMap((page) =>
        Array.from({ length: page === n ? 2 : 1 }, () => (page === 0 ? null : String(page * 3))),
      ),
    )
    expect(new Set(asked.map(({ range }) => range.to)).size).toBe(1)
    expect(here.looks().sort()).toEqual([...skus].sort())
  })

  test('whose cursor is no longer known begins its range anew', async () => {
    const here = world()
    for (const sku of skus) here.changed(codeOf(sku))
    await here.run(['none', 'expired'])
    const { range } = here.asked[0] ?? {}
    await here.run()
    expect(here.asked.slice(2, 4)).toEqual([
      { range, cursor: null },
      { range, cursor: '3' },
    ])
    expect(new Set(here.looks())).toEqual(new Set(skus))
  })

  test('that takes too long asks its lane to go on', async () => {
    const here = world()
    for (const sku of skus) here.changed(codeOf(sku))
    await here.run(['slow'])
    expect(here.asked).toHaveLength(1)
    expect(here.sent.at(-1)).toEqual({ kind: 'reconcile', marketplace: 'voso' })
    await here.run()
    expect(new Set(here.looks())).toEqual(new Set(skus))
  })

  test('waits where the lane is full, and where the same page comes back for ever', async () => {
    const here = world()
    for (const sku of skus) here.changed(codeOf(sku))
    await here.run(['full'])
    expect(here.asked).toEqual([])
    await here.run(['none', 'full'])
    expect(here.asked).toHaveLength(2)
    await here.run()
    expect(new Set(here.looks())).toEqual(new Set(skus))
    const stuck = world()
    const answer = { ok: true as const, value: { products: [], next: 'x' } }
    stuck.parts.shops = async () => [{ shop: 'stuck', market: { changes: async () => answer } as never }]
    await stuck.run()
    expect(stuck.told).toEqual(['changes.standstill'])
  })

  test('is done by one worker at a time', async () => {
    const here = world()
    for (const sku of skus) here.changed(codeOf(sku))
    await Promise.all([reconcile(here.parts), reconcile(here.parts)])
    expect(here.asked.map(({ cursor }) => cursor)).toEqual([null, '3', '6', '9'])
  })

  test('of a worker that died is gone on with when its lease is over', async () => {
    const here = world()
    for (const sku of skus) here.changed(codeOf(sku))
    await here.run(['none', 'killed'])
    await here.run()
    expect(here.asked).toHaveLength(2)
    here.clock.now += 3 * minute
    await here.run()
    expect(here.asked.slice(2).map(({ cursor }) => cursor)).toEqual(['3', '6', '9'])
    expect(new Set(here.looks())).toEqual(new Set(skus))
  })

  test('says which shop cannot be asked, and asks the others', async () => {
    const here = world()
    const shopsOf = here.parts.shops
    here.parts.shops = async () => [
      { shop: 'closed', market: { kind: 'permanent', code: 'connection.settings' } },
      ...(await shopsOf()),
    ]
    here.changed(codeOf('SP0'))
    await here.run()
    expect(here.told).toEqual(['connection.settings'])
    expect(here.looks()).toEqual(['SP0'])
  })
})

const trouble = fc.constantFrom<Trouble>(
  'none',
  'none',
  'failed',
  'expired',
  'slow',
  'full',
  'unsent',
  'killed',
)
const turn = fc.record({
  changed: fc.array(fc.constantFrom(...skus.map(codeOf), ...foreign), { maxLength: 8 }),
  /** How far ahead or behind the marketplace's clock is when it notes them. */
  skew: fc.integer({ min: -9 * minute, max: 9 * minute }),
  trouble: fc.array(trouble, { maxLength: 4 }),
  twice: fc.boolean(),
})

test('whatever goes wrong, every change is looked at after it happened, and nothing foreign ever', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { minLength: 1, maxLength: 6 }), async (turns) => {
      const here = world()
      // A shop is known from its first walk on.
      await here.run()
      const owed = new Map<string, number>()
      for (const one of turns) {
        here.clock.now += 15 * minute
        for (const code of one.changed) {
          here.changes.push({ at: here.clock.now + one.skew, code })
          owed.set(code, here.sent.length)
        }
        await here.run(one.trouble)
        if (one.twice) await here.run(one.trouble)
      }
      for (let n = 0; n < 3; n += 1) {
        here.clock.now += 15 * minute
        await here.run()
      }
      for (const sku of skus) {
        const from = owed.get(codeOf(sku))
        if (from === undefined) continue
        const after = here.sent.slice(from).map((message) => (message.kind === 'publish' ? message.sku : ''))
        expect(after).toContain(sku)
      }
      expect(here.looks().filter((sku) => !skus.includes(sku))).toEqual([])
    }),
    { numRuns: 60 },
  )
})
