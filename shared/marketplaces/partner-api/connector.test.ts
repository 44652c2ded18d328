import { createServer } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { freeBudget, localSend, memoryShelf, notedBudget } from '../../../test/connector-tools.ts'
import type { Change } from '../../ports/marketplace.ts'
import type { BudgetFor } from '../../ports/pace.ts'
import { connect } from './connector.ts'
import { PartnerProfile } from './profile.ts'
import type { PartnerProduct } from './protocol.ts'

type Answer = { status: number; text?: string; headers?: Record<string, string> }

const statusWords = { r: 'in-review', l: 'live', p: 'paused', n: 'rejected' }
const apiKey = { kind: 'apiKey', header: 'x-key', key: 'k' }
const client = { kind: 'clientCredentials', path: '/token', clientId: 'a', clientSecret: 'b' }
const token = { status: 200, text: '{"access_token":"t","expires_in":3600}' }

/** A marketplace that answers everything in one way. */
async function bench(
  answer: Answer,
  login: object = apiKey,
  toLogin: Answer = token,
  budgetFor: BudgetFor = freeBudget,
) {
  const server = createServer((request, response) => {
    const { status, text, headers } = request.url === '/token' ? toLogin : answer
    response.writeHead(status, headers).end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const baseUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const limits = { source: 'test', mark: '?', checkedOn: '2026-11-21', tooManyCodes: ['901'] }
  return connect(PartnerProfile.parse({ baseUrl, login, statusWords, limits }), {
    now: () => 0,
    budgetFor,
    send: localSend,
    shelf: memoryShelf(),
  })
}

const product: PartnerProduct = {
  sku: 'vidu-MO-1',
  name: 'Mật ong bạc hà',
  description: '',
  price: 250_000,
  unit: 'chai',
  stock: 3,
  onSale: true,
  group: 4,
  netValue: null,
  netUnit: null,
  pictures: [],
  producer: null,
  place: null,
  gtin: null,
  season: [],
  shelfLifeMonths: null,
  ocopStars: null,
  ocopDecision: null,
  ocopExpiresOn: null,
  category: null,
  attributes: {},
  papers: [],
}
const changes = {
  create: { kind: 'create', product },
  update: { kind: 'update', externalId: '5', product },
  'price-stock': { kind: 'price-stock', externalId: '5', product },
  withdraw: { kind: 'withdraw', externalId: '5' },
} satisfies Record<string, Change<PartnerProduct>>
type Call = keyof typeof changes | 'observe'
const writes: Call[] = ['create', 'update', 'price-stock', 'withdraw']
const all: Call[] = ['observe', ...writes]

async function failureOf(call: Call, ...of: Parameters<typeof bench>) {
  const connector = await bench(...of)
  const lookup = { externalId: '5', shopSku: product.sku }
  const result = await (call === 'observe' ? connector.observe(lookup) : connector.apply(changes[call]))
  return result.ok ? null : `${result.failure.kind} ${result.failure.code}`
}

const refusal = (status: number): Answer => ({ status, text: '{"code":"x"}' })
const page = (status: number): Answer => ({ status, text: '<html>' })
const notFound = { status: 404, text: '{"code":"product-not-found"}' }
const settings = 'permanent connection.settings'
const unclear = 'retryable marketplace.bad-answer'
const rejected = 'permanent marketplace.rejected'

it.each(
  [400, 422].flatMap((status) => [
    { call: 'create' as const, answer: refusal(status), expected: rejected },
    { call: 'update' as const, answer: refusal(status), expected: rejected },
    { call: 'price-stock' as const, answer: refusal(status), expected: rejected },
    // Nothing of the product was sent, so nothing of it can have been refused.
    { call: 'observe' as const, answer: refusal(status), expected: unclear },
    { call: 'withdraw' as const, answer: refusal(status), expected: unclear },
    { call: 'create' as const, answer: page(status), expected: unclear },
  ]),
)('$answer.status $answer.text to $call is $expected', async ({ call, answer, expected }) => {
  expect(await failureOf(call, answer)).toBe(expected)
})

it.each(all)('takes a refused connection for a matter of its settings: %s', async (call) => {
  for (const answer of [refusal(403), page(403), refusal(405), page(405)]) {
    expect(await failureOf(call, answer)).toBe(settings)
  }
  expect(await failureOf(call, refusal(401))).toBe(settings)
  expect(await failureOf(call, refusal(401), client)).toBe(settings)
})

it.each(writes)('takes a path that is not there for a matter of the settings: %s', async (call) => {
  for (const answer of [refusal(404), page(404), { status: 404 }]) {
    expect(await failureOf(call, answer)).toBe(settings)
  }
})

it('tells a product that is not there from a path that is not there', async () => {
  expect(await failureOf('observe', notFound)).toBe(null)
  for (const answer of [refusal(404), page(404)]) expect(await failureOf('observe', answer)).toBe(unclear)
  expect(await failureOf('update', notFound)).toBe('retryable marketplace.gone')
  expect(await failureOf('create', notFound)).toBe(settings)
})

it('leaves a SKU that is taken to the next look', async () => {
  for (const answer of [refusal(409), page(409), { status: 409 }]) {
    expect(await failureOf('create', answer)).toBe('retryable marketplace.exists')
  }
  expect(await failureOf('update', refusal(409))).toBe(unclear)
})

it.each([
  ['a redirect', { status: 308, text: '{}', headers: { location: 'http://127.0.0.1/' } }],
  ['a lock', refusal(423)],
  ['too early', refusal(425)],
  ['a legal reason', refusal(451)],
  ['any other refusal', refusal(418)],
  ['an empty answer', { status: 200 }],
  ['no content', { status: 204 }],
  ['a list', { status: 200, text: '[]' }],
  ['a list of refusals', { status: 422, text: '[{"code":"x"}]' }],
  ['a refusal that says success', refusal(200)],
] satisfies [string, Answer][])('does not know what %s means', async (_, answer) => {
  for (const call of all) expect(await failureOf(call, answer)).toBe(unclear)
})

it('does not believe an answer that ends too soon', async () => {
  const text = '{"id":"5","sku":"vidu-MO-1","status":"x"}'
  const headers = { 'content-length': String(text.length + 50), connection: 'close' }
  expect(await failureOf('create', { status: 200, text, headers })).toMatch(/^retryable /)
})

it.each([
  [400, settings],
  [401, settings],
  [403, settings],
  [404, settings],
  [423, 'retryable marketplace.login'],
  [451, 'retryable marketplace.login'],
])('takes %i at the login for %s', async (status, expected) => {
  expect(await failureOf('create', refusal(200), client, refusal(status))).toBe(expected)
})

it.each([
  ['a redirect', { status: 302, text: '{}' }],
  ['nothing', { status: 204 }],
  ['a list', { status: 200, text: '[]' }],
] satisfies [string, Answer][])('tries again after %s at the login', async (_, answer) => {
  expect(await failureOf('create', refusal(200), client, answer)).toBe(unclear)
})

it.each([200, 400, 422])(
  'closes the connection at a word of the contract for too many requests, with HTTP %d',
  async (status) => {
    const { noted, budgetFor } = notedBudget()
    const connector = await bench({ status, text: '{"code":"901"}' }, apiKey, token, budgetFor)
    expect(await connector.observe({ externalId: '5', shopSku: 'a' })).toMatchObject({
      failure: { kind: 'throttled', code: 'marketplace.throttled', until: 30_000 },
    })
    expect(noted).toEqual(['request', { kind: 'closed', until: 30_000 }])
  },
)

it('takes a turn among the logins for its own', async () => {
  const { noted, budgetFor } = notedBudget()
  const connector = await bench({ status: 404, text: '{}' }, client, token, budgetFor)
  await connector.observe({ externalId: '5', shopSku: 'a' })
  expect(noted.slice(0, 3)).toEqual(['login', 'request', { kind: 'answered' }])
})
