import { fold } from '../text.ts'

const DIGITS = new Map<string, number>(
  (
    [
      ['khong', 0],
      ['mot', 1],
      ['hai', 2],
      ['ba', 3],
      ['bon', 4],
      ['tu', 4],
      ['nam', 5],
      ['lam', 5],
      ['sau', 6],
      ['bay', 7],
      ['tam', 8],
      ['chin', 9],
    ] as const
  ).map(([word, digit]) => [word, digit]),
)
/** What a word makes of the digit before it, below a thousand. `mười` stands without one. */
const PLACES = new Map<string, number>([
  ['tram', 100],
  ['muoi', 10],
])
const SCALES = new Map<string, number>([
  ['trieu', 1_000_000],
  ['nghin', 1000],
  ['ngan', 1000],
])
/** Words between the numbers that count nothing. */
const SILENT = new Set(['le', 'linh', 'va', 'chan'])

/**
 * The whole number that Vietnamese words say (`một trăm hai mươi nghìn` is 120000, `hai triệu rưỡi` 2500000), up to
 * thousands of millions; null where a word is none of a number or the order is not that of a number. What was heard is no
 * proof: callers ask.
 */
export function readNumberWords(text: string): number | null {
  const words = fold(text)
    .replace(/ ?(?:dong|vnd|d)(?: chan)?$/, '')
    .split(' ')
    .filter((word) => !SILENT.has(word))
  let total = 0
  let below = 0
  let digit: number | null = null
  let smallest = Number.POSITIVE_INFINITY
  let place = Number.POSITIVE_INFINITY
  for (const word of words) {
    const one = DIGITS.get(word)
    const size = PLACES.get(word)
    const scale = SCALES.get(word)
    if (one !== undefined) {
      if (digit !== null) return null
      digit = one
    } else if (size !== undefined) {
      if (size >= place || (size === 100 && digit === null)) return null
      below += (digit ?? 1) * size
      digit = null
      place = size
    } else if (scale !== undefined) {
      const amount = below + (digit ?? 0)
      if (scale >= smallest || amount === 0) return null
      total += amount * scale
      below = 0
      digit = null
      place = Number.POSITIVE_INFINITY
      smallest = scale
    } else if (word === 'ruoi' && digit === null && below === 0 && smallest < Number.POSITIVE_INFINITY) {
      total += smallest / 2
    } else return null
  }
  const said = total + below + (digit ?? 0)
  return words.length > 0 && said > 0 ? said : null
}
