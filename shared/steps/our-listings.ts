// Part of stage 4 and of hints, writes nothing: which of our listings a marketplace speaks of.
import type { MarketplaceId, TenantId } from '../domain/ids.ts'
import type { LaneMessage } from '../domain/messages.ts'
import { isShopSkuOf, readShopSku } from '../domain/shop-sku.ts'
import type { ProductRef } from '../ports/marketplace.ts'
import type { Stores } from '../ports/stores.ts'

type Key = { tenant: TenantId; sku: string }

/**
 * "Look at it", for every listing of ours among these products, each once. A product is ours when it carries a code of
 * ours and its listing is meant for this marketplace; one that tells no code is left to the next look at it.
 */
export async function looksAt(
  desired: Pick<Stores['desired'], 'getMany' | 'skusBeginning'>,
  marketplace: MarketplaceId,
  products: readonly ProductRef[],
): Promise<LaneMessage[]> {
  const codes = new Set(products.flatMap(({ shopSku }) => shopSku ?? []))
  const keys = await Promise.all([...codes].map((code) => candidates(desired, code)))
  const listings = await desired.getMany(keys.flat())
  return listings
    .filter(({ targets }) => targets[marketplace] !== undefined)
    .map(({ tenant, sku }) => ({ kind: 'publish', tenant, marketplace, sku, version: 0, look: true }))
}

/** A code that was cut tells how the SKU begins: the account's listings that begin so are compared. */
async function candidates(desired: Pick<Stores['desired'], 'skusBeginning'>, code: string): Promise<Key[]> {
  const reading = readShopSku(code)
  if (!reading) return []
  const { tenant, sku, beginning } = reading
  const others = beginning === null ? [] : await desired.skusBeginning(tenant, beginning)
  return [...new Set([sku, ...others])]
    .filter((one) => isShopSkuOf(code, tenant, one))
    .map((one) => ({ tenant, sku: one }))
}
