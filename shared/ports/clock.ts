/** The time, and identifiers that sort by it. */
export type Clock = {
  /** Epoch milliseconds. */
  now(): number
  /** A ULID. */
  id(): string
}

const vietnamMs = 7 * 3_600_000

/** The moment at which a calendar day (`yyyy-mm-dd`) begins in Viet Nam, epoch milliseconds. */
export const vietnamMidnight = (day: string): number => Date.parse(day) - vietnamMs

/** The calendar day in Viet Nam (UTC+7, no daylight saving), `yyyy-mm-dd`. */
export function vietnamDay(now: number): string {
  return new Date(now + vietnamMs).toISOString().slice(0, 10)
}
