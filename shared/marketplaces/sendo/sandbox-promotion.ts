type Sent = Record<string, unknown>

/** The fields of a promotion: what the two calls send, under the names that the product keeps. */
const days = (sent: Sent): { from: unknown; to: unknown } => ({
  from: sent.promotion_from_date ?? sent.promotion_start_date,
  to: sent.promotion_to_date ?? sent.promotion_end_date,
})

const DAY_MS = 24 * 60 * 60_000
const startOf = (day: unknown): number => Date.parse(`${String(day)}T00:00:00+07:00`)

/** Runs from its first day to the end of its last one: whole days in Viet Nam are an assumption. */
function isRunning(sent: Sent, now: number): boolean {
  const { from, to } = days(sent)
  return Number(sent.special_price) > 0 && startOf(from) <= now && now < startOf(to) + DAY_MS
}

export const isPriceLocked = (before: Sent, wanted: Sent, now: number): boolean =>
  isRunning(before, now) &&
  wanted.special_price !== undefined &&
  wanted.special_price !== before.special_price

/**
 * The product after a change. While its promotion runs, another list price ends the promotion (HS-17992275087129). A
 * promotion that a whole update does not send along is gone: an assumption, the worse one for the seller.
 */
export function promoted(before: Sent, wanted: Sent, now: number): Sent {
  const { promotion_start_date: _, promotion_end_date: __, ...after } = wanted
  const { from, to } = days(wanted)
  const isEnded = isRunning(before, now) && wanted.price !== before.price
  if (isEnded || !(Number(wanted.special_price) > 0)) {
    return {
      ...after,
      special_price: 0,
      is_promotion: false,
      promotion_from_date: null,
      promotion_to_date: null,
    }
  }
  return { ...after, is_promotion: isRunning(wanted, now), promotion_from_date: from, promotion_to_date: to }
}
