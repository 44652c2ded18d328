import { afterEach, describe, expect, test } from 'vitest'
import type { Targets } from '../../shared/domain/desired.ts'
import type { Edit, Request } from '../../shared/domain/edit.ts'
import { MarketplaceId } from '../../shared/domain/ids.ts'
import { registeredMarketplace } from '../../shared/runtime/enabled.ts'
import { freeBudget, localSend, memoryShelf } from '../connector-tools.ts'
import { madeSheet } from './made-sheet.ts'
import { plainDelivery } from './step-queues.ts'
import { connectionsTo, laneIds } from './step-sandboxes.ts'
import { allClosed, confirm, cooperative, idOf, importIs, say, until, upload } from './step-story.ts'
import { noTrouble, startWorld, type World } from './step-world.ts'

const voso = MarketplaceId.parse('voso')
let world: World | undefined
afterEach(async () => {
  await world?.stop()
  world = undefined
})

/** A cooperative with one product on all four marketplaces. */
async function published(): Promise<{ here: World; sku: string }> {
  const here = await startWorld(plainDelivery, noTrouble)
  world = here
  await sheet(here, 1, 20_000)
  const { items } = await here.stores.desired.list(cooperative, { after: null, limit: 1 })
  return { here, sku: items[0]?.sku ?? '' }
}

async function sheet(here: World, n: number, price: number): Promise<void> {
  await upload(here, { n, tenant: cooperative, filename: 'bang.csv', bytes: madeSheet(1, () => price) })
  await until(here, importIs(here, cooperative, n, 'ready'))
  await confirm(here, cooperative, n)
  await until(here, importIs(here, cooperative, n, 'settled'))
  await until(here, allClosed(here))
}

const productAt = (here: World, id: string) => here.sandboxes.get(id)?.products()[0]
const products = (here: World) => laneIds.map((id) => productAt(here, id))
const statusAt = (here: World, sku: string, marketplace = voso) =>
  here.stores.statuses.get({ tenant: cooperative, marketplace, sku })

async function said(here: World, n: number, sku: string, what: Parameters<typeof say>[3]): Promise<void> {
  await say(here, n, sku, what)
  await until(here, allClosed(here))
}

const at = (target: Targets[MarketplaceId]) => ({ targets: { [voso]: target } as Targets })
const asking = (n: number, kind: Request['kind'], more: Partial<Request> = {}) => ({
  requests: { [voso]: { kind, order: idOf(n), ...more } } as Edit['requests'],
})

/** A change by hand at the marketplace itself: not through us. */
async function byHand(
  here: World,
  change: 'withdraw' | { price?: number; stock?: number; onSale?: boolean },
) {
  const settings = (await connectionsTo(here.sandboxes).get(cooperative, voso))?.settings
  const market = registeredMarketplace(voso).open(settings, {
    now: here.clock.now,
    budgetFor: freeBudget,
    send: localSend,
    shelf: memoryShelf(),
  })
  const there = productAt(here, voso)
  const externalId = there?.id ?? ''
  const product = { ...(there?.sent as object), ...(change === 'withdraw' ? {} : change) }
  const done = await market.apply(
    change === 'withdraw' ? { kind: 'withdraw', externalId } : { kind: 'price-stock', externalId, product },
  )
  expect(done.ok).toBe(true)
}

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

describe('at one marketplace', () => {
  test('a product is hidden, shown, taken down and put up again, and the others are left alone', async () => {
    const { here, sku } = await published()
    const stateAfter = async (n: number, what: Parameters<typeof say>[3]) => {
      await said(here, n, sku, what)
      return productAt(here, voso)?.state
    }
    expect(await stateAfter(5, at('paused'))).toBe('paused')
    await sheet(here, 6, 22_000)
    expect(productAt(here, voso)).toMatchObject({ state: 'paused', price: 22_000 })
    expect(await stateAfter(7, { ...at('listed'), ...asking(7, 'resume') })).toBe('live')
    expect(await stateAfter(8, at('withdrawn'))).toBe('withdrawn')
    await sheet(here, 9, 23_000)
    expect(productAt(here, voso)).toMatchObject({ state: 'withdrawn', price: 22_000 })
    expect((await statusAt(here, sku))?.condition).toBe('withdrawn')
    expect(await stateAfter(10, { ...at('listed'), ...asking(10, 'relist') })).toBe('live')
    expect(here.sandboxes.get(voso)?.products()).toHaveLength(1)
    expect(productAt(here, 'sendo')).toMatchObject({ state: 'live', updates: 3 })
  })

  test('put up again although the answer was lost, it is there once', async () => {
    const { here, sku } = await published()
    await said(here, 5, sku, at('withdrawn'))
    here.sandboxes.get(voso)?.setFaults([{ kind: 'cut-after-commit', times: 1, operation: 'create' }])
    await said(here, 6, sku, { ...at('listed'), ...asking(6, 'relist') })
    await until(here, async () => (await statusAt(here, sku))?.condition === 'live')
    expect(here.sandboxes.get(voso)?.products()).toHaveLength(1)
    expect(here.sandboxes.get(voso)?.requests().create).toBe(2)
  })

  test('what it refused is sent again when somebody asks, and when somebody edits', async () => {
    const { here, sku } = await published()
    here.sandboxes.get(voso)?.setFaults([{ kind: 'reject', times: 2 }])
    await said(here, 5, sku, { change: { name: 'Mật ong Ví Dụ mới' } })
    await until(here, async () => (await statusAt(here, sku))?.condition === 'rejected')
    await said(here, 6, sku, asking(6, 'retry'))
    await until(here, async () => (await statusAt(here, sku))?.condition === 'rejected')
    await said(here, 7, sku, { change: { description: 'Mật ong hoa bạc hà.' } })
    await until(here, async () => (await statusAt(here, sku))?.condition === 'live')
    expect(productAt(here, voso)?.updates).toBe(4)
  })

  test('a product that is there already becomes ours by its id, never a second one', async () => {
    const { here, sku } = await published()
    await said(here, 5, sku, at('withdrawn'))
    const other = { externalId: '9999' }
    await said(here, 6, sku, { ...at('listed'), ...asking(6, 'link', other) })
    expect(await statusAt(here, sku)).toMatchObject({ condition: 'held', code: 'marketplace.link-unknown' })
    await byHandAgain(here)
    const own = { externalId: productAt(here, voso)?.id ?? '' }
    await said(here, 7, sku, { ...at('listed'), ...asking(7, 'link', own) })
    expect(await statusAt(here, sku)).toMatchObject({ condition: 'live', externalId: own.externalId })
    expect(here.sandboxes.get(voso)?.products()).toHaveLength(1)
  })

  test('a product under another SKU becomes ours only when a person says that it is the same', async () => {
    const { here, sku } = await published()
    await said(here, 5, sku, at('withdrawn'))
    await byHandAgain(here, { sku: 'khac-1' })
    const id =
      here.sandboxes
        .get(voso)
        ?.products()
        .find((one) => one.sku === 'khac-1')?.id ?? ''
    await said(here, 6, sku, { ...at('listed'), ...asking(6, 'link', { externalId: id }) })
    expect(await statusAt(here, sku)).toMatchObject({ condition: 'held', code: 'marketplace.link-foreign' })
    const asked = asking(7, 'link', { externalId: id, confirmed: true })
    await said(here, 7, sku, { ...at('listed'), ...asked })
    expect(await statusAt(here, sku)).toMatchObject({ externalId: id })
    expect(here.sandboxes.get(voso)?.products()).toHaveLength(2)
    expect(here.sandboxes.get(voso)?.requests().create).toBe(2)
  })
})

/** Puts the product up again at the marketplace itself. */
async function byHandAgain(here: World, other: { sku?: string } = {}): Promise<void> {
  const settings = (await connectionsTo(here.sandboxes).get(cooperative, voso))?.settings
  const market = registeredMarketplace(voso).open(settings, {
    now: here.clock.now,
    budgetFor: freeBudget,
    send: localSend,
    shelf: memoryShelf(),
  })
  const product = { ...(productAt(here, voso)?.sent as object), ...other }
  const done = await market.apply({ kind: 'create', product })
  expect(done.ok).toBe(true)
  here.clock.pass(5_000)
}

describe('changed by hand at the marketplace', () => {
  test('a price is put right, goods that were sold are not', async () => {
    const { here, sku } = await published()
    const stock = productAt(here, voso)?.stock ?? 0
    await byHand(here, { price: 1_000 })
    await said(here, 5, sku, asking(5, 'retry'))
    expect(productAt(here, voso)).toMatchObject({ price: 20_000, updates: 3 })
    await byHand(here, { stock: stock - 1 })
    await said(here, 6, sku, asking(6, 'retry'))
    expect(productAt(here, voso)).toMatchObject({ stock: stock - 1, updates: 4 })
  })

  test('goods that were sold stay sold when only the price is changed; a new stock counts', async () => {
    const { here, sku } = await published()
    const stock = productAt(here, voso)?.stock ?? 0
    await byHand(here, { stock: stock - 2 })
    await said(here, 5, sku, { change: { price: { amount: 31_000 } } })
    expect(productAt(here, voso)).toMatchObject({ price: 31_000, stock: stock - 2 })
    expect(productAt(here, 'sendo')).toMatchObject({ price: 31_000, stock })
    await said(here, 6, sku, { change: { name: 'Mật ong Ví Dụ mới' } })
    expect(productAt(here, voso)).toMatchObject({ stock: stock - 2, updates: 4 })
    await said(here, 7, sku, { change: { stock: stock + 9 } })
    expect(productAt(here, voso)?.stock).toBe(stock + 9)
    await byHand(here, { stock: 1 })
    await said(here, 8, sku, { change: { stock: stock + 9 }, ...asking(8, 'restock') })
    expect(productAt(here, voso)?.stock).toBe(stock + 9)
    const { updates } = productAt(here, voso) ?? {}
    await said(here, 9, sku, { change: { stock: stock + 9 }, ...asking(9, 'restock') })
    expect(productAt(here, voso)?.updates).toBe(updates)
  })

  test('a product that was taken down or hidden is asked about, and put back on request only', async () => {
    const { here, sku } = await published()
    await byHand(here, { onSale: false })
    await said(here, 5, sku, asking(5, 'retry'))
    expect(await statusAt(here, sku)).toMatchObject({ condition: 'held', code: 'marketplace.hidden' })
    await said(here, 6, sku, { ...at('listed'), ...asking(6, 'resume') })
    expect(productAt(here, voso)?.state).toBe('live')
    await byHand(here, 'withdraw')
    await said(here, 7, sku, { change: { stock: 8 } })
    expect(await statusAt(here, sku)).toMatchObject({ condition: 'held', code: 'marketplace.removed' })
    expect(productAt(here, voso)?.state).toBe('withdrawn')
    await said(here, 8, sku, { ...at('listed'), ...asking(8, 'relist') })
    expect(productAt(here, voso)).toMatchObject({ state: 'live', stock: 8 })
    // That yes was for once.
    await byHand(here, 'withdraw')
    await said(here, 9, sku, { change: { stock: 9 } })
    expect(await statusAt(here, sku)).toMatchObject({ condition: 'held', code: 'marketplace.removed' })
  })

  test('is put right or asked about as the account prefers', async () => {
    const { here, sku } = await published()
    await here.stores.preferences.put(cooperative, { drift: 'ask' })
    await byHand(here, { price: 1_000 })
    await said(here, 5, sku, { requests: { sendo: { kind: 'retry', order: idOf(5) } } as Edit['requests'] })
    expect(await statusAt(here, sku)).toMatchObject({ condition: 'held', code: 'marketplace.changed' })
    await said(here, 6, sku, asking(6, 'retry'))
    expect(productAt(here, voso)?.price).toBe(20_000)
    await here.stores.preferences.put(cooperative, { drift: 'repair' })
    await byHand(here, 'withdraw')
    await said(here, 7, sku, { change: { stock: 8 } })
    expect(productAt(here, voso)).toMatchObject({ state: 'live', stock: 8 })
  })
})
