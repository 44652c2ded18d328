import { randomUUID } from 'node:crypto'
import { sandboxText } from '../../domain/vietnamese/sandbox-text.ts'
import type { SandboxProduct, StartSandbox } from '../../ports/marketplace.ts'
import {
  type Behaviour,
  type BehaviourTools,
  type SandboxAnswer,
  type SandboxRequest,
  sandboxHttp,
} from '../sandbox/behaviour.ts'
import type { Operation, Orders } from '../sandbox/faults.ts'
import { type SandboxRecord, stateOf } from '../sandbox/record.ts'
import { startServer } from '../sandbox/server.ts'
import { categorySnapshot } from './categories.ts'
import { done, notFound, refused } from './sandbox-answers.ts'
import { createLogins } from './sandbox-logins.ts'
import { PriceItems, ProductBody, productErrors } from './sandbox-rules.ts'

/** Behaves as the documentation of Sendo's Open API says; what it does where that is silent is in README.md. */
export const startSandbox: StartSandbox = (options) => startServer(options, createBehaviour)

const keys = { shopKey: 'sandbox-shop', secretKey: 'sandbox-secret' }
const PRODUCT = '/api/partner/product'
const PRICE_STOCK = `${PRODUCT}/config/variant-price`
/** Where this shop's operator wants products whose words do not tell: "Bách hóa tổng hợp khác". */
const CATCH_ALL = 3657
const CATEGORY = /^\/api\/partner\/category\/(\d+)$/

function createBehaviour(tools: BehaviourTools): Behaviour {
  const logins = createLogins({ ...keys, now: tools.now, newToken: randomUUID })
  return {
    operation,
    answer(request, orders) {
      if (request.path === '/login') return logins.logIn(request.body)
      if (!logins.accepts(request.headers.authorization)) return refused(401, 'Unauthorized')
      return route({ ...tools, orders }, request)
    },
    failure: (status) => refused(status, `Error ${status}`),
    forgetLogins: () => logins.forget(),
    offerWords: ({ price, stock }) => ({
      ...(price !== undefined && { price }),
      ...(stock !== undefined && { stock_quantity: stock }),
    }),
    view: (record) => view(record, tools.now()),
    settings: (url) => ({
      baseUrl: url,
      ...keys,
      http: sandboxHttp,
      reviewWaitSeconds: 1,
      categoryIds: { other: CATCH_ALL },
    }),
  }
}

function operation({ method, path, body }: SandboxRequest): Operation {
  if (path === '/login') return 'login'
  if (path === PRICE_STOCK) return 'update'
  if (path !== PRODUCT) return 'other'
  if (method === 'GET') return 'find'
  const creates = typeof body === 'object' && body !== null && 'id' in body && body.id === 0
  return creates ? 'create' : 'update'
}

type Tools = BehaviourTools & { orders: Orders }

function route(tools: Tools, request: SandboxRequest): SandboxAnswer {
  const { method, path } = request
  const category = CATEGORY.exec(path)
  if (method === 'GET' && category) return done(childCategories(Number(category[1])))
  if (method === 'GET' && path === PRODUCT) return read(tools, request.query)
  if (method === 'POST' && path === PRODUCT) return save(tools, request.body)
  if (method === 'PUT' && path === PRICE_STOCK) return changePriceStock(tools, request.body)
  return refused(405, 'Unknown call')
}

/** Asked for 0, the tree begins with its level-2 categories: those whose parent is no category of the tree. */
function childCategories(id: number): unknown[] {
  const rows =
    id === 0
      ? categorySnapshot.filter((row) => row.level === 2)
      : categorySnapshot.filter((row) => row.parent_id === id)
  return rows.map((row) => ({ ...row, is_config_variant: false }))
}

function read({ store, orders, now }: Tools, query: URLSearchParams): SandboxAnswer {
  const id = query.get('id')
  const record = id === null ? store.bySku(query.get('sku') ?? '') : store.byId(id)
  if (!record) return notFound()
  return done({ ...detail(record, now()), ...(orders.strangeStatus ? { status: 77 } : {}) })
}

/** A product as the detail call shows it. */
function detail(record: SandboxRecord, now: number): Record<string, unknown> {
  const status = statusNumber(record, now)
  const rejected = status === 3
  return {
    ...record.sent,
    id: Number(record.id),
    status,
    link: status === 2 ? `https://sendo.example/${record.id}.html` : null,
    reason_code: rejected ? 'SANDBOX' : null,
    reason_comment: rejected ? record.rejectedWith : null,
  }
}

/** 3 for a rejected product is an assumption; the reason beside it is documented. */
function statusNumber(record: SandboxRecord, now: number): number {
  const numbers = { 'in-review': 1, live: 2, paused: 2, rejected: 3, withdrawn: 5 }
  return numbers[stateOf(record, now)]
}

function save(tools: Tools, body: unknown): SandboxAnswer {
  const product = ProductBody.safeParse(body)
  if (!product.success) return refused(400, 'Invalid product', product.error.issues.map(issueToError))
  const { id, sku } = product.data
  const current = id === 0 ? null : tools.store.byId(String(id))
  if (id !== 0 && !current) return notFound()
  if (current && [1, 5].includes(statusNumber(current, tools.now()))) {
    return refused(400, 'Product in this status cannot be updated', [{ field: 'status', reason: 'locked' }])
  }
  const owner = tools.store.bySku(sku)
  const duplicate = owner !== null && owner.id !== current?.id
  const errors = [
    ...(duplicate ? [{ field: 'sku', reason: 'SKU already exists' }] : []),
    ...productErrors(product.data),
  ]
  if (errors.length > 0) return refused(400, 'Invalid product', errors)
  const record = tools.store.commit({
    id: current?.id ?? tools.store.nextId(),
    sku,
    sent: product.data,
    onSale: product.data.stock_availability || product.data.stock_quantity <= 0,
    withdrawn: false,
    // Products of ordinary shops are on sale almost at once (HS-17993184237209).
    reviewUntil: tools.orders.reviewMs === null ? 0 : tools.now() + tools.orders.reviewMs,
    rejectedWith: tools.orders.reject ? sandboxText.rejected : null,
    updates: (current?.updates ?? 0) + 1,
    key: null,
  })
  return done(Number(record.id))
}

const issueToError = (issue: { path: PropertyKey[]; message: string }) => ({
  field: issue.path.map(String).join('.'),
  reason: issue.message,
})

function changePriceStock({ store }: BehaviourTools, body: unknown): SandboxAnswer {
  const items = PriceItems.safeParse(body)
  if (!items.success) return refused(400, 'Invalid list', items.error.issues.map(issueToError))
  const error_list: unknown[] = []
  for (const { product_id, price, stock_quantity, stock_availability } of items.data) {
    const record = store.byId(String(product_id))
    if (!record || (stock_quantity <= 0 && stock_availability)) {
      error_list.push({ product_id, message: record ? 'stock_availability' : 'not found' })
      continue
    }
    store.commit({
      ...record,
      sent: { ...record.sent, price, stock_quantity, stock_availability },
      onSale: stock_availability || stock_quantity <= 0,
      updates: record.updates + 1,
    })
  }
  return done({ error_list })
}

function view(record: SandboxRecord, now: number): SandboxProduct {
  const { name, price, stock_quantity, pictures } = record.sent
  return {
    id: record.id,
    sku: record.sku,
    name: String(name),
    price: Number(price),
    stock: Number(stock_quantity),
    state: stateOf(record, now),
    updates: record.updates,
    pictures: Array.isArray(pictures) ? pictures.length : 0,
    sent: record.sent,
  }
}
