// Reads only: the progress of an import for people who ask again and again.
import type { Import } from '../domain/import.ts'
import type { Clock } from '../ports/clock.ts'
import type { Stores } from '../ports/stores.ts'
import { importProgress, type Progress } from './import-progress.ts'

/** What was counted is good for this many times as long as counting took, and a second at least. */
const worth = 10
const atLeast = 1000
const largest = 500

type Counted = { goodUntil: number; progress: Promise<Progress> }

/**
 * Counts the progress of a large import no more often than it is worth: counting reads every status. An import that
 * has settled is always counted afresh, because nobody is waiting for it any more.
 */
export function progressMemo(
  stores: Pick<Stores, 'rows' | 'statuses'>,
  clock: Pick<Clock, 'now'>,
): (of: Import) => Promise<Progress> {
  const counted = new Map<string, Counted>()
  return (of) => {
    const key = `${of.request.importId}#${of.confirmation?.confirmedAt}#${of.settlement?.settledAt}`
    const known = counted.get(key)
    if (known && known.goodUntil > clock.now()) return known.progress
    if (of.settlement) return importProgress(stores, of)
    if (counted.size >= largest) counted.clear()
    const started = clock.now()
    const entry: Counted = { goodUntil: Number.POSITIVE_INFINITY, progress: importProgress(stores, of) }
    counted.set(key, entry)
    const finish = () => {
      entry.goodUntil = clock.now() + Math.max(atLeast, (clock.now() - started) * worth)
    }
    entry.progress.then(finish, () => counted.delete(key))
    return entry.progress
  }
}
