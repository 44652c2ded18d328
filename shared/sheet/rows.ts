import type { Cell, Field, SheetLine } from '../domain/normalize/line.ts'
import { sanitize } from '../domain/text.ts'
import { onlyBetweenProducts } from './between-rows.ts'
import { blocksOf, enterBlock, underBlocks } from './blocks.ts'
import { withoutDittos } from './ditto.ts'
import { columnLetters, type Grid, type Rectangle, rowNumbers } from './grid.ts'
import type { HeadingMeaning } from './heading-words.ts'
import { isFilled, kindOf } from './line-kind.ts'
import { cellAt, changeTexts, type GridRow, type RawCell, textAt } from './packed-row.ts'
import type { RowPictures } from './pictures.ts'
import type { Table } from './table.ts'

/** A cell merged over several lines speaks for all of them in these columns; a stock over several products does not. */
const SPOKEN_DOWN: Field[] = [
  'producer',
  'phone',
  'address',
  'hamlet',
  'commune',
  'district',
  'province',
  'category',
  'unit',
  'price',
  'stars',
  'decision',
  'issuedOn',
  'season',
  'shelfLife',
  'certificates',
  'vietgap',
  'globalgap',
  'organic',
  'foodSafety',
  'geographical',
  'growingArea',
]
/**
 * Makes the lines of a table that are products, one at a time. Headings of blocks, totals, numbers under headings,
 * signatures and notes are no products; a line with a price and a producer, code, unit or stock is one even without a name.
 * Takes the rows out of the grid as it goes: what is made of them needs the room.
 */
export function productLines(
  grid: Grid,
  table: Table,
  pictures: Map<number, RowPictures>,
): Iterable<SheetLine> {
  const lines = linesOf(grid, table, pictures)
  return [...pictures.values()].some(({ between }) => between) ? onlyBetweenProducts([...lines]) : lines
}

function* linesOf(grid: Grid, table: Table, pictures: Map<number, RowPictures>): Generator<SheetLine> {
  const covered = mergedAbove(grid, table)
  const speaking = new Set(grid.merges.map(({ top }) => top))
  const hasSmallPrices = holdsSmallPrices(grid, table)
  const columns = columnsOf(table)
  const { priceScale, pricePer, netUnit, stockUnit } = table
  const blocks = blocksOf(grid, table)
  let section: string | null = null
  let above: Cells = {}
  let ended = false
  for (const number of rowNumbers(grid)) {
    const row = grid.rows.get(number)
    if (!row || number < table.firstRow || number > table.lastRow) continue
    if (!speaking.has(number)) grid.rows.delete(number)
    changeTexts(row, grid.fonts, sanitize)
    const cells = cellsOf(grid, columns, number, row, covered)
    const kind = kindOf(grid, table, number, row, cells, ended)
    if (kind.kind === 'end') ended = true
    if (kind.kind === 'group') {
      section = kind.text
      enterBlock(blocks, kind)
    }
    if (kind.kind !== 'product') continue
    above = withoutDittos(cells, above)
    const { images, unusable, between } = pictures.get(number) ?? { images: [], unusable: 0 }
    yield {
      sheet: grid.name,
      line: number,
      cells: underBlocks(above, blocks),
      section,
      priceScale,
      pricePer,
      netUnit,
      stockUnit,
      hasSmallPrices,
      otherPrices: table.otherPrices.map((column) =>
        toCell(cellAt(row, grid.fonts, column), `${columnLetters(column)}${number}`),
      ),
      images: [...images],
      unusablePictures: unusable,
      ...(between && { picturesBetween: between }),
      hidden: row.hidden,
    }
  }
}

type Column = { field: Field; column: number; letters: string; spoken: boolean }

function columnsOf(table: Table): Column[] {
  return [...table.columns].flatMap(([field, column]) =>
    field === 'index' || field === 'ignored'
      ? []
      : [{ field, column, letters: columnLetters(column), spoken: SPOKEN_DOWN.includes(field) }],
  )
}

/** Whether a price is so small that thousands are meant: then 1200 in the same column may be 1.200.000. */
function holdsSmallPrices(grid: Grid, table: Table): boolean {
  const column = table.columns.get('price')
  if (column === undefined || table.priceScale === 1000 || table.priceScale === 1_000_000) return false
  for (const [number, row] of grid.rows)
    if (number >= table.firstRow && number <= table.lastRow && SMALL.test(textAt(row, column))) return true
  return false
}
const SMALL = /^\s*[1-9]\d{0,2}(?:[.,]\d{1,2})?\s*$/

type Cells = SheetLine['cells']

function cellsOf(
  grid: Grid,
  columns: Column[],
  number: number,
  row: GridRow,
  covered: (column: number, row: number) => Rectangle | null,
): Cells {
  const cells: Cells = {}
  const digits = String(number)
  for (const { field, column, letters, spoken } of columns) {
    const own = cellAt(row, grid.fonts, column)
    const merge = own || !spoken ? null : covered(column, number)
    const raw = own ?? (merge ? cellAt(grid.rows.get(merge.top), grid.fonts, merge.left) : undefined)
    cells[field] = toCell(raw, letters + (merge ? merge.top : digits))
  }
  const name = columns.find(({ field }) => field === 'name')
  if (name && !isFilled(cells.name) && [cells.pack, cells.net].some(isFilled)) {
    const merge = covered(name.column, number)
    if (merge)
      cells.name = toCell(cellAt(grid.rows.get(merge.top), grid.fonts, merge.left), name.letters + merge.top)
  }
  return cells
}

function toCell(raw: RawCell | undefined, ref: string): Cell {
  if (!raw) return { text: '', number: null, day: null, uncalculated: false, ref }
  const { text, number, day, uncalculated } = raw
  // A number shown with leading zeros is a text to everyone who sees it.
  return { text, number: number !== null && /^0\d/.test(text) ? null : number, day, uncalculated, ref }
}

/** Finds the vertical merge over a cell. Rows must be asked for in order: each column goes through its merges once. */
function mergedAbove(grid: Grid, table: Table): (column: number, row: number) => Rectangle | null {
  const wanted = new Set(table.columns.values())
  const byColumn = new Map<number, { merges: Rectangle[]; at: number }>()
  for (const merge of grid.merges
    .filter(({ top, bottom, left }) => bottom > top && wanted.has(left))
    .sort((a, b) => a.top - b.top)) {
    if (merge.top < table.firstRow) continue
    const column = byColumn.get(merge.left) ?? { merges: [], at: 0 }
    column.merges.push(merge)
    byColumn.set(merge.left, column)
  }
  return (column, row) => {
    const of = byColumn.get(column)
    while (of && (of.merges[of.at]?.bottom ?? Number.POSITIVE_INFINITY) < row) of.at += 1
    const merge = of?.merges[of.at]
    return merge && merge.top <= row && row <= merge.bottom ? merge : null
  }
}

/** Columns whose meaning a line may carry, for callers that need the reference of its code or name. */
export function keyCell(line: SheetLine): string | null {
  const key: HeadingMeaning = isFilled(line.cells.sku) ? 'sku' : 'name'
  return line.cells[key]?.ref ?? null
}
