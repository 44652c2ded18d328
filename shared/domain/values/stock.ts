import { fold, lower, plain } from '../text.ts'
import { readNumeral, SPACED_NUMERAL } from './numeral.ts'
import { ambiguous, isTooLong, missing, type Reading, unreadable, value } from './reading.ts'
import { unitWord } from './unit.ts'
import type { Unit } from './unit-words.ts'

export type StockQuestion = 'range' | 'approximate' | 'unit' | 'fraction'

const MOST = 10_000_000
const NOTHING = /^(?:het|het hang|tam het|tam het hang|khong con)$/
const UNSAID = /^(?:chua co|chua|n a|lien he|lh|x|nan|cap nhat sau)?$/
const DOUBTFUL =
  /^(?:khoang|tam|uoc|uoc tinh|xap xi|hon|tren|duoi|gan|toi da|toi thieu|it nhat|~|≈|>=?|<=?|≥|≤)\s*|(?:\+| tro len| tro xuong)$/
/** Words before an amount that only say that it is there. */
const THERE = /^(?:hiện (?:còn|có)|còn lại|còn|có sẵn|sẵn|có|tồn)\s*:?\s*(?=\d)/
/** Words that multiply: `1k` may be a thousand, or a kg cut short. */
const MULTIPLE = /^(?:k|nghin|ngan|trieu|tr|tram|van)$/
const STOCK = new RegExp(`^(${SPACED_NUMERAL})(?: ?-+ ?(${SPACED_NUMERAL}))? ?(\\p{L}[\\p{L} ]*)?\\.?$`, 'u')

/**
 * Reads how many sold units there are. `per` is the sold unit: a stock in another unit (`2 tấn` where kg is sold) is
 * counted over only between weights or between volumes, everything else is a question.  `headingUnit` speaks for a
 * number alone. Suggestion: whole units.
 */
export function readStock(
  cell: string | number,
  per: string | null,
  headingUnit: string | null = null,
): Reading<number, StockQuestion> {
  if (isTooLong(cell)) return unreadable
  if (typeof cell === 'number') return counted(cell, headingUnit, per)
  const text = lower(cell)
    .trim()
    .replace(THERE, '')
    .replace(/(?<=\d) ?\((\p{L}+)\)$/u, ' $1')
  if (UNSAID.test(fold(text))) return missing
  if (NOTHING.test(fold(text))) return value(0)
  const doubtful = DOUBTFUL.test(plain(text))
  const bare = doubtful ? text.replace(/^[^\d]+|(?:\+| trở lên| trở xuống)$/g, '') : text
  const [, first, second, unit] = STOCK.exec(bare) ?? []
  if (first === undefined) return unreadable
  const numbers = [first, ...(second === undefined ? [] : [second])].map(readNumeral)
  const named = unit ?? headingUnit
  const factor = named === null ? 1 : factorBetween(named, per)
  if (numbers.some((numeral) => numeral === null)) return unreadable
  const amounts = numbers.flatMap((numeral) => (numeral ? [numeral.value * (factor ?? 1)] : []))
  if (factor === null) return ambiguous('unit', [])
  if (amounts.length > 1) return ambiguous('range', amounts.filter(Number.isInteger))
  const only = whole(amounts[0] ?? Number.NaN)
  return doubtful && only.kind === 'value' ? ambiguous('approximate', [only.value]) : only
}

function counted(amount: number, unit: string | null, per: string | null): Reading<number, StockQuestion> {
  const factor = unit === null ? 1 : factorBetween(unit, per)
  return factor === null ? ambiguous('unit', []) : whole(amount * factor)
}

function whole(amount: number): Reading<number, StockQuestion> {
  if (!(amount >= 0) || amount > MOST) return unreadable
  const near = Math.round(amount * 1e6) / 1e6
  return Number.isInteger(near) ? value(near) : ambiguous('fraction', [Math.floor(near)])
}

const isOneThing = ({ kind, holds }: Unit): boolean => kind === 'item' && holds === 1

const isMeasure = ({ kind }: Unit): boolean => kind === 'weight' || kind === 'volume'

/** How many `per` one `unit` is; null where they cannot be compared. */
function factorBetween(unit: string, per: string | null): number | null {
  const from = unitWord(unit.trim())
  const to = per === null ? null : unitWord(per)
  if (MULTIPLE.test(fold(unit))) return null
  // Where nothing says what is sold, `50 hộp` is a number of what is sold, but `5 tấn` and `2 chục` are not.
  if (per === null)
    return from && (from.kind === 'container' || from.holds === 1) && !isMeasure(from) ? 1 : null
  if (fold(unit) === fold(per)) return 1
  if (from && to && from.word === to.word) return 1
  // Cái, chiếc, con, quả: whatever the word, one of them is one thing.
  if (from && to && isOneThing(from) && isOneThing(to)) return 1
  const comparable = from && to && from.kind === to.kind && isMeasure(from)
  return comparable && from.holds && to.holds ? from.holds / to.holds : null
}
