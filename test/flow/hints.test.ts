import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { createHooks } from '../../functions/web/hooks/hooks.ts'
import { hookAddress } from '../../shared/domain/hook.ts'
import { MarketplaceId, TenantId } from '../../shared/domain/ids.ts'
import type { LaneMessage, LaneWork } from '../../shared/domain/messages.ts'
import { shopSku } from '../../shared/domain/shop-sku.ts'
import type { Observation } from '../../shared/ports/marketplace.ts'
import { shopsForHints } from '../../shared/runtime/hints-part.ts'
import { checkHint } from '../../shared/steps/check-hint.ts'
import { publish } from '../../shared/steps/publish.ts'
import { freeBudget, memoryShelf } from '../connector-tools.ts'
import { listingAt } from '../domain/examples.ts'
import { openStores, startOfTest } from '../stores/open-stores.ts'
import { hintingMarketplace, manifest, type Said, signed } from './hinting-marketplace.ts'
import { patience } from './patience.ts'

const open = openStores()
const marketplace = MarketplaceId.parse(manifest.id)
const key = 'a key of this test'
const publicUrl = 'https://vidu.example'
const address = hookAddress(publicUrl, marketplace, key)
const held = new Map<string, Observation>()
const market = hintingMarketplace(held)
const connections = {
  get: async () => ({ shop: 'chung', settings: { key } }),
  shops: async () => [{ shop: 'chung', settings: { key } }],
}

let seller = TenantId.parse('htxvidu')
let sent: LaneWork[] = []
let refused: string[] = []
let depth = 0
let isDown = false
let isQueueDown = false
let body: string[] = []

beforeEach(async () => {
  seller = TenantId.parse(`htx${randomUUID().slice(0, 8).replaceAll('-', '')}`)
  sent = []
  refused = []
  depth = 0
  isDown = false
  isQueueDown = false
  body = []
  open().clock.now += 120_000
  const origin = { importer: seller, importId: '01J00000000000000000000001', sheet: 'A', line: 2 }
  const about = { tenant: seller, sku: 'MO1', version: 1, hash: 'x', order: '01J00000000000000000000001' }
  const targets = { [marketplace]: 'listed' as const }
  const listing = listingAt(20_000)
  await open().stores.desired.put(
    { ...about, targets, listing, origin: origin as never, changedAt: startOfTest },
    null,
  )
})

/** The real route and step; between them JSON, as between two functions. */
function hooks() {
  const { stores, clock } = open()
  const now = () => clock.now
  const app = createHooks({
    stores,
    marketplaces: [
      manifest,
      { ...manifest, id: 'im-lang', capabilities: { ...manifest.capabilities, hints: false } },
    ],
    clock: { now, id: randomUUID },
    hookKey: async () => key,
    queues: {
      laneDepth: async () => depth,
      async lane(messages) {
        if (isQueueDown) throw new Error('the queue did not answer')
        sent.push(...messages)
      },
    },
    async checkHint(order) {
      if (isDown) return null
      body.push(order.request.body)
      const parts = {
        shops: shopsForHints(market, connections, now),
        refused: ({ why }: { why: string }) => void refused.push(why),
      }
      return checkHint(parts, JSON.parse(JSON.stringify(order)))
    },
  })
  // As the pages do with what nobody expected.
  return app.onError((_error, c) => c.body(null, 500))
}

type Posting = { to?: string; by?: string; type?: string; text?: string; method?: string }

async function post(
  said: Partial<Said>,
  { to = address, by = key, type = 'application/json', text, method = 'POST' }: Posting = {},
) {
  const content =
    text ?? JSON.stringify({ event: 'updated', skus: [shopSku(seller, 'MO1')], delivery: null, ...said })
  const headers = { 'content-type': type, 'x-signature': signed(content, by), cookie: 'session=x' }
  const answer = await hooks().request(to, { method, headers, ...(method === 'POST' && { body: content }) })
  return { status: answer.status, text: await answer.text() }
}

test('a hint makes the lane look at our listings that it names, and at nothing else', async () => {
  const skus = [shopSku(seller, 'MO1'), shopSku(seller, 'KHONG-CO'), 'khac-1']
  expect(await post({ skus })).toEqual({ status: 202, text: '' })
  expect(sent).toEqual([{ kind: 'publish', tenant: seller, marketplace, sku: 'MO1', version: 0, look: true }])
})

test('nothing of it is kept', async () => {
  await post({ event: 'mot-su-kien-la', delivery: 'so-giao-1' })
  const items = JSON.stringify(await open().kept('ledger'))
  expect(items).not.toContain('mot-su-kien-la')
  expect(items).not.toContain('so-giao-1')
})

test('a forged one is refused without a word, and the log says why', async () => {
  expect(await post({}, { by: 'another key' })).toEqual({ status: 401, text: '' })
  expect(sent).toEqual([])
  expect(refused).toEqual(['the signature does not fit'])
})

test('one that its marketplace cannot read is refused, and the log quotes nothing of it', async () => {
  expect((await post({}, { text: '{"khoa_bi_mat' })).status).toBe(401)
  expect(refused).toEqual(['it cannot be read'])
})

test('a repeated one is taken and does nothing, for a day', async () => {
  const said = { delivery: randomUUID() }
  expect((await post(said)).status).toBe(202)
  expect((await post(said)).status).toBe(202)
  expect(sent).toHaveLength(1)
  open().clock.now += 86_402_000
  await post(said)
  expect(sent).toHaveLength(2)
})

test('one that did not reach the lane may come again', async () => {
  const said = { delivery: randomUUID() }
  isQueueDown = true
  expect((await post(said)).status).toBe(500)
  isQueueDown = false
  expect((await post(said)).status).toBe(202)
  expect(sent).toHaveLength(1)
  depth = 100
  const other = { delivery: randomUUID() }
  expect((await post(other)).status).toBe(429)
  depth = 0
  expect((await post(other)).status).toBe(202)
  isDown = true
  expect((await post({})).status).toBe(503)
})

test.each<[string, Posting, number]>([
  ['another key', { to: `${address.slice(0, -1)}!` }, 404],
  ['a shorter key', { to: address.slice(0, -1) }, 404],
  ['an unknown marketplace', { to: hookAddress(publicUrl, 'khac', key) }, 404],
  ['a marketplace that sends none', { to: hookAddress(publicUrl, 'im-lang', key) }, 404],
  ['the key of another', { to: address.replace(marketplace, 'im-lang') }, 404],
  ['another method', { method: 'GET' }, 405],
  ['another type', { type: 'text/plain' }, 415],
  ['too much', { text: JSON.stringify({ x: 'x'.repeat(65_536) }) }, 413],
])('%s is turned away before anybody reads it', async (_what, posting, status) => {
  expect((await post({}, posting)).status).toBe(status)
  expect(body).toEqual([])
  expect(sent).toEqual([])
})

test('no more than sixty a minute are read, and a hundred products of one looked at', async () => {
  open().clock.now = Math.ceil(open().clock.now / 60_000) * 60_000
  const many = await Promise.all(Array.from({ length: 70 }, () => post({}, { by: 'another key' })))
  expect(many.filter(({ status }) => status === 401)).toHaveLength(60)
  expect(many.filter(({ status }) => status === 429)).toHaveLength(10)
  open().clock.now += 60_000
  const skus = [...Array.from({ length: 100 }, (_, n) => `khac-${n}`), shopSku(seller, 'MO1')]
  expect((await post({ skus })).status).toBe(202)
  expect(sent).toEqual([])
})

test('what it says is not believed: only the look changes a status', async () => {
  const { stores, clock } = open()
  const now = () => clock.now
  const opened = market.open({ key }, { now, budgetFor: freeBudget, shelf: memoryShelf() })
  const parts = {
    stores,
    marketplace,
    open: async () => opened,
    pictureUrl: (one: string) => one,
    paperUrl: (one: string) => one,
    patience,
    clock: { now, id: randomUUID },
  }
  const work = async () => {
    for (const message of sent.splice(0)) await publish(parts, message as LaneMessage)
  }
  const status = () => stores.statuses.get({ tenant: seller, marketplace, sku: 'MO1' })
  await publish(parts, { kind: 'publish', tenant: seller, marketplace, sku: 'MO1', version: 1 })
  await post({ event: 'deleted' })
  await work()
  expect(await status()).toMatchObject({ condition: 'live' })
  held.delete(shopSku(seller, 'MO1'))
  await post({ event: 'updated' })
  await work()
  expect(await status()).toMatchObject({ condition: 'held', code: 'marketplace.removed' })
})
