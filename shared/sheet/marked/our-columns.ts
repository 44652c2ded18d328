import { fold } from '../../domain/text.ts'
import { markHeadings, statusOpenings } from '../../domain/vietnamese/workbook.ts'
import { scoreHeadings } from '../headings.ts'
import { legacyDecoder } from '../legacy-fonts.ts'
import { LIMITS } from '../limits.ts'
import { type CellPlace, cellsOf, type RowPlace, type SheetScan } from './scan-sheet.ts'
import { textBetween } from './shared-texts.ts'
import { decodeText } from './tags.ts'

/** Where our two columns stand, and the lines that carry their headings. */
export type OurColumns = { status: number; key: number; headingRows: number[] }
type Texts = Map<number, string>

const LEAST_HEADINGS = 3
/** Lines without a product that are looked at as headings. */
const MOST_LOOKED_AT = 2000
/** Cells that are formatted only, so far right of what is filled, do not push our columns away. */
const EMPTY_COLUMNS = 5
const LAST_COLUMN = 16_384

/**
 * Finds the headings above the marked lines, and our columns by their headings; where there are none they get the first
 * columns right of everything. `used`: the last column that anything reaches from a row on down. Null where no column is left.
 */
export function findOurColumns(
  scan: SheetScan,
  marked: ReadonlySet<number>,
  shared: (index: number) => string,
  used: (from: number) => number,
): OurColumns | null {
  const first = Math.min(...marked)
  const last = Math.max(...marked)
  const candidates = scan.rows
    .filter(({ number, isEmpty }) => !isEmpty && number < last && !marked.has(number))
    .slice(0, MOST_LOOKED_AT)
    .map((row) => ({ row, texts: textsOf(scan.xml, row, shared) }))
  const headingRows = headingsAmong(candidates, first)
  const all = candidates.filter(({ row }) => headingRows.includes(row.number))
  const find = (heading: string) =>
    all.flatMap(({ texts }) => [...texts]).find(([, text]) => fold(text) === fold(heading))?.[0] ?? null
  const key = find(markHeadings.key)
  const status = find(markHeadings.status)
  const own = status !== null && (key !== null || isOurs(scan, marked, status, shared)) ? status : null
  const edge = own !== null && key !== null ? 0 : used(headingRows[0] ?? first)
  let free = scan.lastColumn - edge <= EMPTY_COLUMNS ? Math.max(edge, scan.lastColumn) : edge
  const next = () => {
    free += 1
    return free
  }
  const columns = { status: own ?? next(), key: key ?? next(), headingRows }
  return free > LAST_COLUMN ? null : columns
}

/** The line that means most above the first product, the upper one of equals; and every line of headings further down. */
function headingsAmong(candidates: { row: RowPlace; texts: Texts }[], first: number): number[] {
  const scored = candidates.map(({ row, texts }) => ({
    number: row.number,
    score: scoreOf([...texts.values()]),
    texts,
  }))
  const above = scored.filter(({ number }) => number < first)
  const best = above.reduce((most, next) => (next.score > most.score ? next : most), { number: 0, score: 0 })
  const top =
    best.score >= LEAST_HEADINGS ? best.number : (pairAbove(above) ?? widestAbove(above) ?? first - 1)
  const below = scored.filter(({ number, score }) => number > first && score >= LEAST_HEADINGS)
  return [...(top > 0 ? [top] : []), ...below.map(({ number }) => number)]
}

type Scored = { number: number; texts: Texts }[]

/** The upper of two lines that are headings only together. */
function pairAbove(above: Scored): number | null {
  const found = above.find(({ texts }, at) => {
    const below = above[at + 1]?.texts ?? new Map()
    return scoreOf([...new Map([...texts, ...below]).values()]) >= LEAST_HEADINGS
  })
  return found?.number ?? null
}

/** The last line with several texts: headings in words that we do not know. */
function widestAbove(above: Scored): number | null {
  return above.findLast(({ texts }) => texts.size >= LEAST_HEADINGS)?.number ?? null
}

/** Headings may be in letters from before Unicode. */
function scoreOf(all: string[]): number {
  const texts = all.slice(0, LIMITS.columns)
  const plain = scoreHeadings(texts)
  if (plain >= LEAST_HEADINGS) return plain
  const decoded = ['.VnTime', 'VNI-Times'].map((font) => {
    const decode = legacyDecoder(texts.map((text) => ({ text, font })))
    return scoreHeadings(texts.map((text) => decode?.(text, font) ?? text))
  })
  return Math.max(plain, ...decoded)
}

/** Whether a column with our heading is ours, and not a seller's own results: some line begins as ours do. */
function isOurs(
  scan: SheetScan,
  marked: ReadonlySet<number>,
  column: number,
  shared: (index: number) => string,
): boolean {
  const openings = Object.values(statusOpenings)
  return scan.rows
    .filter(({ number, lastColumn }) => marked.has(number) && lastColumn >= column)
    .slice(0, 50)
    .some((row) => {
      const text = textsOf(scan.xml, row, shared).get(column) ?? ''
      return openings.some((opening) => text.startsWith(opening))
    })
}

function textsOf(xml: string, row: RowPlace, shared: (index: number) => string): Texts {
  const texts = cellsOf(xml, row).map((cell): [number, string] => [
    cell.column,
    textOf(xml, cell, shared).trim(),
  ])
  return new Map(texts.filter(([, text]) => text !== ''))
}

/** What a cell says, if it holds text. */
export function textOf(xml: string, cell: CellPlace, shared: (index: number) => string): string {
  const { type, inner } = cell
  if (type === 'inlineStr') return textBetween(xml, inner.start, inner.end)
  const value = /<(?:[^<>:]*:)?v(?:\s[^<>]*)?>([^<]*)</.exec(xml.slice(inner.start, inner.end))?.[1] ?? ''
  if (type === 's') return shared(Number(value))
  return type === 'str' ? decodeText(value) : ''
}
