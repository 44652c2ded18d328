import { contentHash } from './hash.ts'
import type { TenantId } from './ids.ts'

const longest = 45

/**
 * The code a product carries at a marketplace: unique across the shop, because one shop may sell for many tenants.
 * At most 45 characters; a longer one keeps its beginning and ends in a hash of the whole.
 */
export function shopSku(tenant: TenantId, sku: string): string {
  const whole = `${tenant}-${sku}`
  if (whole.length <= longest) return whole
  return `${whole.slice(0, longest - 13)}-${contentHash(whole).slice(0, 12)}`
}
