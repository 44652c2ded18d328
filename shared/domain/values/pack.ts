import type { Net } from '../listing.ts'
import { lower, oneLine, plain } from '../text.ts'
import { remembered } from '../text-table.ts'
import { NUMERAL, readNumeral } from './numeral.ts'
import { ambiguous, isTooLong, missing, type Reading, unreadable, value } from './reading.ts'
import { isUnmarked, netOfUnit, unitWord } from './unit.ts'

/** How a product is packed: the word for one sold unit and what it holds, as far as the text tells. */
export type Pack = { unit: string | null; net: Net | null }
export type PackQuestion = 'decimal' | 'each-or-total' | 'range' | 'approximate' | 'several'

type Token = { text: string; number: number | null; grouped: boolean }

/** Nobody sells a hundred tonnes, or a hundred million pieces, as one. */
const MOST = 100_000_000
const UNIT_WORDS = '[\\p{L}]+'
const TOKENS = new RegExp(`(1/2|${NUMERAL})|(${UNIT_WORDS}(?: lọc)?)|([-/~<>±:,;+])`, 'giu')
const DIMENSIONS =
  /\d+(?:[.,]\d+)?\s*x\s*\d+(?:[.,]\d+)?(?:\s*x\s*\d+(?:[.,]\d+)?)?\s*(?:mm|cm|dm|m|inch)(?![\p{L}\d])/giu
const TIMES = /\s+x\s*(?=\d)|(?<=\d)x(?=\d)|(?<=\d(?:g|kg|ml|l))x(?=\d)/giu
const MEASURED = /\d\s*(?:kgs?|k[iíý]|cân|gram|gam|gr|g|lạng|yến|tạ|tấn|lít|lit|l|ml|cc|cl)(?![\p{L}\d])/iu
const DOUBTFUL = /^(?:khoang|tu|hon|gan|tren|duoi|toi da|toi thieu)\s|[~<>±]/
const RANGE = new RegExp(`(?:${NUMERAL})\\s*[\\p{L}]*\\s*-\\s*(?:${NUMERAL})\\s*\\p{L}`, 'iu')

/**
 * Reads a packing (`Hộp/500gr`, `combo 2 hũ x 250g`, `120g (60 tép x 2g)`, `5 lạng`, `nửa lít`). A product of numbers with
 * one measure is the total; a measure beside a count without a sign between them is a question. Sizes such as
 * `40x160cm` say nothing. Suggestion: nets. Our reading: docs/sources.md#numbers-and-units.
 */
export const readPack: (text: string) => Reading<Pack, PackQuestion> = remembered((text) => {
  if (isTooLong(text)) return unreadable
  const clean = tidy(text)
  if (clean === '') return missing
  const outer = clean.replace(/\([^()]*\)/g, ' ').trim()
  const main = speaksAlone(outer, clean) ? outer : clean.replace(/[()]/g, ' ')
  if (RANGE.test(main)) return ambiguous('range', [])
  if (DOUBTFUL.test(plain(main))) return ambiguous('approximate', [])
  const unmarked = isUnmarked(main)
  const factors = main.split(TIMES).map((factor) => sort(tokensOf(factor), unmarked))
  const [only, ...more] = factors
  const read = only && more.length === 0 ? single(only) : product(factors)
  if (read.kind === 'value' && (read.value.net?.value ?? 0) > MOST) return unreadable
  const bracket = main === outer ? (/\(([^()]*\d[^()]*)\)/.exec(clean)?.[1] ?? null) : null
  return bracket === null || read.kind !== 'value' ? read : withBracket(read.value, only, bracket)
})

/** Whether the text outside the brackets has numbers of its own; `1 bó (300g)` has none but its one. */
function speaksAlone(outer: string, clean: string): boolean {
  if (!/\d/.test(clean)) return true
  return /\d/.test(outer.replace(/(?<![\d.,/])1 (?=\p{L})/gu, ' ')) || MEASURED.test(outer)
}

/**
 * What brackets add: `hộp 10 gói (20g/gói)` holds ten times that; a measure that is neither the one before the brackets
 * nor a piece of it (`500g (tịnh 450g)`) is a question.
 */
function withBracket(read: Pack, outer: Found | undefined, bracket: string): Reading<Pack, PackQuestion> {
  if (DOUBTFUL.test(plain(bracket)) || /sai s/.test(bracket)) return value(read)
  const inside = readPack(bracket)
  const first = netsOf(inside).find((net) => net.unit !== 'piece')
  const { unit, net } = read
  if (first === undefined || net === null) return value(read)
  if (net.unit !== 'piece') {
    const isPart = !/tịnh|net/.test(bracket) && bracket.split(TIMES).length === 1
    const agrees =
      first.unit === net.unit && (isPart ? net.value % first.value : net.value - first.value) === 0
    return agrees ? value(read) : ambiguous('several', [read, { unit, net: first }])
  }
  const all = { value: rounded(first.value * net.value), unit: first.unit }
  const word = inside.kind === 'value' ? inside.value.unit : null
  const isEach = word !== null && outer?.counts.some((count) => count.word === word)
  return isEach
    ? value({ unit, net: all })
    : ambiguous('each-or-total', [
        { unit, net: first },
        { unit, net: all },
      ])
}

function netsOf(pack: Reading<Pack>): Net[] {
  if (pack.kind === 'value') return pack.value.net ? [pack.value.net] : []
  return pack.kind === 'ambiguous' ? pack.suggestion.flatMap(({ net }) => net ?? []) : []
}

/** Lower case with the spellings of fractions, `1,5kg` and sizes put straight, and without a price (`2kg=50k`). */
function tidy(text: string): string {
  return oneLine(lower(text))
    .replace(DIMENSIONS, ' ')
    .replace(/\s*=\s*\d[\d.,]*\s*(?:k|đ|nghìn|ngàn|đồng|vnđ|vnd|tr|triệu)(?:\s?đồng|đ)?$/, '')
    .replace(/(\p{L}|\d)\s?\*\s?(?=\d)/gu, '$1x')
    .replace(/nửa|½/g, '1/2')
    .replace(/(?<![\d/.,])([13])\/4(?![\d/])/g, (_, quarters) => (quarters === '1' ? '0,25' : '0,75'))
    .replace(/(?<![\d.,\p{L}])[.,](?=\d+\s*\p{L})/gu, '0,')
    .replace(/(\d)\s*([\p{L}]+) rưỡi/gu, '$1,5 $2')
    .replace(/(?<!\d ?)(?<!\p{L})(kg|cân|ký|kí|lít|lạng|yến|tạ|tấn) rưỡi/gu, '1,5 $1')
    .replace(/(?<![\d.,/])(\d{1,3})(kg|ký|kí|lít|l)(\d)(?![\p{L}\d.,])/gu, '$1,$3 $2')
    .trim()
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(TOKENS)].map(([raw, number]) => {
    if (number === undefined) return { text: raw, number: null, grouped: false }
    const numeral = number === '1/2' ? { value: 0.5, grouped: false } : readNumeral(number)
    return { text: raw, number: numeral?.value ?? Number.NaN, grouped: numeral?.grouped ?? false }
  })
}

type Measure = { value: number; unit: 'g' | 'ml'; doubt: number | null }
type Found = {
  unit: string | null
  measures: Measure[]
  /** Numbers of things: 2 hũ, 10 quả, 2 mật ong. `known` where the thing is a unit word. */
  counts: { count: number; known: boolean; word: string | null }[]
  /** Numbers that stand alone. */
  loose: number[]
  broken: boolean
}

/** Sorts the words of one factor into measures, counts, numbers alone, and the word for the sold unit. */
function sort(tokens: Token[], unmarked: boolean): Found {
  const found: Found = { unit: null, measures: [], counts: [], loose: [], broken: false }
  let numbers = 0
  tokens.forEach((token, at) => {
    const next = tokens[at + 1]?.text
    if (token.number !== null) {
      numbers += 1
      addNumber(found, token, next === undefined || !/\p{L}/u.test(next) ? undefined : next, unmarked)
      return
    }
    const before = tokens[at - 1]?.number ?? null
    const unit = before === null || before === 1 ? unitWord(token.text, unmarked) : null
    if (!unit || (before === 1 && (unit.kind === 'weight' || unit.kind === 'volume'))) return
    // The last word before the first number is the sold unit: "mật ong chai 500 ml", "combo 2 hũ".
    if (numbers === 0 || found.unit === null) found.unit = unit.word
  })
  return found
}

function addNumber(found: Found, token: Token, next: string | undefined, unmarked: boolean): void {
  const amount = token.number ?? 0
  const unit = next === undefined ? null : unitWord(next, unmarked)
  if (!(rounded(amount) > 0)) found.broken = true
  else if (unit?.holds && (unit.kind === 'weight' || unit.kind === 'volume')) {
    found.measures.push({
      value: rounded(amount * unit.holds),
      unit: unit.kind === 'weight' ? 'g' : 'ml',
      doubt: token.grouped && unit.holds >= 100 ? rounded((amount / 1000) * unit.holds) : null,
    })
  } else if (!Number.isInteger(amount)) found.broken = true
  else if (unit?.kind === 'item')
    found.counts.push({ count: amount * (unit.holds ?? 1), known: true, word: unit.word })
  else if (unit && amount !== 1) found.counts.push({ count: amount, known: true, word: unit.word })
  else if (next !== undefined && !unit) found.counts.push({ count: amount, known: false, word: null })
  else if (next === undefined) found.loose.push(amount)
}

/** `hộp 500g`, `vỉ 10 quả`, `hộp`. */
function single({ unit, measures, counts, loose, broken }: Found): Reading<Pack, PackQuestion> {
  const [first] = measures
  if (broken || loose.length > 0) return unreadable
  if (first) return measured(unit, measures, counts)
  const [only, ...more] = counts
  if (only)
    return only.known && more.length === 0
      ? value({ unit, net: { value: only.count, unit: 'piece' } })
      : unreadable
  const known = unit === null ? null : unitWord(unit)
  return unit === null ? unreadable : value({ unit, net: known && netOfUnit(known) })
}

function measured(
  unit: string | null,
  measures: Measure[],
  counts: Found['counts'],
): Reading<Pack, PackQuestion> {
  const [first] = measures
  if (!first) return unreadable
  const at = (amount: number): Pack => ({ unit, net: { value: rounded(amount), unit: first.unit } })
  if (measures.some((other) => other.value !== first.value || other.unit !== first.unit)) {
    return ambiguous(
      'several',
      measures.map((one) => ({ unit, net: { value: one.value, unit: one.unit } })),
    )
  }
  const sold = unit === null ? null : unitWord(unit)
  const own = sold && (sold.kind === 'weight' || sold.kind === 'volume') ? netOfUnit(sold) : null
  // `kg (500g)`: a kilogram holds what it holds.
  if (own && (own.value !== first.value || own.unit !== first.unit))
    return ambiguous('several', [
      { unit, net: own },
      { unit: null, net: at(first.value).net },
    ])
  if (first.doubt !== null) return ambiguous('decimal', [at(first.value), at(first.doubt)])
  const pieces = counts.reduce((all, { count }) => all * count, 1)
  return pieces === 1
    ? value(at(first.value))
    : ambiguous('each-or-total', [at(first.value), at(first.value * pieces)])
}

/** `combo 2 hũ x 250g`: one factor measures, every other one is a number of things. */
function product(factors: Found[]): Reading<Pack, PackQuestion> {
  const measuring = factors.filter((factor) => factor.measures.length > 0)
  const [measure, ...more] = measuring[0]?.measures ?? []
  if (
    !measure ||
    more.length > 0 ||
    measuring.length !== 1 ||
    measuring[0]?.counts.length !== 0 ||
    measuring[0].loose.length > 0
  )
    return unreadable
  if (factors.some((factor) => factor.broken) || measure.doubt !== null) return unreadable
  const word = measuring[0]?.unit ?? null
  let total = measure.value
  let isEach = false
  for (const factor of factors) {
    if (factor === measuring[0]) continue
    const numbers = [...factor.counts.map(({ count }) => count), ...factor.loose]
    if (numbers.length !== 1) return unreadable
    total *= numbers[0] ?? 1
    isEach ||= word !== null && factor.counts.some((count) => count.word === word)
  }
  // `1kg/hộp x 2 hộp`: is one box sold, or both?
  if (isEach)
    return ambiguous('each-or-total', [
      { unit: word, net: { value: measure.value, unit: measure.unit } },
      { unit: null, net: { value: rounded(total), unit: measure.unit } },
    ])
  const unit = factors.map((factor) => factor.unit).find((word) => word !== null) ?? null
  return value({ unit, net: { value: rounded(total), unit: measure.unit } })
}

const rounded = (amount: number): number => Math.round(amount * 1000) / 1000
