import type { Net } from '../listing.ts'
import { fold, lower, oneLine, plain, toneKey } from '../text.ts'
import { remembered } from '../text-table.ts'
import { isTooLong, missing, type Reading, unreadable, value } from './reading.ts'
import { UNITS, type Unit } from './unit-words.ts'

const BY_KEY = new Map(
  UNITS.flatMap(({ unit, words }) => words.map((word) => [toneKey(word), unit] as const)),
)
const BY_FOLD = Map.groupBy(
  UNITS.flatMap(({ unit, words }) => [...new Set(words.map(fold))].map((folded) => ({ unit, folded }))),
  ({ folded }) => folded,
)

/** Whether a text is written without any Vietnamese mark, so that its words may stand for marked ones. */
export function isUnmarked(text: string): boolean {
  return lower(text) === plain(text)
}

const byTones = remembered((word) => BY_KEY.get(toneKey(word)) ?? null)

/**
 * The unit that a word means, or null. With marks they decide (tạ 100 kg, tá 12 pieces); in a text without any mark the
 * word counts only if one unit is spelt like that (`hop`, but not `ta`, `bo`, `can`).
 */
export function unitWord(word: string, unmarked: boolean = isUnmarked(word)): Unit | null {
  if (!unmarked) return byTones(word)
  const same = BY_FOLD.get(fold(word)) ?? []
  return same.length === 1 ? (same[0]?.unit ?? null) : null
}

/** What one unit holds by itself: 1 kg holds 1000 g, one piece is one piece, a box says nothing. */
export function netOfUnit(unit: Unit): Net | null {
  if (unit.holds === null) return null
  if (unit.kind === 'weight') return { value: unit.holds, unit: 'g' }
  return { value: unit.holds, unit: unit.kind === 'volume' ? 'ml' : 'piece' }
}

const LONGEST = 24

/**
 * Reads the unit column (`hộp`, `Kg`, `đồng/kg`). A word that is in no table is kept as the seller wrote it; a currency
 * there is not a unit.
 */
export const readUnit = remembered((text: string): Reading<{ word: string; net: Net | null }> => {
  if (isTooLong(text)) return unreadable
  const bare = oneLine(lower(text)).replace(/^(?:nghìn |ngàn )?(?:đồng|vnđ|vnd|đ|d)(?:\s*\/\s*|$)/, '')
  if (fold(bare) === '') return missing
  const known = unitWord(bare.replace(/^1\s*/, '').replace(/\.$/, ''))
  if (known) return value({ word: known.word, net: netOfUnit(known) })
  return bare.length > LONGEST ? unreadable : value({ word: bare, net: null })
})
