import * as z from 'zod'
import { TenantId } from '../../../shared/domain/ids.ts'
import { Listing } from '../../../shared/domain/listing.ts'

/** The listing after which to go on. `commune` says where its account was found. */
const ListingCursor = z.tuple([z.string().max(40).nullable(), TenantId, Listing.shape.sku])

export type ListingCursor = { commune: string | null; tenant: string; sku: string }

export function writeCursor({ commune, tenant, sku }: ListingCursor): string {
  return Buffer.from(JSON.stringify([commune, tenant, sku])).toString('base64url')
}

/** Undefined for anything that we did not write. */
export function readCursor(text: string): ListingCursor | undefined {
  try {
    const parsed = ListingCursor.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    if (!parsed.success) return undefined
    const [commune, tenant, sku] = parsed.data
    return { commune, tenant, sku }
  } catch {
    return undefined
  }
}
