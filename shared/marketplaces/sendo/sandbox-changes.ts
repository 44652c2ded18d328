import type { SandboxAnswer } from '../sandbox/behaviour.ts'
import { commitProduct, type CommitTools as Tools } from '../sandbox/commit.ts'
import type { SandboxRecord } from '../sandbox/record.ts'
import { done, notFound, refused } from './sandbox-answers.ts'
import { isPriceLocked, promoted } from './sandbox-promotion.ts'
import { MaskedItems, PriceItems, ProductBody, productErrors } from './sandbox-rules.ts'
import { statusOf } from './sandbox-view.ts'

/** Create (`id` 0) and update. */
export function save(tools: Tools, body: unknown): SandboxAnswer {
  const product = ProductBody.safeParse(body)
  if (!product.success) return refused(400, 'Invalid product', product.error.issues.map(issueToError))
  const { id, sku } = product.data
  const current = id === 0 ? null : tools.store.byId(String(id))
  if (id !== 0 && !current) return notFound()
  const locked = current && isLocked(current, tools.now())
  if (locked) return refused(400, 'Product in this status cannot be updated', [lockedField])
  const errors = [...skuErrors(tools, sku, current), ...productErrors(product.data)]
  if (current && isPriceLocked(current.sent, product.data, tools.now())) errors.push(lockedPrice)
  if (errors.length > 0) return refused(400, 'Invalid product', errors)
  return done(Number(commit(tools, current, product.data).id))
}

/** Statuses 1, 4 and 5 cannot be updated (HS-17992165478425). */
const isLocked = (record: SandboxRecord, now: number): boolean => [1, 4, 5].includes(statusOf(record, now))

const lockedField = { field: 'status', reason: 'locked' }
const lockedPrice = { field: 'special_price', reason: 'locked while the promotion runs' }

function skuErrors({ store }: Tools, sku: string, current: SandboxRecord | null) {
  const owner = store.bySku(sku)
  return owner !== null && owner.id !== current?.id ? [{ field: 'sku', reason: 'SKU already exists' }] : []
}

function commit(tools: Tools, current: SandboxRecord | null, product: ProductBody): SandboxRecord {
  // Products of ordinary shops are on sale almost at once (HS-17993184237209): no review without being ordered.
  return commitProduct(tools, current, {
    sku: product.sku,
    sent: promoted(current?.sent ?? {}, product, tools.now()),
    onSale: product.stock_availability || product.stock_quantity <= 0,
  })
}

/** Update by field mask: what the mask does not name stays as it is. Its answer is an assumption. */
export function saveFields(tools: Tools, body: unknown): SandboxAnswer {
  const items = MaskedItems.safeParse(body)
  if (!items.success) return refused(400, 'Invalid list', items.error.issues.map(issueToError))
  const error_list = items.data.flatMap(({ id, field_mask, ...values }) => {
    const record = tools.store.byId(String(id))
    if (!record) return [{ product_id: id, message: 'not found' }]
    const named = Object.entries(values).filter(([name]) => field_mask.includes(name))
    const answer = save(tools, { ...record.sent, ...Object.fromEntries(named), id })
    return answer.status < 400 ? [] : [{ product_id: id, message: 'refused' }]
  })
  return done({ error_list })
}

/** Price, promotion and stock. Items fail one by one. */
export function changePriceStock(tools: Tools, body: unknown): SandboxAnswer {
  const items = PriceItems.safeParse(body)
  if (!items.success) return refused(400, 'Invalid list', items.error.issues.map(issueToError))
  const error_list = items.data.flatMap((item) => {
    const message = changeOne(tools, item)
    return message === null ? [] : [{ product_id: item.product_id, message }]
  })
  return done({ error_list })
}

/** What is wrong with an item; null where it was carried out. What it does not name stays as it is. */
function changeOne({ store, now }: Tools, item: PriceItems[number]): string | null {
  const { product_id, is_config_variant: _, variants: __, ...changes } = item
  const record = store.byId(String(product_id))
  if (!record) return 'not found'
  if (item.stock_quantity <= 0 && item.stock_availability) return 'stock_availability'
  if (isPriceLocked(record.sent, changes, now())) return lockedPrice.reason
  store.commit({
    ...record,
    sent: promoted(record.sent, { ...record.sent, ...changes }, now()),
    onSale: item.stock_availability || item.stock_quantity <= 0,
    updates: record.updates + 1,
  })
  return null
}

const issueToError = (issue: { path: PropertyKey[]; message: string }) => ({
  field: issue.path.map(String).join('.'),
  reason: issue.message,
})
