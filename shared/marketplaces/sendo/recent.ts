import type { SendoRead } from './observe.ts'

/** A change follows its look at once; what was seen longer ago is read again. */
const FRESH_MS = 30_000
const MOST = 500

/** Products as they were seen a moment ago, so that a change need not read again what its look has just told. */
export type Recent = {
  note(product: SendoRead): void
  /** Null where it was not seen, or too long ago. It is given once: the change that asks for it makes it old. */
  take(id: string): SendoRead | null
}

export function createRecent(now: () => number): Recent {
  const seen = new Map<string, { product: SendoRead; at: number }>()
  return {
    note(product) {
      // The oldest goes first: a map keeps the order of its keys.
      const [oldest] = seen.size >= MOST ? seen.keys() : []
      if (oldest !== undefined) seen.delete(oldest)
      seen.set(product.id, { product, at: now() })
    },
    take(id) {
      const known = seen.get(id)
      seen.delete(id)
      return known && known.at > now() - FRESH_MS ? known.product : null
    },
  }
}
