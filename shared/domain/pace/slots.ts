/**
 * Requests of one connection are sent at slots of equal distance. A marketplace that counts any second sees its limit
 * kept as long as no request arrives more than `jitterMs` later, after its slot, than another one does.
 */
export const jitterMs = 40

/** Later than this after its slot a request is not sent: the rest of the jitter is the network's. */
export const lateMs = 20

/**
 * Milliseconds from slot to slot: one request more than `perSecond` never fits into a second, whatever the jitter. No
 * second holds half a request, so above one the limit is a whole number.
 */
export function spacingFor(perSecond: number | null): number {
  if (perSecond === null) return 0
  return (1_000 + jitterMs) / (perSecond < 1 ? perSecond : Math.floor(perSecond))
}

export const slotTime = (slot: number, spacing: number): number => slot * spacing

/** Which slots are still free: all from `next` on, and `holes` before it. */
export type SlotBook = { next: number; holes: number[] }

type Book = SlotBook & { spacing: number; lastOrdinary: number; expressUntil: number }
type Wish = { now: number; leadMs: number; gapMs: number; express: boolean }

/** While work that cannot wait keeps asking, bulk work takes a slot, behind those that are given, once so many have passed. */
export const ordinaryShare = 10
/** A worker that takes a while from request to request holds slots no further ahead. */
const horizonMs = 2_000

/** Behind its last slot, work that cannot wait has so many more in which to ask again. */
const graceSlots = 2

export const graceAfter = (time: number, spacing: number): number => time + graceSlots * spacing

/**
 * Until when bulk work steps aside for work that cannot wait: that has had its slots by then, or it is the turn of the
 * one in ten. Null where there is no need.
 */
export function asideUntil(book: Book, { now, leadMs, express }: Wish): number | null {
  if (express || book.expressUntil <= now + leadMs) return null
  const ownTurn = slotTime(book.lastOrdinary + ordinaryShare, book.spacing) - leadMs
  return ownTurn <= now ? null : Math.min(ownTurn, book.expressUntil)
}

/**
 * The next free slots that a worker can use, as far apart as it needs them; those in between stay free for others.
 * At least one.
 */
export function laterSlots(book: Book, wish: Wish, most: number): { slots: number[]; book: SlotBook } {
  const earliest = Math.ceil((wish.now + wish.leadMs) / book.spacing)
  const holes = book.holes.filter((slot) => slot >= earliest)
  const steps = Math.max(1, Math.ceil(wish.gapMs / book.spacing))
  const isBeside = !wish.express && book.expressUntil > wish.now + wish.leadMs
  const freeFrom = (wanted: number): number =>
    holes.find((slot) => slot >= wanted) ?? Math.max(wanted, book.next)
  const slots = [freeFrom(earliest)]
  const end = (slots[0] ?? 0) + horizonMs / book.spacing
  while (slots.length < (isBeside ? 1 : most)) {
    const slot = freeFrom((slots.at(-1) ?? 0) + steps)
    if (slot > end) break
    slots.push(slot)
  }
  return { slots, book: without(slots, { next: Math.max(book.next, earliest), holes }) }
}

function without(slots: number[], { next, holes }: SlotBook): SlotBook {
  const taken = new Set(slots)
  const beyond = Math.max(next, (slots.at(-1) ?? 0) + 1)
  const passed = Array.from({ length: beyond - next }, (_, n) => next + n)
  return { next: beyond, holes: [...holes, ...passed].filter((slot) => !taken.has(slot)) }
}
