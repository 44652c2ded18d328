import { createServer } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { freeBudget, memoryShelf } from '../../../test/connector-tools.ts'
import { honeyListing } from '../../../test/honey-listing.ts'
import type { Listing } from '../../domain/listing.ts'
import type { SandboxFault } from '../../ports/sandbox.ts'
import { sendo } from './index.ts'
import { startSandbox } from './sandbox.ts'

const context = {
  shopSku: 'vidu-MO-1',
  pictureUrl: (sha256: string) => sha256,
  onSale: true,
  papers: [],
  categoryRules: [],
}
const lookup = { externalId: null, shopSku: 'vidu-MO-1' }

async function bench(changed: object = {}) {
  const clock = { now: 1_800_000_000_000 }
  const now = () => clock.now
  const sandbox = await startSandbox({ port: 0, file: null, now })
  onTestFinished(() => sandbox.close())
  const opened = sendo.open(
    { ...(sandbox.settings as object), ...changed },
    { now, budgetFor: freeBudget, shelf: memoryShelf() },
  )
  const product = (changes: Partial<Listing> = {}) =>
    opened.adjust({ ...honeyListing, ...changes }, context).product
  return { clock, sandbox, opened, product, fail: (fault: SandboxFault) => sandbox.setFaults([fault]) }
}

it('logs in once for many, and again before the token of 8 hours is over', async () => {
  const { clock, sandbox, opened } = await bench()
  await Promise.all(Array.from({ length: 20 }, () => opened.observe(lookup)))
  clock.now += 7 * 3_600_000
  await opened.observe(lookup)
  expect(sandbox.requests().login).toBe(1)
  clock.now += 3_500_000
  await opened.observe(lookup)
  expect(sandbox.requests().login).toBe(2)
})

it('tells a wrong key for good', async () => {
  const { opened } = await bench({ secretKey: 'wrong' })
  expect(await opened.observe(lookup)).toMatchObject({
    ok: false,
    failure: { kind: 'permanent', code: 'connection.settings' },
  })
})

it('waits with an update while the product is in review', async () => {
  const { clock, opened, product, fail } = await bench({ reviewWaitSeconds: 60 })
  fail({ kind: 'slow-review', times: 1, delayMs: 30_000 })
  await opened.apply({ kind: 'create', product: product() })
  expect(await opened.apply({ kind: 'update', externalId: '1001', product: product() })).toEqual({
    ok: false,
    failure: { kind: 'throttled', code: 'marketplace.in-review', until: clock.now + 60_000 },
  })
})

it('keeps the id of a product it cannot read back, and says in review until the next look', async () => {
  const { opened, product, fail } = await bench()
  fail({ kind: '500', times: 1, operation: 'find' })
  expect(await opened.apply({ kind: 'create', product: product() })).toMatchObject({
    ok: true,
    value: { externalId: '1001', state: 'in-review', raw: '' },
  })
})

it('ends a change that is slow at every step, and goes on from there the next time', async () => {
  const { sandbox, opened, product, fail } = await bench({ http: { timeoutMs: 1200 } })
  fail({ kind: 'latency', delayMs: 800, times: 1_000 })
  const create = () => opened.apply({ kind: 'create', product: product() })
  expect(await create()).toEqual({ ok: false, failure: { kind: 'retryable', code: 'marketplace.timeout' } })
  expect(sandbox.requests()).toMatchObject({ other: 4 })
  expect(sandbox.requests().create).toBeUndefined()
  // The lists that came in time are kept; only the one that was under way is asked for again.
  expect(await create()).toMatchObject({ ok: true })
  expect(sandbox.requests()).toMatchObject({ other: 5, create: 1 })
})

it('reads each step of the category tree and the attributes once', async () => {
  const { sandbox, opened, product } = await bench()
  await opened.apply({ kind: 'create', product: product() })
  await opened.apply({ kind: 'update', externalId: '1001', product: product({ stock: 3 }) })
  expect(sandbox.requests().other).toBe(4)
})

it('asks a person where no category fits', async () => {
  const { opened, sandbox } = await bench()
  const { product, problems } = opened.adjust({ ...honeyListing, group: 14, name: 'Rượu ngô' }, context)
  expect(problems).toMatchObject([{ code: 'category.unknown', blocking: true }, expect.anything()])
  expect(await opened.apply({ kind: 'create', product })).toMatchObject({
    failure: { kind: 'permanent', code: 'category.unknown' },
  })
  expect(sandbox.products()).toEqual([])
})

it('takes the category that a person chose', async () => {
  const { opened, sandbox } = await bench({ categoryIds: { 14: 1231 } })
  const { product, problems } = opened.adjust({ ...honeyListing, group: 14 }, context)
  expect(problems.some((problem) => problem.blocking)).toBe(false)
  await opened.apply({ kind: 'create', product })
  expect(sandbox.products()).toMatchObject([{ sent: { cat_4_id: 1231 } }])
})

it('maps a refusal field by field', async () => {
  const { opened, product } = await bench()
  const broken = { ...(product() as object), description: 'ngắn' }
  expect(await opened.apply({ kind: 'create', product: broken })).toMatchObject({
    failure: { kind: 'permanent', code: 'marketplace.rejected', fields: [{ field: 'description' }] },
  })
})

it('sends the whole product where the price call does not carry the price', async () => {
  const seen: string[] = []
  const detail = {
    id: 5,
    sku: 'vidu-MO-1',
    status: 2,
    price: 1,
    stock_quantity: 12,
    stock_availability: true,
  }
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`)
    const path = request.url ?? ''
    const tree = [{ id: 9, name: 'Quà', level: 4 }]
    const attributes = { id: 9, level: 4, attribute: [] }
    const lists = path.includes('attribute') ? attributes : path.includes('category') ? tree : detail
    const result = path === '/login' ? { token: 't' } : lists
    response.end(JSON.stringify({ result, success: true, error: null, status_code: 200 }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const baseUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const opened = sendo.open(
    { baseUrl, shopKey: 'a', secretKey: 'b', categoryIds: { 4: 9 } },
    { now: () => 0, budgetFor: freeBudget, shelf: memoryShelf() },
  )
  const { product } = opened.adjust(honeyListing, context)
  await opened.apply({ kind: 'price-stock', externalId: '5', product })
  expect(seen.slice(1)).toEqual([
    'GET /api/partner/product?id=5',
    'PUT /api/partner/product/config/variant-price',
    'GET /api/partner/product?id=5',
    'GET /api/partner/category/attribute/9',
    'POST /api/partner/product',
    'GET /api/partner/product?id=5',
  ])
})
