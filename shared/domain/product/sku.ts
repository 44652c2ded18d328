import { createHash } from 'node:crypto'
import type { DraftListing } from '../listing.ts'
import { fold } from '../text.ts'

const PREFIX_LENGTH = 19

/**
 * A stable SKU for a product whose sheet gives none, from producer, folded name and pack: a readable beginning and ten
 * signs of a hash, 30 characters at most (`CHE-SHAN-TUYET-HOP-3F0A91BC2D`). Price, stock and texts do not change it, so
 * the same sheet sent twice names the same products. Null without a name.
 */
export function stableSku(listing: Pick<DraftListing, 'name' | 'producer' | 'price' | 'net'>): string | null {
  if (listing.name === null) return null
  const net = listing.net === null ? '' : `${listing.net.value} ${listing.net.unit}`
  const parts = [fold(listing.producer?.name ?? ''), fold(listing.name), fold(listing.price?.per ?? ''), net]
  const hash = createHash('sha256').update(parts.join('|')).digest('hex').slice(0, 10)
  const prefix = fold(listing.name).slice(0, PREFIX_LENGTH).trim().replaceAll(' ', '-')
  return [prefix, hash]
    .filter((part) => part !== '')
    .join('-')
    .toUpperCase()
}

/** Whether a code was made by `stableSku`: nobody else ends codes like this. */
export const isStableSku = (sku: string): boolean => /-[0-9A-F]{10}$/.test(sku)
