import type { Listing, Net } from '../../domain/listing.ts'
import { netOfUnit, unitWord } from '../../domain/values/unit.ts'

/**
 * What a parcel weighs, in whole grams, at least one (mark C: public integration code multiplies kilograms by 1000).
 * `how`: told by the listing, taken from millilitres, or assumed because it tells neither.
 */
export type ParcelWeight = { grams: number; how: 'told' | 'volume' | 'assumed' }

export function weightOf(listing: Pick<Listing, 'net' | 'price'>, assumedGrams: number): ParcelWeight {
  const net = contentOf(listing)
  const grams = Math.max(1, Math.round(net?.value ?? 0))
  if (net?.unit === 'g') return { grams, how: 'told' }
  if (net?.unit === 'ml') return { grams, how: 'volume' }
  return { grams: assumedGrams, how: 'assumed' }
}

/** What one sold unit holds; where only the price tells, what its unit holds by itself (1 kg holds 1000 g). */
function contentOf({ net, price }: Pick<Listing, 'net' | 'price'>): Net | null {
  if (net !== null) return net
  const unit = unitWord(price.per)
  return unit && netOfUnit(unit)
}

export type ParcelSize = { height: number; length: number; width: number }

/**
 * Boxes by the weight that they hold. Sendo wants sizes above zero (mark C) and says nowhere in which unit (mark ?): these
 * are centimetres of boxes that such goods are usually sent in, our own choice, and block nothing.
 */
const boxes: readonly { upToGrams: number; size: ParcelSize }[] = [
  { upToGrams: 250, size: { height: 5, length: 15, width: 10 } },
  { upToGrams: 1_000, size: { height: 10, length: 20, width: 15 } },
  { upToGrams: 3_000, size: { height: 15, length: 30, width: 20 } },
  { upToGrams: 10_000, size: { height: 25, length: 40, width: 30 } },
]
const largest: ParcelSize = { height: 40, length: 60, width: 40 }

export const sizeOf = (grams: number): ParcelSize =>
  boxes.find(({ upToGrams }) => grams <= upToGrams)?.size ?? largest
