import { createServer } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { freeBudget, localSend, memoryShelf, notedBudget } from '../../../test/connector-tools.ts'
import type { BudgetFor } from '../../ports/pace.ts'
import { connect } from './connector.ts'
import type { SendoProduct } from './product.ts'
import { SendoSettings } from './settings.ts'

type Answer = { status?: number; body: unknown }

const done = (result: unknown): Answer => ({ body: { result, success: true, error: null, status_code: 200 } })
const refused = (status_code: number | null, fields: string[] = []): Answer => ({
  body: {
    result: null,
    success: false,
    error: { message: 'x', error_details: fields.map((property_name) => ({ property_name })) },
    status_code,
  },
})
const tree = [{ id: 9, name: 'Quà', level: 4 }]
const detail = { id: 5, sku: 'a-1', status: 2, price: 1, stock_quantity: 1, stock_availability: true }

/** How a call is answered: `write` is any change, `read` a look at a product. */
type Answers = Partial<
  Record<'login' | 'category' | 'attributes' | 'read' | 'write', () => Answer | Promise<Answer>>
>

async function bench(answers: Answers, budgetFor: BudgetFor = freeBudget) {
  const seen: string[] = []
  const usual = {
    login: () => done({ token: 't' }),
    category: () => done(tree),
    attributes: () => done({ id: 9, level: 4, attribute: [] }),
    read: () => done(detail),
    write: () => done(5),
  }
  const server = createServer(async (request, response) => {
    const path = request.url ?? ''
    const isLook = request.method === 'GET' ? 'read' : 'write'
    const call =
      path === '/login'
        ? 'login'
        : path.includes('/attribute/')
          ? 'attributes'
          : path.includes('/category/')
            ? 'category'
            : isLook
    seen.push(call)
    const { status, body } = await { ...usual, ...answers }[call]()
    response.writeHead(status ?? 200).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const baseUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const settings = SendoSettings.parse({ baseUrl, shopKey: 'a', secretKey: 'b' })
  return {
    seen,
    connector: connect(settings, { now: () => 0, budgetFor, send: localSend, shelf: memoryShelf() }),
  }
}

const product: SendoProduct = {
  name: 'Mật ong',
  sku: 'a-1',
  price: 1,
  stock_quantity: 1,
  stock_availability: true,
  weight: 500,
  height: 10,
  length: 20,
  width: 15,
  attributes: {},
  unit_id: null,
  description: '',
  category: { id: 9, path: 'Quà' },
  certificates: [],
  pictures: [],
}
const create = { kind: 'create', product } as const
const update = { kind: 'update', externalId: '5', product } as const
const priceStock = { kind: 'price-stock', externalId: '5', product } as const
const missing = () => done(null)
const unclear = { ok: false, failure: { kind: 'retryable', code: 'marketplace.bad-answer' } }
const settings = { ok: false, failure: { kind: 'permanent', code: 'connection.settings' } }
const rejected = { ok: false, failure: { kind: 'permanent', code: 'marketplace.rejected' } }

it.each([update, priceStock])('reads back a $kind that succeeded without a result', async (change) => {
  const { connector, seen } = await bench({ write: missing })
  expect(await connector.apply(change)).toMatchObject({ ok: true, value: { externalId: '5', state: 'live' } })
  expect(seen.at(-1)).toBe('read')
})

it('leaves a create that succeeded without an id to the next look', async () => {
  const { connector } = await bench({ write: missing })
  expect(await connector.apply(create)).toMatchObject(unclear)
  expect(await connector.observe({ externalId: null, shopSku: 'a-1' })).toMatchObject({
    value: { externalId: '5' },
  })
})

it('still reads a look without a result as no such product', async () => {
  const { connector } = await bench({ read: missing })
  expect(await connector.observe({ externalId: '5', shopSku: 'a-1' })).toEqual({ ok: true, value: null })
})

it.each([
  ['404 to a write', refused(404)],
  ['409', refused(409)],
  ['a lock', refused(423)],
  ['a refusal without a status and without fields', refused(null)],
  ['success with an HTTP refusal', { ...done(5), status: 400 }],
  ['a list', { body: [] }],
])('does not take %s for a refusal of the product', async (_, answer) => {
  // What was to be created is not there.
  const nothing = await bench({ write: () => answer, read: () => refused(404) })
  expect(await nothing.connector.apply(create)).toMatchObject(unclear)
  const { connector } = await bench({ write: () => answer })
  expect(await connector.apply(update)).toMatchObject(unclear)
  expect(await connector.apply(priceStock)).toMatchObject(unclear)
})

it.each([refused(400), refused(422), refused(null, ['name']), { ...refused(null), status: 400 }])(
  'takes a refusal for one: %j',
  async (answer) => {
    const { connector } = await bench({ write: () => answer })
    expect(await connector.apply(update)).toMatchObject(rejected)
  },
)

it.each([refused(403), refused(405), { ...refused(null), status: 403 }])(
  'takes a refused connection for a matter of its settings: %j',
  async (answer) => {
    const { connector } = await bench({ write: () => answer })
    for (const change of [create, update, priceStock])
      expect(await connector.apply(change)).toMatchObject(settings)
  },
)

it('tries again where the login says success without a token', async () => {
  const { connector } = await bench({ login: missing })
  expect(await connector.apply(create)).toMatchObject(unclear)
})

it.each([
  ['a missing list', missing()],
  ['404', refused(404)],
  ['a refusal', refused(400)],
])('keeps nothing of a tree that answered %s', async (_, first) => {
  const answers = [first, done(tree)]
  const { connector, seen } = await bench({ category: () => answers.shift() ?? done(tree) })
  expect(await connector.apply(create)).toMatchObject(unclear)
  expect(await connector.apply(create)).toMatchObject({ ok: true })
  expect(seen.filter((call) => call === 'category')).toHaveLength(2)
})

it('keeps no empty list', async () => {
  const answers = [done([]), done(tree)]
  const { connector } = await bench({ category: () => answers.shift() ?? done(tree) })
  expect(await connector.apply(create)).toMatchObject({ failure: { code: 'category.unknown' } })
  expect(await connector.apply(create)).toMatchObject({ ok: true })
})

it('walks the tree once for many at the same time', async () => {
  const slowly = () => pause(50).then(() => done(tree))
  const { connector, seen } = await bench({ category: slowly })
  await Promise.all(Array.from({ length: 10 }, () => connector.apply(create)))
  expect(seen.filter((call) => call === 'category')).toHaveLength(1)
})

it('closes the connection at a 429 inside an answer that looks well, and counts its logins as such', async () => {
  const { noted, budgetFor } = notedBudget()
  const read = () => ({ status: 200, body: { success: false, result: null, status_code: 429 } })
  const { connector } = await bench({ read }, budgetFor)
  expect(await connector.observe({ externalId: '5', shopSku: 'a-1' })).toMatchObject({
    failure: { kind: 'throttled', until: 30_000 },
  })
  const login = ['login', 'request', { kind: 'answered' }]
  expect(noted).toEqual([...login, 'request', { kind: 'closed', until: 30_000 }])
})
