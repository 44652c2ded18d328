import type { TenantId } from '../../domain/ids.ts'
import type { Database, Item } from '../dynamodb/client.ts'

export type TableKey = keyof Database['names']

/** The one entry that stays: that there was an account, and who had it forgotten. */
export const forgetting = 'account.forget'

const isCalled = (tenant: TenantId, name: unknown): boolean =>
  name === tenant || String(name).startsWith(`${tenant}-`)
/** Keys are put together of parts; codes of products at marketplaces begin with their account. */
const names = (tenant: TenantId, key: unknown): boolean =>
  String(key)
    .split('#')
    .some((part) => isCalled(tenant, part))

/** Whether an item is about this account and nobody else. */
export function isOf(tenant: TenantId, table: TableKey, item: Item): boolean {
  if (table === 'tenants' || table === 'desired') return item.tenant === tenant
  if (table === 'status') return names(tenant, String(item.place).split('#')[0])
  if (table === 'rows') return item.seller === tenant || String(item.import).startsWith(`${tenant}#`)
  return item.act !== forgetting && (names(tenant, item.scope) || names(tenant, item.entry))
}

/** An item of others without what it says of this account in its lists; null where it says nothing. */
export function without(tenant: TenantId, item: Item): Item | null {
  let isChanged = false
  const isTold = (value: unknown): boolean =>
    typeof value === 'string' ? isCalled(tenant, value) : isPlain(value) && value.tenant === tenant
  const clean = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      const left = value.filter((one) => !isTold(one))
      if (left.length < value.length) isChanged = true
      return left.map(clean)
    }
    if (!isPlain(value)) return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, clean(one)]))
  }
  const cleaned = clean(item)
  return isChanged && isPlain(cleaned) ? cleaned : null
}

const isPlain = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** Content hashes of the pictures and papers that an item names. */
export const hashesIn = (item: Item): string[] =>
  [...JSON.stringify(item).matchAll(/"sha256":"([0-9a-f]{64})"/g)].map((found) => found[1] ?? '')
