import { sanitize } from '../domain/text.ts'
import type { PriceScale } from '../domain/values/price.ts'
import { type Grid, type Rectangle, rowNumbers } from './grid.ts'
import type { HeadingMeaning } from './heading-words.ts'
import {
  isIdentityHeading,
  isNameHeading,
  isOcopName,
  matchHeadings,
  matchLower,
  netUnitOf,
  priceScaleOf,
  priceUnitOf,
  scoreHeadings,
  stockUnitOf,
} from './headings.ts'
import { LIMITS } from './limits.ts'
import { textAt as cellText, columnsOf, textsOf, wordsOf } from './packed-row.ts'

/** Where the products of a sheet are, and what its columns mean. Columns are 1-based. */
export type Table = {
  headingRow: number
  firstRow: number
  /** The last line before the headings of the next table of the sheet. */
  lastRow: number
  columns: Map<HeadingMeaning, number>
  priceScale: PriceScale
  pricePer: string | null
  /** Columns of prices that nothing tells from the one in `columns`. */
  otherPrices: number[]
  stockUnit: string | null
  netUnit: 'g' | 'kg' | 'ml' | 'lít' | null
  dropped: { column: number; heading: string }[]
  unknown: string[]
  headings: Map<number, string>
}

const ROWS_LOOKED_AT = 30
const LEAST_HEADINGS = 3
const DEEPEST = 3

/**
 * Finds all tables of a sheet: the one whose headings mean most, and those above and below that have headings of their own
 * and lines under them; one more than `LIMITS.tables` where there are more. A line that repeats the headings of the table above is no new table.
 */
export function findTables(grid: Grid): Table[] {
  const rows = rowNumbers(grid)
  const main = findTable(grid, rows.slice(0, ROWS_LOOKED_AT))
  if (!main) return []
  const tables: Table[] = []
  for (const row of rows) {
    const current = tables.at(-1)
    const table = row === main.headingRow ? main : tableAt(grid, row, current)
    if (!table) continue
    if (current) current.lastRow = row - 1
    tables.push(table)
    if (tables.length > LIMITS.tables) return tables
  }
  return tables.filter(
    (table) => table === main || rows.some((row) => row >= table.firstRow && row <= table.lastRow),
  )
}

/** The table whose headings begin in this line, if it has headings of its own below the table above. */
function tableAt(grid: Grid, row: number, above: Table | undefined): Table | null {
  if ((above && row < above.firstRow) || !mayBeHeadings(grid, row)) return null
  const bottom = bottomOf(grid, row)
  const headings = headingsOf(grid, row, bottom)
  if (scoreOf(headings) < LEAST_HEADINGS || (above && isSame(headings, above))) return null
  return toTable(grid, row, bottom, headings)
}

const LONGEST_CELL = 100
const CELLS_LOOKED_AT = 40

/** Looks only at how names of columns begin: lines of products are many. */
function mayBeHeadings(grid: Grid, row: number): boolean {
  const cells = grid.rows.get(row)
  const words = cells ? wordsOf(cells, CELLS_LOOKED_AT).filter(({ length }) => length <= LONGEST_CELL) : []
  const names = words.filter((text) => /^\s*[tsmhnlpi]/i.test(text)).map(sanitize)
  return words.length >= LEAST_HEADINGS && names.some(isNameHeading)
}

function isSame(headings: Map<number, Heading>, { headings: above }: Table): boolean {
  const all = [...headings].filter(([, { upper, lower }]) => upper !== '' || lower !== '')
  return (
    all.filter(([column, { upper, lower }]) => above.get(column) === [upper, lower].filter(Boolean).join(' '))
      .length >= LEAST_HEADINGS
  )
}

const scoreOf = (headings: Map<number, Heading>): number =>
  scoreHeadings([...headings.values()].map(({ upper, lower }) => lower || upper))

/**
 * Finds the heading rows among the first rows with values: the line whose cells mean most, at least three things and a
 * product name among them; two or three lines where merged cells tie them together. Null where a sheet has none.
 */
function findTable(grid: Grid, rows: number[]): Table | null {
  const candidates = rows.map((row) => {
    const bottom = bottomOf(grid, row)
    const headings = headingsOf(grid, row, bottom)
    return { row, bottom, headings, score: scoreOf(headings) }
  })
  const best = candidates.reduce((most, next) => (next.score > most.score ? next : most), {
    row: 0,
    bottom: 0,
    headings: new Map(),
    score: 0,
  })
  return best.score < LEAST_HEADINGS ? null : toTable(grid, best.row, best.bottom, best.headings)
}

type Heading = { upper: string; lower: string }

const textAt = (grid: Grid, row: number, column: number): string =>
  sanitize(cellText(grid.rows.get(row), column))

/** The last row of a heading that begins in `row`: merged cells reach down, or the next line completes it. */
function bottomOf(grid: Grid, row: number): number {
  const reaching = grid.merges.filter(
    ({ top, bottom }) => top === row && bottom > row && bottom < row + DEEPEST,
  )
  if (reaching.length > 0) return Math.max(...reaching.map(({ bottom }) => bottom))
  const below = grid.rows.get(row + 1)
  if (!below) return row
  const cells = textsOf(below)
  const lower = cells.filter(({ column, text, isNumber }) => {
    const match = isNumber ? null : matchLower(textAt(grid, row, column), text)
    return match !== null && match.meaning !== 'name'
  })
  return lower.length >= 2 && lower.length === cells.length ? row + 1 : row
}

function headingsOf(grid: Grid, top: number, bottom: number): Map<number, Heading> {
  const columns = new Set<number>()
  for (let row = top; row <= bottom; row += 1)
    for (const column of columnsOf(grid.rows.get(row))) columns.add(column)
  const across = grid.merges.filter((merge) => merge.top === top && merge.right > merge.left)
  const headings = new Map<number, Heading>()
  for (const column of columns) {
    const upper = textAt(grid, top, column) || coveredBy(grid, across, column)
    const lower = Array.from({ length: bottom - top }, (_, at) => textAt(grid, top + 1 + at, column))
      .filter((text) => text !== '')
      .join(' ')
    headings.set(column, { upper, lower })
  }
  return headings
}

function coveredBy(grid: Grid, merges: Rectangle[], column: number): string {
  const merge = merges.find(({ left, right }) => left <= column && column <= right)
  return merge ? textAt(grid, merge.top, merge.left) : ''
}

function toTable(grid: Grid, top: number, bottom: number, headings: Map<number, Heading>): Table {
  const columns = new Map<HeadingMeaning, number>()
  const ranks = new Map<HeadingMeaning, number>()
  const dropped: Table['dropped'] = []
  const prices: { column: number; rank: number }[] = []
  const unknown: string[] = []
  const full = (column: number) =>
    [headings.get(column)?.upper, headings.get(column)?.lower].filter(Boolean).join(' ')
  for (const column of [...headings.keys()].sort((a, b) => a - b)) {
    const { upper = '', lower = '' } = headings.get(column) ?? {}
    const match = matchHeadings(upper, lower)
    const hidden = grid.hiddenColumns.some(({ from, to }) => from <= column && column <= to)
    const rank = (match?.rank ?? 0) + (hidden ? 1000 : 0)
    if (match?.meaning === 'price') prices.push({ column, rank })
    if (isIdentityHeading(`${upper} ${lower}`)) dropped.push({ column, heading: full(column) })
    else if (!match) unknown.push(full(column))
    else if (rank < (ranks.get(match.meaning) ?? Number.POSITIVE_INFINITY)) {
      ranks.set(match.meaning, rank)
      columns.set(match.meaning, column)
    }
  }
  const ocopName = [...headings].find(([, { upper, lower }]) => isOcopName(lower || upper))?.[0]
  if (!columns.has('name') && ocopName !== undefined) {
    columns.set('name', ocopName)
    if (columns.get('stars') === ocopName) columns.delete('stars')
  }
  const priceHeading = full(columns.get('price') ?? 0)
  return {
    headingRow: top,
    firstRow: bottom + 1,
    lastRow: Number.POSITIVE_INFINITY,
    columns,
    priceScale: priceScaleOf(priceHeading) ?? scaleAbove(grid, top),
    pricePer: priceUnitOf(priceHeading),
    otherPrices: prices
      .filter(({ column, rank }) => column !== columns.get('price') && rank === ranks.get('price'))
      .map(({ column }) => column),
    stockUnit: stockUnitOf(full(columns.get('stock') ?? 0)),
    netUnit: netUnitOf(full(columns.get('net') ?? 0)),
    dropped,
    unknown: unknown.filter((heading) => heading !== ''),
    headings: new Map([...headings.keys()].map((column) => [column, full(column)])),
  }
}

/** `Đơn vị tính: nghìn đồng` above a table speaks for its prices, the nearest one where there are several. */
function scaleAbove(grid: Grid, top: number): PriceScale {
  let nearest: PriceScale = null
  for (const [number, row] of grid.rows) {
    if (number >= top) continue
    for (const { text } of textsOf(row)) {
      const [, unit] =
        /^\(?\s*(?:đvt|đơn vị tính|đơn vị tiền|đơn vị)\s*:\s*(.{1,30})$/i.exec(sanitize(text)) ?? []
      const scale = unit === undefined ? null : priceScaleOf(unit)
      if (scale !== null) nearest = scale
    }
  }
  return nearest
}
