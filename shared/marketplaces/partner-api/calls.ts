import { contentHash } from '../../domain/hash.ts'
import type { Change } from '../../ports/marketplace.ts'
import type { PartnerProfile } from './profile.ts'
import type { Endpoint } from './profile-paths.ts'
import { type PartnerProduct, priceStockPart } from './protocol.ts'
import type { Purpose } from './refusal.ts'

/** One call before it is bent to the wire: `blanks` fill the path, `key` makes a repetition harmless. */
export type Call = {
  purpose: Purpose
  endpoint: Endpoint
  blanks: Record<string, string | undefined>
  body?: Record<string, unknown>
  key?: string
}

/** The call that carries out a change. Its key is the same for the same change of the same product, also after a restart. */
export function toCall(profile: PartnerProfile, change: Change<PartnerProduct>): Call {
  return { ...callOf(profile, change), key: contentHash(change) }
}

function callOf({ paths }: PartnerProfile, change: Change<PartnerProduct>): Call {
  if (change.kind === 'create') {
    const { product } = change
    return { purpose: 'create', endpoint: paths.upsert, blanks: { sku: product.sku }, body: product }
  }
  const { externalId: id } = change
  if (change.kind === 'withdraw') return { purpose: 'withdraw', endpoint: paths.withdraw, blanks: { id } }
  const { product } = change
  const blanks = { id, sku: product.sku }
  if (change.kind === 'price-stock')
    return { purpose: 'change', endpoint: paths.offer, blanks, body: priceStockPart(product) }
  if (paths.update) return { purpose: 'change', endpoint: paths.update, blanks, body: product }
  // With the id, an upsert changes that product and makes none.
  return { purpose: 'change', endpoint: paths.upsert, blanks, body: { ...product, id } }
}
