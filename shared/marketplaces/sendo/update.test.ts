import { expect, it, onTestFinished } from 'vitest'
import { freeBudget, memoryShelf } from '../../../test/connector-tools.ts'
import { honeyListing } from '../../../test/honey-listing.ts'
import type { Listing } from '../../domain/listing.ts'
import { sendo } from './index.ts'
import { startSandbox } from './sandbox.ts'

const paper = {
  kind: 'food-safety',
  number: '12',
  issuedOn: null,
  expiresOn: null,
  name: 'giay-an-toan.pdf',
  type: 'application/pdf',
  url: 'https://papers.example/1.pdf',
} as const
const context = {
  shopSku: 'vidu-MO-1',
  pictureUrl: (sha256: string) => `https://p.example/${sha256}`,
  onSale: true,
  papers: [paper],
  categoryRules: [],
}
const id = '1001'

async function bench(changed: object = {}) {
  const clock = { now: Date.parse('2026-11-27T01:00:00Z') }
  const now = () => clock.now
  const sandbox = await startSandbox({ port: 0, file: null, now })
  onTestFinished(() => sandbox.close())
  const settings = sandbox.settings as { baseUrl: string; shopKey: string; secretKey: string }
  const shelf = memoryShelf(now)
  const open = (more: object = {}) =>
    sendo.open({ ...settings, ...changed, ...more }, { now, budgetFor: freeBudget, shelf })
  const opened = open()
  const adjusted = (changes: Partial<Listing> = {}) => opened.adjust({ ...honeyListing, ...changes }, context)
  const sent = () => sandbox.products()[0]?.sent as Record<string, unknown>
  await opened.apply({ kind: 'create', product: adjusted().product })

  /** What the seller does in the marketplace's own pages. */
  async function byHand(path: string, method: string, body: object) {
    const login = await fetch(`${settings.baseUrl}/login`, {
      method: 'POST',
      body: JSON.stringify({ shop_key: settings.shopKey, secret_key: settings.secretKey }),
    })
    const { result } = (await login.json()) as { result: { token: string } }
    const headers = { authorization: `bearer ${result.token}` }
    await fetch(settings.baseUrl + path, { method, headers, body: JSON.stringify(body) })
  }
  const promote = (end: string | null, more: object = {}) =>
    byHand('/api/partner/product', 'POST', {
      ...sent(),
      id: Number(id),
      special_price: 200_000,
      promotion_from_date: '2026-11-20',
      promotion_to_date: end,
      ...more,
    })
  return { clock, sandbox, opened, open, adjusted, sent, promote }
}

const running = { special_price: 200_000, is_promotion: true, promotion_to_date: '2026-11-30' }
const end = Date.parse('2026-11-30T17:00:00Z')

it('sends the stock and leaves the price while a promotion runs, and the price when it is over', async () => {
  const { clock, opened, adjusted, sent, promote } = await bench()
  await promote('2026-11-30')
  const { product } = adjusted({ stock: 5, price: { amount: 300_000, per: 'chai' } })
  const locked = { kind: 'throttled', code: 'marketplace.promotion', until: end, taken: 'stock' }
  const change = { kind: 'price-stock', externalId: id, product } as const
  expect(await opened.apply(change)).toEqual({ ok: false, failure: locked })
  expect(sent()).toMatchObject({ price: 250_000, stock_quantity: 5, ...running })
  clock.now = end
  expect(await opened.apply(change)).toMatchObject({ ok: true, value: { offer: { price: 300_000 } } })
})

it('changes texts while a promotion runs without ending it', async () => {
  const { opened, adjusted, sent, promote } = await bench()
  await promote('2026-11-30')
  const { product } = adjusted({ name: 'Mật ong hoa bạc hà', price: { amount: 300_000, per: 'chai' } })
  expect(await opened.apply({ kind: 'update', externalId: id, product })).toMatchObject({
    failure: { kind: 'throttled', code: 'marketplace.promotion', until: end },
  })
  expect(sent()).toMatchObject({ name: expect.stringContaining('hoa'), price: 250_000, ...running })
})

it('changes the stock alone as usual, and the promotion goes on', async () => {
  const { opened, adjusted, sent, promote } = await bench()
  await promote('2026-11-30')
  const { product } = adjusted({ stock: 3 })
  expect(await opened.apply({ kind: 'price-stock', externalId: id, product })).toMatchObject({ ok: true })
  expect(sent()).toMatchObject({ stock_quantity: 3, ...running })
})

it('shows papers with the product, and what its category asks for', async () => {
  const { sent } = await bench()
  expect(sent()).toMatchObject({
    certificate_file: [
      { file_name: 'giay-an-toan.pdf', attachment_url: 'https://papers.example/1.pdf', display_order: 1 },
    ],
    attributes: [{ attribute_id: 333, attribute_values: [{ id: 1, is_selected: true }] }],
  })
})

it('says what a category asks for before anything is sent', async () => {
  const { open, adjusted, sandbox } = await bench()
  const opened = open({ categoryIds: { 4: 1625 } })
  const gift = opened.adjust(honeyListing, { ...context, shopSku: 'vidu-QUA-1' })
  const completed = await opened.complete(gift)
  expect(completed).toMatchObject({
    ok: true,
    value: {
      hash: gift.hash,
      problems: expect.arrayContaining([expect.objectContaining({ blocking: true })]),
    },
  })
  expect(await opened.apply({ kind: 'create', product: gift.product })).toMatchObject({
    failure: { kind: 'permanent', code: 'attribute.missing' },
  })
  expect(sandbox.products()).toHaveLength(1)
  expect(adjusted().problems.filter((problem) => problem.blocking)).toEqual([])
})

it('sends only what changed where it is known what was accepted last, else the whole', async () => {
  const { opened, adjusted, sent, promote } = await bench({ fieldMask: true })
  const before = adjusted()
  const change = async (changes: Partial<Listing>, since: string | null) => {
    const { product } = adjusted(changes)
    expect(await opened.apply({ kind: 'update', externalId: id, product, since })).toMatchObject({ ok: true })
  }
  // Told by hand: a whole update would put it right again.
  await promote(null, { special_price: 0, promotion_from_date: null, weight: 777 })
  await change({ name: 'Mật ong hoa bạc hà' }, before.hashBesidesPriceStock)
  expect(sent()).toMatchObject({ name: expect.stringContaining('hoa'), weight: 777 })
  await change({ name: 'Mật ong bạc hà' }, before.hashBesidesPriceStock)
  expect(sent()).toMatchObject({ weight: 500 })
})

it('reads lists of Sendo once for all workers, until the next day', async () => {
  const { clock, sandbox, open, adjusted } = await bench()
  const read = () => sandbox.requests().other
  const before = read()
  await open().complete(adjusted())
  expect(read()).toBe(before)
  clock.now += 86_400_000
  await open().complete(adjusted())
  expect(read()).toBe((before ?? 0) * 2)
})

it('logs in once for two workers whose token is forgotten in the middle of a batch', async () => {
  const { sandbox, open } = await bench()
  const workers = [open(), open()]
  const look = (n: number) => workers[n % 2]?.observe({ externalId: id, shopSku: context.shopSku })
  await Promise.all([look(0), look(1)])
  const before = sandbox.requests().login ?? 0
  sandbox.setFaults([{ kind: 'expired-token', times: 1 }])
  const looks = await Promise.all(Array.from({ length: 20 }, (_, n) => look(n)))
  expect(looks.every((one) => one?.ok)).toBe(true)
  expect(sandbox.requests().login).toBe(before + 1)
})
