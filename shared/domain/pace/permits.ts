import * as z from 'zod'

/**
 * Leave to send `size` requests in any second. Each may be sent again only a second after the one before it was answered:
 * by then that one has certainly arrived, so whatever clocks, timers and networks do, no second sees more than the limit.
 * Times in epoch milliseconds.
 */
export const Permit = z.object({
  id: z.int().nonnegative(),
  size: z.int().positive(),
  /** The worker that has it; empty where nobody has. */
  holder: z.string(),
  /** The holder sends nothing with it after this. */
  until: z.number(),
  /** Where nobody has it: who had it, and when each of its requests may be sent again, by the clock of that one. */
  by: z.string(),
  from: z.array(z.number()),
})
export type Permit = z.infer<typeof Permit>

/** So many permits at most are kept for a connection. A limit above that gives each of them more requests. */
const mostPermits = 10

/** A clock that counts whole milliseconds may say that a second has passed when one of them is still missing. */
const roundingMs = 1

/** How much later a request may arrive that was never answered: what a network still holds of a cut line. */
export const strayMs = 3_000

/** What the clocks of two workers may differ by. */
export const skewMs = 40

/** How late a worker may be that sends what it was about to send when it was held up. */
const stalledMs = 5_000

/** The permits of a limit, and how long each rests after an answer. None where there is no limit. */
export type Rate = { sizes: number[]; restMs: number }

/** No second holds half a request: above one, a limit is a whole number; below, it is one in several seconds. */
export function rateOf(perSecond: number | null): Rate {
  if (perSecond === null) return { sizes: [], restMs: 0 }
  if (perSecond < 1) return { sizes: [1], restMs: 1_000 / perSecond + roundingMs }
  const whole = Math.floor(perSecond)
  const count = Math.min(whole, mostPermits)
  const sizes = Array.from({ length: count }, (_, n) => Math.floor((whole + n) / count))
  return { sizes, restMs: 1_000 + roundingMs }
}

export const fits = ({ id, size }: Pick<Permit, 'id' | 'size'>, { sizes }: Rate): boolean =>
  sizes[id] === size

type Upkeep = { rate: Rate; now: number; worker: string; longestMs: number }

/**
 * The permits as they are now: as many as the limit has, and free again what was held by a worker that died. What such a
 * worker sent last may arrive as late as the longest request takes.
 */
export function kept(permits: Permit[], { rate, now, worker, longestMs }: Upkeep): Permit[] {
  const lostMs = longestMs + strayMs + rate.restMs + stalledMs
  const known = permits.map((permit) =>
    permit.holder !== '' && permit.holder !== worker && permit.until + lostMs <= now
      ? { ...permit, holder: '', by: '', from: permit.from.map(() => now) }
      : permit,
  )
  const isKept = (permit: Permit) => permit.holder !== '' || fits(permit, rate)
  const lapsed = known.filter((permit) => !isKept(permit)).flatMap((permit) => permit.from)
  // As if all had just been used: what was sent with the permits of another limit counts in this one.
  const rested = Math.max(now + rate.restMs, ...lapsed)
  const anew = (id: number, size: number): Permit => {
    const from = Array.from({ length: size }, () => rested)
    return { id, size, holder: '', by: '', until: 0, from }
  }
  const fitting = known
    .filter(isKept)
    .map((permit) => (lapsed.length > 0 && permit.holder === '' ? anew(permit.id, permit.size) : permit))
  const ids = new Set(fitting.map(({ id }) => id))
  return [...fitting, ...rate.sizes.flatMap((size, id) => (ids.has(id) ? [] : [anew(id, size)]))]
}
