import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { walkStore } from '../../shared/adapters/dynamodb/walks.ts'
import { MarketplaceId, TenantId } from '../../shared/domain/ids.ts'
import { shopSku } from '../../shared/domain/shop-sku.ts'
import type { Observation } from '../../shared/ports/marketplace.ts'
import { publish } from '../../shared/steps/publish.ts'
import { reconcile } from '../../shared/steps/reconcile.ts'
import { sweep } from '../../shared/steps/sweep.ts'
import { freeBudget, memoryShelf } from '../connector-tools.ts'
import { listingAt } from '../domain/examples.ts'
import { openStores, startOfTest } from '../stores/open-stores.ts'
import { hintingMarketplace, manifest } from './hinting-marketplace.ts'
import { patience } from './patience.ts'
import { type Delivery, plainDelivery, type TestQueues, testQueues } from './step-queues.ts'

const open = openStores()
const marketplace = MarketplaceId.parse(manifest.id)
const minute = 60_000

/** A seller with one product on sale, and the sweep, the walk and the lane that nobody touches from then on. */
async function onSale(delivery: Delivery = plainDelivery) {
  const { stores, db, clock } = open()
  const seller = TenantId.parse(`htx${randomUUID().slice(0, 8)}`)
  const held = new Map<string, Observation>()
  const told: { at: number; code: string }[] = []
  const now = () => clock.now
  const asked: string[] = []
  const refusing = { isOn: false }
  const refuses = (kind: string) => asked.push(kind) > 0 && refusing.isOn
  const market = hintingMarketplace(held, told, refuses).open(
    { key: 'k' },
    { now, budgetFor: freeBudget, shelf: memoryShelf() },
  )
  const queues: TestQueues = testQueues([marketplace], delivery)
  const common = { stores, queues, patience, clock: { now, id: randomUUID }, marketplace }
  const walking = {
    ...common,
    walks: walkStore(db),
    shops: async () => [{ shop: seller, market }],
    overlapMs: 10 * minute,
    postponed: () => {},
  }
  const lane = {
    ...common,
    open: async () => market,
    pictureUrl: (one: string) => one,
    paperUrl: (one: string) => one,
  }
  const sweeping = {
    ...common,
    files: { sheetSize: async () => null },
    reconciling: { marketplaces: [marketplace], everySeconds: 900 },
  }
  const origin = { importer: seller, importId: '01J00000000000000000000001', sheet: 'A', line: 2 }
  const about = { tenant: seller, sku: 'MO1', version: 1, hash: 'x', order: '01J00000000000000000000001' }
  const wanted = { ...about, targets: { [marketplace]: 'listed' as const }, listing: listingAt(20_000) }
  await stores.desired.put({ ...wanted, origin: origin as never, changedAt: startOfTest }, null)
  await publish(lane, { kind: 'publish', tenant: seller, marketplace, sku: 'MO1', version: 1 })
  const code = shopSku(seller, 'MO1')
  return {
    seller,
    queues,
    /** The changes that it was asked for. */
    asked,
    refusing,
    /** The seller says another name. */
    async renamed(version: number, name: string): Promise<void> {
      const known = await stores.desired.get(seller, 'MO1')
      const listing = { ...listingAt(20_000), name }
      if (known) await stores.desired.put({ ...known, version, hash: name, listing }, known)
      await publish(lane, { kind: 'publish', tenant: seller, marketplace, sku: 'MO1', version })
    },
    there: () => held.get(code),
    status: () => stores.statuses.get({ tenant: seller, marketplace, sku: 'MO1' }),
    /** Somebody changes it there; null takes it down. */
    byHand(change: Partial<Observation> | null): void {
      const known = held.get(code)
      if (change === null || !known) held.delete(code)
      else held.set(code, { ...known, ...change })
      told.push({ at: clock.now, code })
    },
    /** So many minutes pass, in each of which the sweep looks and the lane works. */
    async pass(minutes: number): Promise<void> {
      for (let n = 0; n < minutes; n += 1) {
        clock.now += minute
        await sweep(sweeping).catch(() => {})
        for (let message = queues.take(); message; message = queues.take())
          await (message.kind === 'publish' ? publish(lane, message) : reconcile(walking)).catch(() => {})
      }
    },
  }
}

beforeAll(() => {
  open().clock.now = startOfTest + 3_600_000
})

describe('without anybody touching it', () => {
  test('a price that was changed there is put right', async () => {
    const here = await onSale()
    await here.pass(16)
    here.byHand({ offer: { price: 1_000, stock: 12 } })
    await here.pass(16)
    expect(here.there()?.offer).toEqual({ price: 20_000, stock: 12 })
    expect(await here.status()).toMatchObject({ condition: 'live' })
  })

  test('goods that were sold stay sold, and none left is known', async () => {
    const here = await onSale()
    here.byHand({ offer: { price: 20_000, stock: 0 } })
    await here.pass(16)
    expect(here.there()?.offer).toEqual({ price: 20_000, stock: 0 })
    expect(await here.status()).toMatchObject({ condition: 'live', stockThere: 0 })
  })

  test.each([
    ['taken down', null, 'marketplace.removed'],
    ['hidden', { state: 'paused' as const, raw: 'HIDDEN' }, 'marketplace.hidden'],
  ])('what was %s is asked about', async (_what, change, code) => {
    const here = await onSale()
    here.byHand(change)
    await here.pass(16)
    expect(await here.status()).toMatchObject({ condition: 'held', code })
  })

  test.each([
    ['repair', null, 'live', 20_000],
    ['ask', { offer: { price: 1_000, stock: 12 } }, 'held', 1_000],
  ] as const)('an account that prefers to %s has its way', async (drift, change, condition, price) => {
    const here = await onSale()
    await open().stores.preferences.put(here.seller, { drift })
    here.byHand(change)
    await here.pass(16)
    expect(await here.status()).toMatchObject({ condition })
    expect(here.there()?.offer?.price).toBe(price)
  })

  test('a review that ended is noticed', async () => {
    const here = await onSale()
    here.byHand({ state: 'rejected', raw: 'REFUSED', reasons: ['Ảnh mờ'] })
    await here.pass(16)
    expect(await here.status()).toMatchObject({ condition: 'rejected', reasons: ['Ảnh mờ'] })
    here.byHand({ state: 'live', raw: 'LIVE', reasons: [] })
    await here.pass(16)
    expect(await here.status()).toMatchObject({ condition: 'live', reasons: [] })
  })

  test('what was refused is not sent again by looking, only when it is mended', async () => {
    const here = await onSale()
    here.refusing.isOn = true
    await here.renamed(2, 'Mật ong')
    expect(await here.status()).toMatchObject({
      condition: 'rejected',
      reasons: [expect.any(String), 'Tên sản phẩm: Tên quá dài'],
    })
    const before = here.asked.length
    here.refusing.isOn = false
    here.byHand({})
    await here.pass(32)
    expect(here.asked).toHaveLength(before)
    expect(await here.status()).toMatchObject({ condition: 'rejected', dueAt: null })
    await here.renamed(3, 'Mật ong bạc hà Ví Dụ')
    expect(await here.status()).toMatchObject({ condition: 'live', reasons: [] })
    expect(here.asked).toHaveLength(before + 1)
  })

  test('it is found too where messages come twice, and where the first of each kind is lost', async () => {
    const lost = new Set<string>()
    const loses = (message: { kind: string }) => !lost.has(message.kind) && !!lost.add(message.kind)
    for (const delivery of [
      { ...plainDelivery, copies: 2 as const },
      { ...plainDelivery, lose: loses },
    ]) {
      const here = await onSale(delivery)
      here.byHand({ offer: { price: 1_000, stock: 12 } })
      await here.pass(50)
      expect(here.there()?.offer?.price).toBe(20_000)
    }
  })

  test('the lane is asked to walk once in a quarter of an hour', async () => {
    const here = await onSale()
    await here.pass(60)
    expect(here.queues.sent.get('reconcile')).toBeLessThanOrEqual(4)
    expect(here.queues.sent.get('reconcile')).toBeGreaterThanOrEqual(3)
  })
})
