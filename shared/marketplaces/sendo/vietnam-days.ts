const OFFSET_MS = 7 * 60 * 60 * 1000
const DAY_MS = 24 * 60 * 60 * 1000

/** The calendar day in Viet Nam, `yyyy-mm-dd`, of a moment in epoch milliseconds; `days` later where that is given. */
export const dayOf = (at: number, days = 0): string =>
  new Date(at + OFFSET_MS + days * DAY_MS).toISOString().slice(0, 10)

/** When that day begins in Viet Nam. */
export const startOfDay = (day: string): number => Date.parse(`${day}T00:00:00+07:00`)

export const endOfDay = (day: string): number => startOfDay(day) + DAY_MS
