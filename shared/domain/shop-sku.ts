import { contentHash } from './hash.ts'
import { TenantId } from './ids.ts'

const longest = 45
const hashLength = 12
const keptLength = longest - hashLength - 1

/**
 * The code a product carries at a marketplace: unique across the shop, because one shop may sell for many tenants.
 * At most 45 characters; a longer one keeps its beginning and ends in a hash of the whole.
 */
export function shopSku(tenant: TenantId, sku: string): string {
  const whole = `${tenant}-${sku}`
  if (whole.length <= longest) return whole
  return `${whole.slice(0, keptLength)}-${contentHash(whole).slice(0, hashLength)}`
}

/**
 * Whose product a code may be. `sku` is the SKU where the code was not cut; `beginning` is how the SKU begins where it
 * may have been, null where it cannot. A code of full length may be either. Null where no code of ours looks so.
 */
export type CodeReading = { tenant: TenantId; sku: string; beginning: string | null }

/** The way back from `shopSku`, as far as the code tells. Whoever uses it compares with `isShopSkuOf`. */
export function readShopSku(code: string): CodeReading | null {
  const dash = code.indexOf('-')
  const tenant = TenantId.safeParse(code.slice(0, Math.max(0, dash)))
  const sku = code.slice(dash + 1)
  if (!tenant.success || sku === '' || code.length > longest) return null
  const mayBeCut = code.length === longest && /^-[0-9a-f]{12}$/.test(code.slice(keptLength))
  return { tenant: tenant.data, sku, beginning: mayBeCut ? whole(code.slice(dash + 1, keptLength)) : null }
}

/** The cut may have gone through a letter that takes two places; half a letter finds nothing. */
const whole = (beginning: string): string => beginning.replace(/[\uD800-\uDFFF\uFFFD]$/, '')

/** True where the product is the one that carries this code; half a letter is no longer what it was when it comes back. */
export function isShopSkuOf(code: string, tenant: TenantId, sku: string): boolean {
  return shopSku(tenant, sku).toWellFormed() === code.toWellFormed()
}

/** Whose product a shop SKU is of: a tenant's id holds no dash. Null for any other code. */
export function tenantOfShopSku(code: string): TenantId | null {
  const [tenant] = code.split('-', 1)
  return TenantId.safeParse(tenant).data ?? null
}
