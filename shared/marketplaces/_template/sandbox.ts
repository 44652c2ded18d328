import * as z from 'zod'
import type { StartSandbox } from '../../ports/sandbox.ts'
import {
  type Behaviour,
  type BehaviourTools,
  type SandboxAnswer,
  type SandboxRequest,
  sandboxHttp,
} from '../sandbox/behaviour.ts'
import { commitProduct, type CommitTools as Tools } from '../sandbox/commit.ts'
import type { Operation } from '../sandbox/faults.ts'
import { type SandboxRecord, stateOf } from '../sandbox/record.ts'
import { startServer } from '../sandbox/server.ts'
import { createTokens } from '../sandbox/tokens.ts'
import { viewOf } from '../sandbox/view.ts'
import { SentPart, SentProduct } from './sandbox-rules.ts'

/** Behaves as the documentation says; what it does where that is silent is in README.md. */
export const startSandbox: StartSandbox = (options) => startServer(options, createBehaviour)

const keys = { clientId: 'sandbox-client', clientSecret: 'sandbox-secret' }
const Keys = z.object({ clientId: z.literal(keys.clientId), clientSecret: z.literal(keys.clientSecret) })
const TOKEN_SECONDS = 3_600
const PRODUCT = /^\/products\/(\w+)$/

function createBehaviour(tools: BehaviourTools): Behaviour {
  const tokens = createTokens(tools.now)
  const logIn = (body: unknown): SandboxAnswer =>
    Keys.safeParse(body).success
      ? done({ token: tokens.give(TOKEN_SECONDS * 1000), expiresIn: TOKEN_SECONDS })
      : refused(401, 'wrong_keys')
  return {
    operation,
    answer(request, orders) {
      if (request.path === '/login') return logIn(request.body)
      if (!tokens.accepts(request.headers.authorization)) return refused(401, 'no_login')
      return route({ ...tools, orders }, request)
    },
    failure: (status) => refused(status, `error_${status}`),
    tooManyInBody: () => refused(200, 'too_many'),
    taken: () => refused(409, 'sku_taken'),
    partial: () => refused(422, 'invalid', [{ field: 'title', reason: 'refused' }]),
    forgetLogins: tokens.forget,
    offerWords: ({ price, stock }) => ({
      ...(price !== undefined && { price }),
      ...(stock !== undefined && { quantity: stock }),
    }),
    view: (record) => viewOf(record, tools.now(), { name: 'title', stock: 'quantity', pictures: 'images' }),
    settings: (url) => ({ baseUrl: url, ...keys, http: sandboxHttp }),
  }
}

/** `create` is what may bring a product into being, and nothing else. */
function operation({ method, path }: SandboxRequest): Operation {
  if (path === '/login') return 'login'
  if (method === 'GET') return 'find'
  return method === 'POST' ? 'create' : 'update'
}

function route(tools: Tools, { method, path, query, body }: SandboxRequest): SandboxAnswer {
  const { store } = tools
  if (path === '/products' && method === 'POST') return create(tools, body)
  if (path === '/products') {
    const record = store.bySku(query.get('sku') ?? '')
    return done({ products: record ? [shown(tools, record)] : [] })
  }
  const current = store.byId(PRODUCT.exec(path)?.[1] ?? '')
  if (!current) return refused(404, 'no_product')
  return method === 'PATCH' ? change(tools, current, body) : done(shown(tools, current))
}

function create(tools: Tools, body: unknown): SandboxAnswer {
  const sent = SentProduct.safeParse(body)
  if (!sent.success) return invalid(sent.error)
  if (tools.store.bySku(sent.data.sku)) return refused(409, 'sku_taken')
  return keep(tools, null, sent.data)
}

function change(tools: Tools, current: SandboxRecord, body: unknown): SandboxAnswer {
  const part = SentPart.safeParse(body)
  if (!part.success) return invalid(part.error)
  return keep(tools, current, SentProduct.parse({ ...current.sent, ...part.data }))
}

function keep(tools: Tools, current: SandboxRecord | null, sent: z.infer<typeof SentProduct>): SandboxAnswer {
  return done(shown(tools, commitProduct(tools, current, { sku: sent.sku, sent, onSale: sent.visible })))
}

const words = {
  'in-review': 'checking',
  live: 'selling',
  paused: 'hidden',
  rejected: 'refused',
  withdrawn: 'removed',
}

/** A product as its calls tell it. */
function shown({ orders, now }: Tools, record: SandboxRecord): Record<string, unknown> {
  const state = stateOf(record, now())
  const { price, quantity } = record.sent
  return {
    id: record.id,
    sku: record.sku,
    // A word that is documented nowhere, where a test wants one.
    status: orders.strangeStatus ? 'strange' : words[state],
    link: state === 'live' ? `https://cho-rieng.example/${record.id}` : null,
    reasons: state === 'rejected' ? [record.rejectedWith] : [],
    price,
    quantity,
  }
}

const done = (body: unknown): SandboxAnswer => ({ status: 200, body })

type Refused = { field: string; reason: string }

const refused = (status: number, code: string, fields: Refused[] = []): SandboxAnswer => ({
  status,
  body: { error: { code, message: `sandbox: ${code}`, fields } },
})

const invalid = ({ issues }: z.ZodError): SandboxAnswer =>
  refused(
    422,
    'invalid',
    issues.map(({ path, message }) => ({ field: path.map(String).join('.'), reason: message })),
  )
