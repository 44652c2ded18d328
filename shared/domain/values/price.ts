import { lower, plain } from '../text.ts'
import { readNumberWords } from './number-words.ts'
import { readNumeral, SPACED_NUMERAL } from './numeral.ts'
import { type Pack, readPack } from './pack.ts'
import { asideOf, partsOf, repeats, withNoughts } from './price-asides.ts'
import { ambiguous, isTooLong, missing, type Reading, unreadable, valueOrNull } from './reading.ts'

/** A price in whole đồng, and the sold unit where the price cell itself names one (`120.000đ/kg`). */
export type PriceText = { amount: number; pack: Pack | null }
/** `several`: more than one price, or a remark that may change it. `spelt`: in words, or with letters for digits. */
export type PriceQuestion = 'range' | 'thousand' | 'approximate' | 'several' | 'spelt'
/** What the heading says: đồng per written unit, null where it says nothing. */
export type PriceScale = 1 | 1000 | 1_000_000 | null

/** Under this a price is not believed without asking; above the other it is more likely a phone number. */
const LEAST = 1000
const MOST = 1_000_000_000
/** A number alone above this is asked about: it may be a phone number, or have a zero too many. */
const MOST_ALONE = 100_000_000

const CURRENCY = '(?:dong|vnd|vn dong|d)'
const UNIT = '(?:trieu|tr|nghin|ngan|ng|k)'
const AMOUNT = new RegExp(
  `^(${SPACED_NUMERAL}) ?(?:(${UNIT})(?: ?(?:(\\d{1,3}) ?(k|nghin|ngan)?|(ruoi)))?)? ?(${CURRENCY})?$`,
)
const CURRENCY_FIRST = new RegExp(`^${CURRENCY}(?= ?\\d)`)
const DOUBTFUL =
  /^(?:khoang|tam|uoc|uoc tinh|xap xi|hon|tren|duoi|gan|toi thieu|toi da|~|≈|>=?|<=?|≥|≤)\s*|(?:\+{1,2}| tro len| tro xuong)$/
const FROM = /^(?:chi )?tu\s+/
const NO_PRICE =
  /^(?:lien he.*|lh|l\/h|thoa thuan.*|thuong luong.*|theo (?:thoi|mua|gia|thi).*|tuy (?:thoi|mua|theo).*|gia thi truong|thi truong|bao gia.*|dang cap nhat.*|chua co.*|chua|khong|inbox|ib|cap nhat.*|n\/a|x|0(?:[.,]0+)? ?(?:d|dong|vnd)?|[-.?…_ ]*)$/

/**
 * Reads a price cell. Ranges, `từ`, `>` and amounts under 1000 đồng are questions; `Liên hệ`, `Thỏa thuận`, `-` and 0 are
 * no price. An amount that names its own unit or currency does not take the scale of the heading.
 * `least`: a number alone under this may be thousands; higher in a column where others are.
 * Suggestion: the amounts in question, đồng. Our reading: docs/sources.md#numbers-and-units.
 */
export function readPrice(
  cell: string | number,
  scale: PriceScale,
  least: number = LEAST,
): Reading<PriceText, PriceQuestion> {
  if (isTooLong(cell)) return unreadable
  if (typeof cell === 'number') return settle([plainAmount(cell)], null, scale, least)
  const text = tidy(cell)
  if (NO_PRICE.test(plain(text))) return missing
  const aside = asideOf(text)
  if (aside?.harmless) return readWhole(aside.main, scale, least)
  if (!aside) {
    const whole = readWhole(text, scale, least)
    return whole.kind === 'unreadable' ? asked(text, scale, least) : whole
  }
  const main = readWhole(aside.main, scale, least)
  if (main.kind !== 'value') return main.kind === 'unreadable' ? asked(text, scale, least) : main
  if (repeats(aside.aside, main.value.amount)) return main
  const other = readWhole(partsOf(aside.aside)[0] ?? '', scale, least)
  return ambiguous('several', [main.value, ...(other.kind === 'value' ? [other.value] : [])])
}

function tidy(cell: string): string {
  return lower(cell)
    .trim()
    .replace(/\((?:đã |có |gồm )+[^()]*(?:vat|thuế)[^()]*\)/, '')
    .replace(/\(\s*((?:nghìn|ngàn|triệu|k)?\s?(?:đồng|vnđ|vnd|đ|₫)?)\s*\)/, ' $1')
    .replace(/^(?:(?:đơn )?giá(?: bán)?(?: lẻ)?|bán lẻ) ?:? ?(?=\d)/, '')
    .replace(/(?<=\d ?(?:đ|₫|đồng|vnđ|vnd|k|(?:nghìn|ngàn)(?: đồng)?)) (?:1|một|mỗi) (?=\p{L}+$)/u, '/')
    .trim()
}

/** What may have been meant by a text that is no price as it stands: a question in any case. */
function asked(text: string, scale: PriceScale, least: number): Reading<PriceText, PriceQuestion> {
  const parts = partsOf(text).map((part) => readWhole(part, scale, least))
  const prices = parts.flatMap((part) => (part.kind === 'value' ? [part.value] : []))
  if (parts.length > 1 && prices.length === parts.length) return ambiguous('several', prices)
  const noughts = withNoughts(text)
  const spelt = noughts === text ? null : valueOrNull(readWhole(noughts, scale, least))
  if (spelt) return ambiguous('spelt', [spelt])
  const words = /\d/.test(text) ? null : readNumberWords(text)
  return words !== null && words >= LEAST && words <= MOST
    ? ambiguous('spelt', [{ amount: words, pack: null }])
    : unreadable
}

/** One price with its unit, or two amounts that are a range; without remarks. */
function readWhole(text: string, scale: PriceScale, least: number): Reading<PriceText, PriceQuestion> {
  const slash = text.search(/(?<=\d[^/]*)\//)
  const per = slash < 0 ? '' : text.slice(slash + 1).replace(/^\s*1\s*(?=\p{L})/u, '')
  const pack = valueOrNull(readPack(per))
  if (slash >= 0 && ((!pack?.unit && !pack?.net) || isSeveral(per, pack))) return unreadable
  const money = plain(slash < 0 ? text : text.slice(0, slash))
    .replace(/[.,]?-?$/, '')
    .trim()
  return readMoney(money, slash < 0 ? null : pack, scale, least)
}

/** A price for two boxes, or for two units at once (`/2 hộp`, `/kg/túi`), is the price of none. */
function isSeveral(per: string, pack: Pack | null): boolean {
  return (
    (/^\s*\d/.test(per) && (pack?.unit != null || pack?.net?.unit === 'piece')) || /\/\s*\p{L}/u.test(per)
  )
}

type Amount = { value: number; unit: 1 | 1000 | 1_000_000 | null; grouped: boolean }
const plainAmount = (value: number): Amount => ({ value, unit: null, grouped: false })

function readMoney(
  text: string,
  pack: Pack | null,
  scale: PriceScale,
  least: number,
): Reading<PriceText, PriceQuestion> {
  const bare = text.replace(CURRENCY_FIRST, '').trim()
  const doubtful = DOUBTFUL.test(bare)
  const from = FROM.test(bare)
  const parts = bare
    .replace(DOUBTFUL, '')
    .replace(FROM, '')
    .split(/ ?[-~] ?| (?:den|toi) /)
  const amounts = parts.map(readAmount)
  if (amounts.length > 2 || amounts.some((amount) => amount === null)) return unreadable
  const known = share(amounts.filter((amount) => amount !== null))
  const settled = settle(known, pack, scale, least)
  if (settled.kind !== 'value') return settled
  if (from) return ambiguous('range', [settled.value])
  return doubtful ? ambiguous('approximate', [settled.value]) : settled
}

function readAmount(text: string): Amount | null {
  const [, digits, unit, tail, tailUnit, half, currency] = AMOUNT.exec(text.trim()) ?? []
  // No price begins with 0 and a digit: that is a phone number or a code.
  const numeral = digits === undefined || /^0\d/.test(digits) ? null : readNumeral(digits)
  if (!numeral) return null
  if (unit === undefined) return { value: numeral.value, unit: currency ? 1 : null, grouped: numeral.grouped }
  const size = unit.startsWith('tr') ? 1_000_000 : 1000
  // "1.200 triệu" may be 1.2 million or 1.2 thousand million; "120.000k" is no likelier.
  if (numeral.grouped && (size === 1_000_000 || numeral.value >= 10_000)) return null
  const more = tailOf(tail, tailUnit, half, size)
  if (more === null || (more > 0 && !Number.isInteger(numeral.value))) return null
  const amount = numeral.value * size + more
  // "1,0671 nghìn" is no whole number of đồng: nobody rounds it.
  if (Math.abs(amount - Math.round(amount)) > 1e-6) return null
  return { value: Math.round(amount), unit: size, grouped: false }
}

/** What stands after the unit: 1tr2, 1tr200k, 1 triệu rưỡi. In đồng. */
function tailOf(
  tail: string | undefined,
  tailUnit: string | undefined,
  half: string | undefined,
  size: number,
): number | null {
  if (half) return size / 2
  if (tail === undefined) return 0
  if (size !== 1_000_000) return null
  if (tailUnit) return tail.length === 3 ? Number(tail) * 1000 : null
  return Number(`0.${tail}`) * size
}

/** `120-150k`: the first amount takes the unit of the second, unless it is already as large as money is. */
function share(amounts: Amount[]): Amount[] {
  const [first, second] = amounts
  if (!first || !second || first.unit !== null || second.unit === null) return amounts
  if (second.unit === 1) return [{ ...first, unit: 1 }, second]
  return first.grouped || first.value >= LEAST
    ? amounts
    : [{ ...first, value: first.value * second.unit, unit: second.unit }, second]
}

function settle(
  amounts: Amount[],
  pack: Pack | null,
  scale: PriceScale,
  least: number,
): Reading<PriceText, PriceQuestion> {
  const choices = amounts.map((amount) => inDong(amount, scale, least))
  const said = choices
    .flat()
    .filter((amount) => Number.isInteger(amount) && amount >= LEAST && amount <= MOST)
  const likely = [...new Set(said)].map((amount) => ({ amount, pack }))
  if (amounts.length > 1) return ambiguous('range', likely)
  if (amounts[0]?.value === 0) return missing
  const [only, ...more] = choices[0] ?? []
  if (only === undefined || said.length === 0) return unreadable
  if (more.length > 0) return ambiguous('thousand', likely)
  const [first] = amounts
  if (first?.unit === null && (scale ?? 1) === 1 && only > MOST_ALONE)
    return first.grouped ? ambiguous('approximate', likely) : unreadable
  return { kind: 'value', value: { amount: only, pack } }
}

/** The amounts in đồng that may be meant: one where it is certain. */
function inDong({ value, unit, grouped }: Amount, scale: PriceScale, least: number): number[] {
  if (unit !== null && unit > 1) return [value]
  const factor = unit ?? scale ?? 1
  // Under a heading in thousands, 15.000 may be 15.000 đồng or 15 million, and 1200 may be either as well.
  if (factor > 1 && (grouped || value >= LEAST || value * factor > MOST_ALONE)) return [value, value * factor]
  const amount = Math.round(value * factor * 1000) / 1000
  return amount < (unit === null && factor === 1 ? least : LEAST) ? [amount, amount * 1000] : [amount]
}
