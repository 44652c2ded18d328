import * as z from 'zod'

/** A walk through the changes at a marketplace that is not at its end: its range, and the page to go on with. */
export const OpenWalk = z.object({ from: z.number(), to: z.number(), cursor: z.string().nullable() })
export type OpenWalk = z.infer<typeof OpenWalk>

/** How far the changes at one shop are known. `knownTo` moves at the end of a walk only. Epoch milliseconds. */
export const Walks = z.object({ knownTo: z.number().nullable(), open: OpenWalk.nullable() })
export type Walks = z.infer<typeof Walks>

/** A shop that was never walked through: so far back, and no further. */
const firstMs = 86_400_000

/**
 * What is walked through now: what was begun, or everything since the last whole walk up to `now`. Ranges lie over
 * each other by `overlapMs`, which is how far the clocks of the marketplace and ours may be apart.
 */
export function walkOf({ knownTo, open }: Walks, now: number, overlapMs: number): OpenWalk {
  return open ?? { from: knownTo === null ? now - firstMs : knownTo - overlapMs, to: now, cursor: null }
}

/** After a page: on to the next one, or at the end. */
export function afterPage(before: Walks, walk: OpenWalk, next: string | null): Walks {
  if (next === null) return { knownTo: walk.to, open: null }
  return { ...before, open: { ...walk, cursor: next } }
}

/** The cursor is of no use any more: the same range from its beginning. */
export const restarted = (before: Walks, walk: OpenWalk): Walks => ({
  ...before,
  open: { ...walk, cursor: null },
})
