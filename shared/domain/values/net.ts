import type { Net } from '../listing.ts'
import { lower, oneLine } from '../text.ts'
import { NUMERAL, readNumeral } from './numeral.ts'
import { type Pack, type PackQuestion, readPack } from './pack.ts'
import { ambiguous, isTooLong, missing, type Reading, unreadable, value } from './reading.ts'

/** From this on a bare number under kg or lít is more likely g or ml. */
const LEAST_DOUBTED = 100

/** Reads a column that holds a weight or volume. A number alone counts only where the heading names the unit (`gram`). */
export function readNet(
  text: string,
  headingUnit: 'g' | 'kg' | 'ml' | 'lít' | null,
): Reading<Net, PackQuestion> {
  if (isTooLong(text)) return unreadable
  const bare = oneLine(lower(text))
  const alone = /^[\d.,]+$/.test(bare)
  const amount = alone ? (readNumeral(bare)?.value ?? 0) : 0
  const small = headingUnit === 'kg' ? 'g' : headingUnit === 'lít' ? 'ml' : null
  // Nobody sells 500 kg as one: the heading says kg, the seller means grams.
  if (small && amount >= LEAST_DOUBTED)
    return ambiguous('decimal', [
      { value: amount, unit: small },
      { value: amount * 1000, unit: small },
    ])
  const pack = readPack(alone && headingUnit ? `${bare} ${headingUnit}` : text)
  if (pack.kind === 'ambiguous') {
    return ambiguous(
      pack.question,
      pack.suggestion.flatMap((one) => (one.net ? [one.net] : [])),
    )
  }
  if (pack.kind !== 'value') return pack
  return pack.value.net ? value(pack.value.net) : unreadable
}

const MEASURE = `${NUMERAL}\\s*(?:kgs?|kilogam|gram|gam|gr|g|lạng|lang|yến|tấn|lít|lit|l|ml|cl)(?![\\p{L}\\d])`
/** Every pattern for names has a measure in it. */
const HAS_MEASURE = new RegExp(MEASURE, 'iu')
const CONTAINER =
  'hộp|hop|chai|hũ|lọ|túi|tui|gói|goi|bịch|bich|bao|thùng|thung|can|bình|vỉ|khay|lon|tuýp|combo|set'
const WITH_CONTAINER = new RegExp(`(?<!\\p{L})(?:${CONTAINER})(?: \\p{L}+){0,2} ?:? ?${MEASURE}`, 'giu')
const TIMES = new RegExp(`(?:(?:combo|set) )?\\d+ ?(?:\\p{L}+ ){0,5}x ?${MEASURE}|${MEASURE} ?x ?\\d+`, 'giu')
const ANY = new RegExp(`(?<![\\d.,x/-])${MEASURE}`, 'giu')
const COUNTED = new RegExp(`(?<![\\d.,])(?!1 )\\d+ (?:${CONTAINER})(?!\\p{L})`, 'iu')

/** `500g-1kg`, `khoảng 100g`, `từ 1 kg`: a name that does not say how much. */
const DOUBTED = new RegExp(
  `\\d ?(?:kg|gr|g|ml|lít|l)? ?(?:-|~|đến|tới) ?${MEASURE}|(?:(?<!\\p{L})(?:khoảng|tầm|hơn|gần|trên|dưới|từ|tối thiểu|tối đa)|[~≈<>≤≥±]=?) ?${MEASURE}`,
  'iu',
)

/**
 * Finds a packing inside a product name (`Chè Shan tuyết hộp 100g`, `Combo 2 hũ mật ong x 250g`). A name is no field for
 * measures: where more than one reading is possible it says nothing, and nobody is asked.
 */
export function packInName(name: string): Reading<Pack> {
  if (isTooLong(name)) return missing
  const small = lower(name)
  if (!HAS_MEASURE.test(small)) return missing
  const text = oneLine(small.replace(/(?<=[\p{L}\d]) ?\* ?(?=\d)/gu, ' x '))
  if (DOUBTED.test(text)) return missing
  const times = [...text.matchAll(TIMES)]
  if (times.length > 0) {
    const [[product] = ['']] = times
    const rest = text.replace(product, ' ')
    const alone = times.length === 1 && !COUNTED.test(rest) && [...rest.matchAll(ANY)].length === 0
    return alone ? certain(product) : missing
  }
  if (COUNTED.test(text)) return missing
  const measures = [...text.matchAll(ANY)]
  if (measures.length !== 1) return missing
  const contained = [...text.matchAll(WITH_CONTAINER)]
  return certain(contained[0]?.[0] ?? measures[0]?.[0] ?? '')
}

function certain(text: string): Reading<Pack> {
  const pack = readPack(text)
  return pack.kind === 'value' && pack.value.net ? pack : missing
}
