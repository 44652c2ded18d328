/**
 * Requests of one connection are sent at slots of equal distance. A marketplace that counts any second sees its limit
 * kept as long as no request arrives more than `jitterMs` later, after its slot, than another one does.
 */
export const jitterMs = 40

/** Later than this after its slot a request is not sent: the rest of the jitter is the network's. */
export const lateMs = 20

/** Milliseconds from slot to slot: `perSecond` + 1 requests never fit into a second, whatever the jitter. */
export const spacingFor = (perSecond: number | null): number =>
  perSecond === null ? 0 : (1_000 + jitterMs) / perSecond

export const slotTime = (slot: number, spacing: number): number => slot * spacing

/** Which slots are still free: all from `next` on, and `holes` before it. */
export type SlotBook = { next: number; holes: number[] }

type Book = SlotBook & { spacing: number; lastOrdinary: number; expressAt: number }
type Wish = { now: number; leadMs: number; gapMs: number; express: boolean }

/** While work that cannot wait keeps asking, bulk work gets one slot in so many, all its workers together. */
export const ordinaryShare = 10
/** So long after it last asked, work that cannot wait may ask again; at least three slots. */
const expressMs = 2_000
/** A worker that takes a while from request to request holds slots no further ahead. */
const horizonMs = 2_000

/**
 * The next free slots that a worker can use, as far apart as it needs them; those in between stay free for others.
 * At least one.
 */
export function laterSlots(book: Book, wish: Wish, most: number): { slots: number[]; book: SlotBook } {
  const earliest = Math.ceil((wish.now + wish.leadMs) / book.spacing)
  const holes = book.holes.filter((slot) => slot >= earliest)
  const steps = Math.max(1, Math.ceil(wish.gapMs / book.spacing))
  const asksAgainMs = Math.max(expressMs, 3 * book.spacing)
  const stepsAside = !wish.express && wish.now - book.expressAt < asksAgainMs
  const first = stepsAside ? Math.max(earliest, book.lastOrdinary + ordinaryShare) : earliest
  const freeFrom = (wanted: number): number =>
    holes.find((slot) => slot >= wanted) ?? Math.max(wanted, book.next)
  const slots = [freeFrom(first)]
  const end = (slots[0] ?? 0) + horizonMs / book.spacing
  while (slots.length < (stepsAside ? 1 : most)) {
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
