import { fold, lower, plain } from '../text.ts'
import { readNumeral, SPACED_NUMERAL } from './numeral.ts'
import { ambiguous, missing, type Reading, unreadable, value } from './reading.ts'
import { unitWord } from './unit.ts'

export type StockQuestion = 'range' | 'approximate' | 'unit' | 'fraction'

const MOST = 10_000_000
const NOTHING = /^(?:het|het hang|tam het|tam het hang|khong con)$/
const UNSAID = /^(?:chua co|chua|n a|lien he|lh|x|nan|cap nhat sau)?$/
const DOUBTFUL = /^(?:khoang|tam|hon|tren|duoi|gan|~|>=?|<=?)\s*/
const STOCK = new RegExp(`^(${SPACED_NUMERAL})(?: ?-+ ?(${SPACED_NUMERAL}))? ?(\\p{L}[\\p{L} ]*)?\\.?$`, 'u')

/**
 * Reads how many sold units there are. `per` is the sold unit: a stock in another unit (`2 tấn` where kg is sold) is
 * counted over only between weights or between volumes, everything else is a question. Suggestion: whole units.
 */
export function readStock(cell: string | number, per: string | null): Reading<number, StockQuestion> {
  if (typeof cell === 'number') return whole(cell)
  const text = lower(cell).trim()
  if (UNSAID.test(fold(text))) return missing
  if (NOTHING.test(fold(text))) return value(0)
  const doubtful = DOUBTFUL.test(plain(text))
  const bare = doubtful ? text.replace(/^[^\d]+/, '') : text
  const [, first, second, unit] = STOCK.exec(bare) ?? []
  if (first === undefined) return unreadable
  const numbers = [first, ...(second === undefined ? [] : [second])].map(readNumeral)
  const factor = unit === undefined ? 1 : factorBetween(unit, per)
  if (numbers.some((numeral) => numeral === null)) return unreadable
  const amounts = numbers.flatMap((numeral) => (numeral ? [numeral.value * (factor ?? 1)] : []))
  if (factor === null) return ambiguous('unit', [])
  if (amounts.length > 1) return ambiguous('range', amounts.filter(Number.isInteger))
  const only = whole(amounts[0] ?? Number.NaN)
  return doubtful && only.kind === 'value' ? ambiguous('approximate', [only.value]) : only
}

function whole(amount: number): Reading<number, StockQuestion> {
  if (!(amount >= 0) || amount > MOST) return unreadable
  const near = Math.round(amount * 1e6) / 1e6
  return Number.isInteger(near) ? value(near) : ambiguous('fraction', [Math.floor(near)])
}

/** How many `per` one `unit` is; null where they cannot be compared. */
function factorBetween(unit: string, per: string | null): number | null {
  const from = unitWord(unit.trim())
  const to = per === null ? null : unitWord(per)
  if (per === null || fold(unit) === fold(per)) return 1
  if (from && to && from.word === to.word) return 1
  const comparable = from && to && from.kind === to.kind && (from.kind === 'weight' || from.kind === 'volume')
  return comparable && from.holds && to.holds ? from.holds / to.holds : null
}
