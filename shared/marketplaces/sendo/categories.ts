import type { Listing } from '../../domain/listing.ts'
import { fold, hasWords, toneKey } from '../../domain/text.ts'
import { isUnmarked } from '../../domain/values/unit.ts'
import tree from './category-tree.json' with { type: 'json' }
import words from './category-words.json' with { type: 'json' }
import type { WantedCategory } from './product.ts'

/**
 * Part of Sendo's category tree as it was on 2022-08-11 (wifosoft/wifosell-be, sendo_categories.json; mark C). Ids may
 * be stale: the connector looks every one of them up in the tree of the day.
 */
export const categorySnapshot = tree

/** `general`: only the catch-all fits, the seller is asked to say more. */
export type CategoryChoice = { category: WantedCategory; general: boolean }

/** "Bách hóa tổng hợp khác": takes any packed food. */
const CATCH_ALL = 3657
const packedFood = new Set([3, 4, 5, 6, 7, 8, 13])

/**
 * The category for an OCOP group (1–26) and the words of the name; null where that does not tell (a person decides).
 * Within a group the first row of `category-words.json` with a matching word counts; a row without words takes the rest.
 * Spirits (groups 14 and 15) and tourism (26) have no place in the snapshot.
 */
export function chooseCategory(listing: Pick<Listing, 'group' | 'name'>): CategoryChoice | null {
  const { group, name } = listing
  if (group === null) return null
  const row = words.find((entry) => entry.group === group && matches(entry.words, name))
  if (row) return { category: wanted(row.leaf), general: false }
  return packedFood.has(group) ? { category: wanted(CATCH_ALL), general: true } : null
}

function wanted(id: number): WantedCategory {
  return { id, path: tree.find((row) => row.id === id)?.name ?? null }
}

function matches(candidates: readonly string[], name: string): boolean {
  if (candidates.length === 0) return true
  // Whole words with their marks; a name typed without any mark is compared without them.
  const key = isUnmarked(name) ? fold : toneKey
  const words = key(name)
  return candidates.some((word) => hasWords(words, key(word)))
}
