// What a marketplace keeps from us for a while, through the publishing step: a price while a promotion runs there, and
// a product whose category asks for more than anybody said.
import { randomUUID } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import type { Request } from '../../shared/domain/edit.ts'
import { ImportId, TenantId } from '../../shared/domain/ids.ts'
import type { Listing } from '../../shared/domain/listing.ts'
import { startSandbox } from '../../shared/marketplaces/sendo/sandbox.ts'
import { registeredMarketplace } from '../../shared/runtime/enabled.ts'
import { publish } from '../../shared/steps/publish.ts'
import { freeBudget, memoryShelf } from '../connector-tools.ts'
import { sendo as marketplace, ulidOf } from '../domain/examples.ts'
import { honeyListing } from '../honey-listing.ts'
import { openStores } from '../stores/open-stores.ts'
import { patience } from './patience.ts'

const open = openStores()
const sku = honeyListing.sku
const start = Date.parse('2026-11-27T01:00:00Z')
const endOfPromotion = Date.parse('2026-11-30T17:00:00Z')
/** "Giỏ quà, hộp quà": the category of the sandbox that asks for a second attribute. */
const askingMore = '1625'

/** A seller with one product, wanted on sale; the lane that works on it, and what is done by hand at the marketplace. */
async function wanted(settings: object = {}) {
  const { stores, clock } = open()
  clock.now = start
  const now = () => clock.now
  const tenant = TenantId.parse(`htx${randomUUID().slice(0, 8)}`)
  const sandbox = await startSandbox({ port: 0, file: null, now })
  onTestFinished(() => sandbox.close())
  const keys = sandbox.settings as { baseUrl: string; shopKey: string; secretKey: string }
  const tools = { now, budgetFor: freeBudget, shelf: memoryShelf(now) }
  const market = registeredMarketplace(marketplace).open({ ...keys, ...settings }, tools)
  const url = (one: string) => `https://files.example/${one}`
  const lane = {
    ...{ stores, marketplace, patience, pictureUrl: url, paperUrl: url },
    ...{ open: async () => market, clock: { now, id: randomUUID } },
  }
  const origin = { importer: tenant, importId: ImportId.parse(ulidOf(1)), sheet: 'A', line: 2 }
  const about = { tenant, sku, order: ulidOf(1), origin, targets: { [marketplace]: 'listed' as const } }
  const work = () => publish(lane, { kind: 'publish', tenant, marketplace, sku, version: 0 })
  const sent = () => sandbox.products()[0]?.sent as Record<string, unknown>

  async function want(version: number, change: Partial<Listing>, request?: Request): Promise<void> {
    const listing = { ...honeyListing, ...change }
    const known = await stores.desired.get(tenant, sku)
    const next = { ...about, version, hash: `${version}`, listing, changedAt: clock.now }
    await stores.desired.put({ ...next, ...(request && { requests: { [marketplace]: request } }) }, known)
    await work()
  }
  async function byHand(method: string, path: string, body: object): Promise<void> {
    const call = (target: string, how: string, what: object, headers = {}) =>
      fetch(keys.baseUrl + target, { method: how, headers, body: JSON.stringify(what) })
    const login = await call('/login', 'POST', { shop_key: keys.shopKey, secret_key: keys.secretKey })
    const { result } = (await login.json()) as { result: { token: string } }
    const done = await call(path, method, body, { authorization: `bearer ${result.token}` })
    expect(done.ok).toBe(true)
  }
  return {
    ...{ stores, clock, sandbox, sent, want, work },
    status: () => stores.statuses.get({ tenant, marketplace, sku }),
    /** The seller's own promotion; null where no end is told, or where it is ended. */
    promote: (price: number, to: string | null) =>
      byHand('POST', '/api/partner/product', {
        ...sent(),
        ...{ id: 1001, special_price: price, promotion_from_date: '2026-11-20', promotion_to_date: to },
      }),
    sell: (left: number) =>
      byHand('PUT', '/api/partner/product/config/variant-price', [
        {
          ...{ product_id: 1001, is_config_variant: false, price: sent().price, stock_quantity: left },
          ...{ stock_availability: true, special_price: sent().special_price },
          ...{ promotion_start_date: '2026-11-20', promotion_end_date: '2026-11-30' },
        },
      ]),
  }
}

const running = { special_price: 200_000, is_promotion: true }
const dearer = { price: { amount: 300_000, per: 'chai' } } as const

test('a price waits for the end of a promotion; the stock that was taken is not sent again over what was sold', async () => {
  const here = await wanted()
  await here.want(1, {})
  await here.promote(200_000, '2026-11-30')
  await here.want(2, { ...dearer, stock: 5 })
  const status = await here.status()
  // It is on sale all the while; what is left to be done is the code's and the due time's to say.
  expect(status).toMatchObject({ condition: 'live', code: 'marketplace.promotion', attempts: 0 })
  expect(status).toMatchObject({ version: 1, tried: 2, sentStock: 5 })
  expect(status?.dueAt).toBeGreaterThanOrEqual(endOfPromotion)
  expect(here.sent()).toMatchObject({ price: 250_000, stock_quantity: 5, ...running })
  await here.sell(3)
  const asked = here.sandbox.traffic().total
  await here.work()
  expect(here.sandbox.traffic().total).toBe(asked)
  here.clock.now = status?.dueAt ?? 0
  await here.work()
  expect(here.sent()).toMatchObject({ price: 300_000, stock_quantity: 3 })
  expect(await here.status()).toMatchObject({ condition: 'live', version: 2, code: null, stockThere: 3 })
})

test('a change of texts goes through meanwhile, and the promotion goes on', async () => {
  const here = await wanted()
  await here.want(1, {})
  await here.promote(200_000, '2026-11-30')
  await here.want(2, { ...dearer, name: 'Mật ong hoa bạc hà' })
  expect(await here.status()).toMatchObject({ version: 1, code: 'marketplace.promotion' })
  expect(here.sent()).toMatchObject({ name: expect.stringContaining('hoa'), price: 250_000, ...running })
  here.clock.now = (await here.status())?.dueAt ?? 0
  await here.work()
  expect(here.sent()).toMatchObject({ name: expect.stringContaining('hoa'), price: 300_000 })
  expect(await here.status()).toMatchObject({ condition: 'live', version: 2 })
})

test('a product lacks what its category requires: held before anything is sent, live when staff have chosen', async () => {
  const here = await wanted({ categoryIds: { 4: Number(askingMore) } })
  await here.want(1, {})
  const held = await here.status()
  expect(held).toMatchObject({ condition: 'held', code: 'attribute.missing', version: 1 })
  expect(held?.reasons.join()).toContain('Loại sản phẩm')
  expect(held?.dueAt).toBe(start + patience.connectionMs)
  expect(here.sandbox.products()).toEqual([])
  const rule = { group: 4, words: [], category: askingMore, attributes: { 901: 'Nguyên chất' } }
  const map = { revision: 0, rules: [rule], changedAt: start, changedBy: 'canbo' }
  await here.stores.categories.put(marketplace, map, 0)
  here.clock.now = held?.dueAt ?? 0
  await here.work()
  expect(await here.status()).toMatchObject({ condition: 'live', code: null, reasons: [] })
  expect(here.sent()).toMatchObject({ cat_4_id: Number(askingMore) })
})
