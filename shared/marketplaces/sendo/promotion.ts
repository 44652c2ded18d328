import * as z from 'zod'
import { dayOf, endOfDay, startOfDay } from './vietnam-days.ts'

/**
 * What a read product tells of its seller's promotion. Names: HS-17992165478425 and HS-17992275087129; the forms of the
 * values are known from code only (C), so nothing here can make a product unreadable. `campaign_status` is left out: its
 * values are unknown.
 */
export const promotionFields = {
  is_promotion: z.unknown().optional(),
  is_flash_sales: z.unknown().optional(),
  special_price: z.unknown().optional(),
  promotion_price: z.unknown().optional(),
  promotion_from_date: z.unknown().optional(),
  promotion_start_date: z.unknown().optional(),
  promotion_to_date: z.unknown().optional(),
  promotion_end_date: z.unknown().optional(),
}
const PromotionRead = z.object(promotionFields)
type PromotionRead = z.infer<typeof PromotionRead>

/** Days are `yyyy-mm-dd`, the last one included; `price` in đồng. Null for what is not told. */
export type Promotion = { price: number | null; from: string | null; to: string | null }

/** The promotion of a product, running or planned; null where it has none. */
export function promotionOf(product: PromotionRead): Promotion | null {
  const price = positive(product.special_price) ?? positive(product.promotion_price)
  const from = dayFrom(product.promotion_from_date ?? product.promotion_start_date)
  const to = dayFrom(product.promotion_to_date ?? product.promotion_end_date)
  const isSaid = isTrue(product.is_promotion) || isTrue(product.is_flash_sales)
  // A promotional price needs its dates (V): without them and without the flag it is only a number.
  const isDated = price !== null && (from !== null || to !== null)
  return isSaid || isDated ? { price, from, to } : null
}

/** A promotion as an update sends it along, so that it stays what it is; `yyyy-mm-dd` is the form of public code (C). */
export function promotionPart(product: PromotionRead): Record<string, unknown> {
  const promotion = promotionOf(product)
  if (promotion?.price == null || promotion.from === null || promotion.to === null) return {}
  const { price, from, to } = promotion
  return { is_promotion: true, special_price: price, promotion_from_date: from, promotion_to_date: to }
}

/** Whether it runs, and until when in epoch milliseconds; null for an end that is not told. */
export function runningUntil(promotion: Promotion | null, now: number): { until: number | null } | null {
  if (promotion === null) return null
  const { from, to } = promotion
  if (from !== null && startOfDay(from) > now) return null
  if (to === null) return { until: null }
  return endOfDay(to) > now ? { until: endOfDay(to) } : null
}

const isTrue = (value: unknown): boolean => value === true || value === 1 || value === 'true'

function positive(value: unknown): number | null {
  const number = typeof value === 'string' ? Number(value) : value
  return typeof number === 'number' && number > 0 ? number : null
}

/** A day as text in any of the forms seen, or a moment in seconds or milliseconds. */
function dayFrom(value: unknown): string | null {
  if (typeof value === 'number') return value > 0 ? dayOf(value < 1e11 ? value * 1000 : value) : null
  if (typeof value !== 'string') return null
  const [, year, month, day] = /^(\d{4})[-/](\d{2})[-/](\d{2})/.exec(value) ?? []
  // "No date" in the systems of such interfaces.
  return year === undefined || Number(year) < 2000 ? null : `${year}-${month}-${day}`
}
