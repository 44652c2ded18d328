import { describe, expect, test } from 'vitest'
import { products, published, said, sheet } from './lifecycle-world.ts'
import { madeSheet } from './made-sheet.ts'
import { laneIds } from './step-sandboxes.ts'
import { allClosed, confirm, cooperative, importIs, say, until, upload } from './step-story.ts'

describe('what a person says', () => {
  test('of price and stock reaches every marketplace once, by its price and stock call', async () => {
    const { here, sku } = await published()
    const before = laneIds.map((id) => here.sandboxes.get(id)?.requests().create)
    await said(here, 5, sku, { change: { price: { amount: 31_000 }, stock: 0 } })
    expect(products(here)).toMatchObject(
      laneIds.map(() => ({ price: 31_000, stock: 0, updates: 2, state: 'live' })),
    )
    expect(laneIds.map((id) => here.sandboxes.get(id)?.requests().create)).toEqual(before)
    const statuses = await here.stores.statuses.getMany(
      laneIds.map((marketplace) => ({ tenant: cooperative, marketplace, sku })),
    )
    expect(statuses.map((status) => status.condition)).toEqual(['live', 'live', 'live', 'live'])
  })

  test('twice changes the marketplaces once', async () => {
    const { here, sku } = await published()
    const change = { price: { amount: 31_000 } }
    await say(here, 5, sku, { change })
    await say(here, 6, sku, { change })
    await until(here, allClosed(here))
    expect(products(here).map((product) => product?.updates)).toEqual([2, 2, 2, 2])
    await said(here, 7, sku, { change })
    expect(products(here).map((product) => product?.updates)).toEqual([2, 2, 2, 2])
  })

  test('races a sheet: the newer of the two gives the price', async () => {
    const { here, sku } = await published()
    const bytes = madeSheet(1, () => 44_000)
    await upload(here, { n: 5, tenant: cooperative, filename: 'bang.csv', bytes })
    await until(here, importIs(here, cooperative, 5, 'ready'))
    await said(here, 6, sku, { change: { price: { amount: 31_000 } } })
    await confirm(here, cooperative, 5)
    await until(here, importIs(here, cooperative, 5, 'settled'))
    expect(products(here).map((product) => product?.price)).toEqual([31_000, 31_000, 31_000, 31_000])
    await sheet(here, 7, 44_000)
    expect(products(here).map((product) => product?.price)).toEqual([44_000, 44_000, 44_000, 44_000])
  })

  test('is found by the sweep when its message is lost', async () => {
    const { here, sku } = await published()
    await say(here, 5, sku, { change: { stock: 3 } })
    here.queues.loseAll()
    await until(here, allClosed(here))
    expect(products(here).map((product) => product?.stock)).toEqual([3, 3, 3, 3])
  })

  test('of a listing that does not exist is put away', async () => {
    const { here } = await published()
    await said(here, 5, 'KHONG-CO', { change: { stock: 3 } })
    expect(await here.stores.ledger.edits(cooperative, 'KHONG-CO')).toEqual([])
  })
})
