import type { Previewed } from '../../../shared/ports/consult.ts'

/**
 * What would become of a listing at a marketplace: it goes up, goes up with something to be told, is held back, or is left
 * alone because somebody has hidden it there or taken it down.
 */
export type Verdict = Previewed & { outcome: 'good' | 'warned' | 'held' | 'left' }

export function judged(previewed: Previewed, isWanted: boolean): Verdict {
  if (!isWanted) return { outcome: 'left', problems: [], unchecked: null }
  const isHeld = previewed.problems.some(({ blocking }) => blocking)
  const outcome = isHeld ? 'held' : previewed.problems.length > 0 ? 'warned' : 'good'
  return { ...previewed, outcome }
}
