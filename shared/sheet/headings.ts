import { fold, oneLine, plain } from '../domain/text.ts'
import type { PriceScale } from '../domain/values/price.ts'
import { unitWord } from '../domain/values/unit.ts'
import { HEADINGS, type HeadingMeaning, IDENTITY_WORDS, LOOK_ALIKES } from './heading-words.ts'

type Word = { meaning: HeadingMeaning; rank: number; whole: boolean }

const MEANINGS = Object.keys(HEADINGS).filter((key): key is HeadingMeaning => Object.hasOwn(HEADINGS, key))
const WORDS = new Map<string, Word>(
  MEANINGS.flatMap((meaning) =>
    HEADINGS[meaning].map(
      (word, rank) => [word.replace('=', ''), { meaning, rank, whole: word.startsWith('=') }] as const,
    ),
  ),
)
const LONGEST_WORD = Math.max(...[...WORDS.keys()].map(({ length }) => length))

/** What a heading means. A lower `rank` is the better one of two columns with the same meaning. */
export type HeadingMatch = { meaning: HeadingMeaning; rank: number }
const BEGINNING = 100
const LONGEST_HEADING = 500

/**
 * Finds what a heading means: exactly first, then without what stands in brackets, then by the longest beginning. `gia tri`,
 * `gia vi` and their like are words of their own, so that they never reach `gia`. Our rule: docs/sources.md#headings.
 */
function matchHeading(heading: string): HeadingMatch | null {
  const match = matchWords(heading.replace(NUMBERED, ''))
  return match && unlessLookAlike(match, heading)
}

/** `7. Hạn sử dụng`. */
const NUMBERED = /^\s*\(?\d{1,2}[.)]\s*(?=\p{L})/u

/** `Số lượng bán ra/năm` begins like a stock and is none. */
function unlessLookAlike(match: HeadingMatch, heading: string): HeadingMatch {
  const isOther = LOOK_ALIKES[match.meaning]?.test(plain(heading)) ?? false
  return isOther ? { meaning: 'ignored', rank: match.rank } : match
}

function matchWords(heading: string): HeadingMatch | null {
  if (heading.length > LONGEST_HEADING) return null
  const folded = fold(heading)
  if (folded === '' || folded.length > 120) return null
  const short = fold(heading.replace(/[([{].*$/s, ' '))
  const exact = WORDS.get(folded) ?? WORDS.get(short)
  if (exact) return { meaning: exact.meaning, rank: exact.rank }
  for (let end = folded.lastIndexOf(' '); end > 0; end = folded.lastIndexOf(' ', end - 1)) {
    const found = end > LONGEST_WORD ? undefined : WORDS.get(folded.slice(0, end))
    if (found && !found.whole) return { meaning: found.meaning, rank: found.rank + BEGINNING }
  }
  return null
}

/** The meaning of a heading of two lines: both together, with OCOP taken over from the upper one, the lower, the upper. */
export function matchHeadings(upper: string, lower: string): HeadingMatch | null {
  if (upper === '' || lower === '') return matchHeading(upper || lower)
  const match = matchLower(upper, lower)
  return match ? unlessLookAlike(match, `${upper} ${lower}`) : matchHeading(`${upper} ${lower}`)
}

/** What the lower line of a heading means by itself or under the upper one, which alone is not enough. */
export function matchLower(upper: string, lower: string): HeadingMatch | null {
  const together = WORDS.get(fold(`${upper} ${lower}`))
  const ocop = /(?:^| )ocop(?: |$)/.test(fold(upper)) ? WORDS.get(fold(`ocop ${lower}`)) : undefined
  const word = together ?? ocop
  return word ? { meaning: word.meaning, rank: word.rank } : matchHeading(lower)
}

/** Whether a column counts its lines: `STT`. */
export function isIndexHeading(heading: string): boolean {
  return heading.length <= LONGEST_START && matchWords(heading)?.meaning === 'index'
}

/** Whether a column is dropped before anything of it is kept. */
export function isIdentityHeading(heading: string): boolean {
  return IDENTITY_WORDS.test(fold(heading))
}

/** `Ngày cấp`, `Nơi cấp` behind a column of identity numbers belong to those papers, not to a recognition. */
export function isAboutIdentity(heading: string): boolean {
  return /^(?:ngay|noi|co quan|thoi gian|han) (?:va |ngay |noi )*cap(?: |$)/.test(fold(heading))
}

/** How many different meanings the cells of a line have as headings; 0 where none is a product name. */
export function scoreHeadings(cells: Iterable<string>): number {
  const meanings = new Set<HeadingMeaning>()
  let hasOcopName = false
  for (const cell of cells) {
    hasOcopName ||= isOcopName(cell)
    const match = matchHeading(cell)
    if (match && match.meaning !== 'ignored') meanings.add(match.meaning)
  }
  return meanings.has('name') || hasOcopName ? meanings.size : 0
}

/** What the headings of names begin with. */
const NAME_STARTS = new Set([...HEADINGS.name, 'san'].map((words) => words.replace('=', '').split(' ')[0]))
const LONGEST_START = 16

/** Whether a text is the heading of a column of names. `scoreHeadings` is 0 exactly where no cell of a line is one. */
export function isNameHeading(text: string): boolean {
  const [start = ''] = fold(text.slice(0, LONGEST_START)).split(' ')
  return NAME_STARTS.has(start) && (isOcopName(text) || matchHeading(text)?.meaning === 'name')
}

/** `Sản phẩm OCOP` is a column of stars beside one of names, and that of the names where there is no other. */
export function isOcopName(heading: string): boolean {
  return heading.length <= LONGEST_HEADING && fold(heading) === 'san pham ocop'
}

/** `nghìn`, `1.000đ`, `(1000)`, `ngđ`, `kđ`, `1k`; not `đ/1000 g`, which is a quantity. */
const THOUSANDS =
  /(?:^|[^a-z])(?:nghin|ngan)(?![a-z])|(?:^|[^\d.,/ ]|[^/] )1[.,]?000(?: ?(?:d|dong|vnd)(?![a-z])|(?= ?(?:\)|\/|$)))|(?:^|[^a-z])(?:ng|ngh|k)[. ]{0,2}(?:d|dong|vnd)(?![a-z])|(?:^|[^a-z\d.,])1 ?k(?![a-z])|\((?:k|nd)(?:\)|\/)/

/** Đồng per written unit that a heading or a line above the table names: `nghìn đồng`, `1.000đ`, `VNĐ`. */
export function priceScaleOf(text: string): PriceScale {
  const words = plain(text)
  if (/(?:^|[^a-z])(?:trieu|tr\.? ?d)(?![a-z])/.test(words)) return 1_000_000
  if (text.length <= LONGEST_HEADING && THOUSANDS.test(words)) return 1000
  return /(?:^|[^a-z])(?:dong|vnd|d)(?![a-z])/.test(words) ? 1 : null
}

/** The sold unit that a price heading names: `Giá (đ/kg)`, `Đơn giá/hộp`, `Giá 1 kg`. */
export function priceUnitOf(heading: string): string | null {
  const text = oneLine(heading.slice(0, LONGEST_HEADING).toLowerCase())
  const quantity = /\/\s*(\d[\d.,]*)\s*(\p{L}{1,8})\s*(?:[),]|$)/u.exec(text)
  if (quantity && quantity[1] !== '1') return wholeUnit(quantity[1] ?? '', quantity[2] ?? '')
  const found =
    /\/\s*(?:1\s*)?(\p{L}{1,8})\s*\)?$/u.exec(text) ?? /\/\s*(?:1\s*)?(\p{L}{1,8})[),]/u.exec(text)
  const unit = found?.[1] ?? /giá\s+1\s*(kg|lít|hộp|chai|con|cái)/u.exec(text)?.[1] ?? null
  return unit !== null && ['đvt', 'dvt', 'sp', 'đơn', 'đv'].includes(unit) ? null : unit
}

/** `1000 g` is a kilogram; other quantities stay as they are written. */
function wholeUnit(digits: string, unit: string): string {
  const isThousand = digits.replace(/[.,]/g, '') === '1000'
  if (isThousand && ['g', 'gr', 'gram', 'gam'].includes(unit)) return 'kg'
  return isThousand && unit === 'ml' ? 'lít' : `${digits} ${unit}`
}

/** The unit that a stock heading counts in: `Số lượng (tấn)`, `Tồn kho (hộp)`, `Số lượng kg`. */
export function stockUnitOf(heading: string): string | null {
  const text = oneLine(heading.slice(0, LONGEST_HEADING).toLowerCase().normalize('NFC'))
  const word =
    /\(\s*(?:đvt\s*:?\s*)?(\p{L}{1,8})\s*\)/u.exec(text)?.[1] ??
    /(?:lượng|luong|sl|kho) (\p{L}{1,8})$/u.exec(text)?.[1]
  return word === undefined ? null : (unitWord(word)?.word ?? null)
}

/** The unit that a weight or volume heading names for plain numbers. */
export function netUnitOf(heading: string): 'g' | 'kg' | 'ml' | 'lít' | null {
  const words = ` ${fold(heading)} `
  if (/ (?:kg|kilogam) /.test(words)) return 'kg'
  if (/ (?:g|gr|gram|gam) /.test(words)) return 'g'
  if (/ ml /.test(words)) return 'ml'
  return / (?:lit|l) /.test(words) ? 'lít' : null
}
