import { fold, sanitize } from '../domain/text.ts'
import type { PriceScale } from '../domain/values/price.ts'
import { markHeadings } from '../domain/vietnamese/workbook.ts'
import { type Choices, type HeadedColumn, type Layout, readLayout } from './columns.ts'
import type { Grid } from './grid.ts'
import type { HeadingMeaning } from './heading-words.ts'
import {
  isAboutIdentity,
  isIdentityHeading,
  isOcopName,
  netUnitOf,
  priceScaleOf,
  priceUnitOf,
  stockUnitOf,
} from './headings.ts'
import { textsOf } from './packed-row.ts'
import { headingReader } from './table-beside.ts'

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
  /** Every column with a heading, and what it was taken for. */
  headed: HeadedColumn[]
  layout: Layout
}

/** The heading of one column: its upper line and what stands below it. */
export type Heading = { upper: string; lower: string }
/** Where the headings of a table are, by column. */
export type HeadingLines = { top: number; bottom: number; headings: Map<number, Heading> }

const CHOSEN = -1
/** Of a heading that is no heading; what is kept of a sheet's headings has to fit into one record. */
const LONGEST_SHOWN = 200
const OURS = new Set(Object.values(markHeadings).map(fold))

/** The layout of a heading; the columns that we write into a marked workbook do not count. */
export function layoutFor(headings: ReadonlyMap<number, Heading>, choices: Choices): Layout {
  const texts = [...headings].map(([column, { upper, lower }]): [number, string] => [
    column,
    [upper, lower].filter(Boolean).join(' ').slice(0, LONGEST_SHOWN),
  ])
  return readLayout(new Map(texts.filter(([, text]) => !OURS.has(fold(text)))), choices)
}

/** What the columns under a heading of one or more lines mean: what a person said about one counts before its words. */
export function toTable(grid: Grid, { top, bottom, headings }: HeadingLines, choices: Choices): Table {
  const columns = new Map<HeadingMeaning, number>()
  const ranks = new Map<HeadingMeaning, number>()
  const dropped: Table['dropped'] = []
  const prices: { column: number; rank: number }[] = []
  const headed: HeadedColumn[] = []
  const full = (column: number) =>
    [headings.get(column)?.upper, headings.get(column)?.lower].filter(Boolean).join(' ')
  const layout = layoutFor(headings, choices)
  const read = headingReader(headings)
  for (const column of [...headings.keys()].sort((a, b) => a - b)) {
    const { upper = '', lower = '' } = headings.get(column) ?? {}
    const chosen = layout.chosen.get(column)
    const match = chosen === undefined ? read(column) : { meaning: chosen, rank: CHOSEN }
    const hidden = grid.hiddenColumns.some(({ from, to }) => from <= column && column <= to)
    const rank = (match?.rank ?? 0) + (hidden ? 1000 : 0)
    if (match?.meaning === 'price') prices.push({ column, rank })
    const isDropped =
      isIdentityHeading(`${upper} ${lower}`) ||
      (dropped.at(-1)?.column === column - 1 && isAboutIdentity(lower || upper))
    const how = isDropped ? 'dropped' : chosen !== undefined ? 'chosen' : match ? 'known' : 'unknown'
    const heading = full(column).slice(0, LONGEST_SHOWN)
    if (heading !== '')
      headed.push({ column, heading, meaning: isDropped ? null : (match?.meaning ?? null), how })
    if (isDropped) dropped.push({ column, heading })
    else if (match && rank < (ranks.get(match.meaning) ?? Number.POSITIVE_INFINITY)) {
      ranks.set(match.meaning, rank)
      columns.set(match.meaning, column)
    }
  }
  nameByOcop(columns, headings)
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
    unknown: headed.filter(({ how }) => how === 'unknown').map(({ heading }) => heading),
    headings: new Map([...headings.keys()].map((column) => [column, full(column)])),
    headed,
    layout,
  }
}

/** `Sản phẩm OCOP` holds the names where no other column does. */
function nameByOcop(columns: Table['columns'], headings: ReadonlyMap<number, Heading>): void {
  const ocopName = [...headings].find(([, { upper, lower }]) => isOcopName(lower || upper))?.[0]
  if (columns.has('name') || ocopName === undefined) return
  columns.set('name', ocopName)
  if (columns.get('stars') === ocopName) columns.delete('stars')
}

/** A line of its own, or in brackets behind a title. */
const UNIT_ABOVE = /(?:^|\()\s*(?:đvt|đơn vị tính|đơn vị tiền|đơn vị)\s*:\s*([^()]{1,30})\)?\s*$/i

/** `Đơn vị tính: nghìn đồng` above a table speaks for its prices, the nearest one where there are several. */
function scaleAbove(grid: Grid, top: number): PriceScale {
  let nearest: PriceScale = null
  for (const [number, row] of grid.rows) {
    if (number >= top) continue
    for (const { text } of textsOf(row)) {
      const [, unit] = UNIT_ABOVE.exec(sanitize(text)) ?? []
      const scale = unit === undefined ? null : priceScaleOf(unit)
      if (scale !== null) nearest = scale
    }
  }
  return nearest
}
