/** The time, and identifiers that sort by it. */
export type Clock = {
  /** Epoch milliseconds. */
  now(): number
  /** A ULID. */
  id(): string
}

/** The calendar day in Viet Nam (UTC+7, no daylight saving), `yyyy-mm-dd`. */
export function vietnamDay(now: number): string {
  return new Date(now + 7 * 3_600_000).toISOString().slice(0, 10)
}
