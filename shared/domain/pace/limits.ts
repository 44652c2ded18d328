import * as z from 'zod'

/** Slower than this is a matter of `perDay`: no function waits that long between a look and a change. */
const slowest = 0.1
const perSecond = z.number().min(slowest).max(1_000).nullable()

/**
 * How many requests a marketplace takes over one connection. Null: no limit is known. Part of the settings of every
 * marketplace; what its documentation says is the default there.
 */
export const RequestLimits = z.object({
  /** Requests in any second, logins included. Less than one is allowed: 0.2 is one every five seconds. */
  perSecond: perSecond.default(null),
  /** Logins in any second. */
  loginsPerSecond: perSecond.default(null),
  /** Requests in a day. */
  perDay: z.int().positive().nullable().default(null),
  /** When a new day begins, by the clock of Viet Nam. */
  dayStartsAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .default('00:00'),
})
export type RequestLimits = z.infer<typeof RequestLimits>

const dayMs = 86_400_000
const vietnamMs = 7 * 3_600_000

/** The moment at which the day of `now` began; a day lasts 24 hours (Viet Nam changes no clocks). */
export function dayStart({ dayStartsAt }: RequestLimits, now: number): number {
  const [hours = 0, minutes = 0] = dayStartsAt.split(':').map(Number)
  const shift = vietnamMs - (hours * 60 + minutes) * 60_000
  return Math.floor((now + shift) / dayMs) * dayMs - shift
}

export const dayEnd = (limits: RequestLimits, now: number): number => dayStart(limits, now) + dayMs
