import type { HintRequest } from '../../ports/marketplace.ts'
import type { StartSandbox } from '../../ports/sandbox.ts'
import {
  type Behaviour,
  type BehaviourTools,
  type SandboxAnswer,
  type SandboxRequest,
  sandboxHttp,
} from '../sandbox/behaviour.ts'
import type { CommitTools as Tools } from '../sandbox/commit.ts'
import type { Operation } from '../sandbox/faults.ts'
import type { SandboxRecord } from '../sandbox/record.ts'
import { startServer } from '../sandbox/server.ts'
import { viewOf } from '../sandbox/view.ts'
import { done, notFound, refused } from './sandbox-answers.ts'
import { categoryAttributes, childCategories } from './sandbox-categories.ts'
import { changePriceStock, save, saveFields } from './sandbox-changes.ts'
import { createLogins } from './sandbox-logins.ts'
import { search } from './sandbox-search.ts'
import { detailOf } from './sandbox-view.ts'

/** Behaves as the documentation of Sendo's Open API says; what it does where that is silent is in README.md. */
export const startSandbox: StartSandbox = (options) => startServer(options, createBehaviour)

const keys = { shopKey: 'sandbox-shop', secretKey: 'sandbox-secret' }
const PRODUCT = '/api/partner/product'
const PRICE_STOCK = `${PRODUCT}/config/variant-price`
const FIELD_MASK = `${PRODUCT}/update-by-field-mask`
const SEARCH = `${PRODUCT}/search`
/** Where this shop's operator wants products whose words do not tell: "Bách hóa tổng hợp khác". */
const CATCH_ALL = 3657
const CATEGORY = /^\/api\/partner\/category\/(attribute\/)?(\d+)$/

function createBehaviour(tools: BehaviourTools): Behaviour {
  const logins = createLogins({ ...keys, now: tools.now })
  return {
    operation,
    answer(request, orders) {
      if (request.path === '/login') return logins.logIn(request.body)
      if (!logins.accepts(request.headers.authorization)) return refused(401, 'Unauthorized')
      return route({ ...tools, orders }, request)
    },
    failure: (status) => refused(status, `Error ${status}`),
    forgetLogins: () => logins.forget(),
    taken: () => refused(400, 'Invalid product', [{ field: 'sku', reason: 'SKU already exists' }]),
    partial: ({ path }) =>
      path === PRICE_STOCK
        ? done({ error_list: [{ product_id: null, message: 'refused' }] })
        : refused(400, 'Invalid product', [{ field: 'name', reason: 'refused' }]),
    hint,
    offerWords: ({ price, stock }) => ({
      ...(price !== undefined && { price }),
      ...(stock !== undefined && { stock_quantity: stock }),
    }),
    view: (record) => viewOf(record, tools.now(), { stock: 'stock_quantity' }),
    settings: (url) => ({
      baseUrl: url,
      ...keys,
      http: sandboxHttp,
      reviewWaitSeconds: 1,
      categoryIds: { other: CATCH_ALL },
    }),
  }
}

/** As documented (HS-17992475206041): one product, in the older names, and the shop key for a signature. */
function hint([record]: SandboxRecord[]): HintRequest {
  const data = record && { id: Number(record.id), store_sku: record.sku, name: record.sent.name }
  const body = { type: 'PRODUCT.CREATE', store_id: 1, shop_key: keys.shopKey, data }
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

function operation({ method, path, body }: SandboxRequest): Operation {
  if (path === '/login') return 'login'
  if (path === PRICE_STOCK || path === FIELD_MASK) return 'update'
  if (path === SEARCH) return 'changes'
  if (path !== PRODUCT) return 'other'
  if (method === 'GET') return 'find'
  const creates = typeof body === 'object' && body !== null && 'id' in body && body.id === 0
  return creates ? 'create' : 'update'
}

function route(tools: Tools, request: SandboxRequest): SandboxAnswer {
  const { method, path, body } = request
  const [, attribute, category] = CATEGORY.exec(path) ?? []
  if (method === 'GET' && category)
    return attribute ? categoryAttributes(Number(category)) : childCategories(Number(category))
  if (method === 'GET' && path === PRODUCT) return read(tools, request.query)
  if (method === 'POST' && path === PRODUCT) return save(tools, body)
  if (method === 'POST' && path === FIELD_MASK) return saveFields(tools, body)
  if (method === 'POST' && path === SEARCH) return search(tools, body)
  if (method === 'PUT' && path === PRICE_STOCK) return changePriceStock(tools, body)
  return refused(405, 'Unknown call')
}

function read({ store, orders, now }: Tools, query: URLSearchParams): SandboxAnswer {
  const id = query.get('id')
  const record = id === null ? store.bySku(query.get('sku') ?? '') : store.byId(id)
  if (!record) return notFound()
  return done({ ...detailOf(record, now()), ...(orders.strangeStatus ? { status: 77 } : {}) })
}
