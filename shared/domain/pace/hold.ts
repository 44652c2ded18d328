import { strayMs } from './permits.ts'
import type { HeldPermit } from './sharing.ts'

/** One request at a time: when it may be sent, and when the one that is under way was. Epoch milliseconds. */
type Seat = { from: number; sentAt: number | null }
type Own = Pick<HeldPermit, 'id' | 'size' | 'uses' | 'since'> & { seats: Seat[] }

/** The permits of one worker, while it uses them. `until`: nothing is sent with them after that. */
export type Hold = { permits: Own[]; until: number }

export const nothingHeld: Hold = { permits: [], until: 0 }

type Times = { restMs: number; longestMs: number }

/** What is told of them to the others. */
export const heldOf = ({ permits }: Hold): HeldPermit[] =>
  permits.map(({ seats, ...permit }) => ({
    ...permit,
    from: seats.map(({ from }) => from),
    isIdle: seats.every(({ sentAt }) => sentAt === null),
  }))

/** The same hold after the others agreed to it. */
export function agreed(hold: Hold, mine: HeldPermit[], until: number): Hold {
  const permits = mine.map((permit): Own => {
    const { id, size, since, from } = permit
    const own = hold.permits.find((one) => one.id === id)
    // It may have been used while they agreed.
    const uses = permit.uses === null ? null : Math.min(permit.uses, own?.uses ?? permit.uses)
    return { id, size, uses, since, seats: own?.seats ?? from.map((time) => ({ from: time, sentAt: null })) }
  })
  return { permits, until }
}

/** When the next request may be sent; infinity where there is no permit for one. */
export function nextAt(hold: Hold): number {
  const open = hold.permits.filter(({ uses }) => uses !== 0).flatMap(({ seats }) => seats)
  return Math.min(...open.map(({ from, sentAt }) => (sentAt === null ? from : Number.POSITIVE_INFINITY)))
}

/** A request is sent with the permit that may be used first; the same hold where none may. */
export function sent(hold: Hold, now: number): Hold {
  const at = nextAt(hold)
  if (at > now || hold.until <= now) return hold
  const permit = hold.permits.find((own) => own.uses !== 0 && own.seats.some((seat) => isFree(seat, at)))
  return withPermit(hold, permit, (own) => ({
    ...own,
    uses: own.uses === null ? null : own.uses - 1,
    seats: withSeat(
      own.seats,
      (seat) => isFree(seat, at),
      (seat) => ({ ...seat, sentAt: now }),
    ),
  }))
}

const isFree = ({ from, sentAt }: Seat, at: number): boolean => sentAt === null && from <= at

/**
 * A request has ended: the longest that is under way, for it is all the same which permit rests. `answeredAt` is null
 * where no answer came: the request may be on its way for a while.
 */
export function ended(hold: Hold, answeredAt: number | null, now: number, { restMs }: Times): Hold {
  const from = (answeredAt ?? now + strayMs) + restMs
  return settledSeat(hold, Math.min(...sentTimes(hold)), () => ({ from, sentAt: null }))
}

/** A turn that was not used: nothing was sent. */
export const unsent = (hold: Hold): Hold =>
  settledSeat(hold, Math.max(...sentTimes(hold)), ({ from }) => ({ from, sentAt: null }))

/** Requests of which nothing was heard for longer than they take have ended. */
export function aged(hold: Hold, now: number, times: Times): Hold {
  const first = Math.min(...sentTimes(hold))
  if (first + times.longestMs + strayMs > now) return hold
  return aged(ended(hold, null, first + times.longestMs, times), now, times)
}

const sentTimes = ({ permits }: Hold): number[] =>
  permits.flatMap(({ seats }) => seats.flatMap(({ sentAt }) => (sentAt === null ? [] : [sentAt])))

function settledSeat(hold: Hold, sentAt: number, change: (seat: Seat) => Seat): Hold {
  const isIt = (seat: Seat) => seat.sentAt === sentAt
  const permit = hold.permits.find(({ seats }) => seats.some(isIt))
  return withPermit(hold, permit, (own) => ({ ...own, seats: withSeat(own.seats, isIt, change) }))
}

const withPermit = (hold: Hold, permit: Own | undefined, change: (own: Own) => Own): Hold =>
  permit ? { ...hold, permits: hold.permits.map((own) => (own === permit ? change(own) : own)) } : hold

function withSeat(seats: Seat[], isIt: (seat: Seat) => boolean, change: (seat: Seat) => Seat): Seat[] {
  const n = seats.findIndex(isIt)
  return seats.map((seat, k) => (k === n ? change(seat) : seat))
}
