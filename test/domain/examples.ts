import type { Targets, Wish } from '../../shared/domain/desired.ts'
import { MarketplaceId, TenantId } from '../../shared/domain/ids.ts'
import type { Listing } from '../../shared/domain/listing.ts'

export const tenant = TenantId.parse('htxvidu')
export const sendo = MarketplaceId.parse('sendo')
export const voso = MarketplaceId.parse('voso')
export const postmart = MarketplaceId.parse('postmart')

/** A listing that only its price tells from others. */
export function listingAt(amount: number): Listing {
  return {
    sku: 'MO1',
    name: 'Mật ong bạc hà',
    price: { amount, per: 'chai' },
    net: { value: 500, unit: 'ml' },
    stock: 12,
    ocop: { state: 'none', stars: null, decision: null, issuedOn: null, expiresOn: null },
    producer: null,
    group: 4,
    gtin: null,
    description: null,
    season: [10, 11],
    shelfLifeMonths: null,
    images: [],
  }
}

/** A ULID that sorts by `n`. */
export const ulidOf = (n: number): string => `01J0000000000000000000${String(n).padStart(4, '0')}`

export function wishOf(n: number, amount: number, targets: Targets): Wish {
  const order = ulidOf(n)
  const origin = { importer: tenant, importId: order, sheet: 'Sản phẩm', line: 2 }
  return { tenant, sku: 'MO1', order, listing: listingAt(amount), targets, origin }
}
