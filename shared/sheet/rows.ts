import type { Cell, Field, SheetLine } from '../domain/normalize/line.ts'
import { fold, sanitize } from '../domain/text.ts'
import { onlyBetweenProducts } from './between-rows.ts'
import { columnLetters, type Grid, type Rectangle, rowNumbers } from './grid.ts'
import type { HeadingMeaning } from './heading-words.ts'
import { cellAt, changeTexts, type GridRow, type RawCell, textAt, textsOf } from './packed-row.ts'
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
const TOTAL =
  /^(?:cong|tong|tong gia tri|cong chung|cong don|trung binh|binh quan)$|^(?:tong cong|tong so|tong tien|tong doanh thu|tong gia tri|tong so tien|tong thu|tong chi|tong san luong|tong so luong|cong muc|cong nhom|cong phan|cong trang|cong doanh thu|cong tien|trung binh|binh quan)(?: |$)/
const AFTER_TABLE =
  /^(?:nguoi (?:lap|tong hop|lam don|dai dien|viet|ky)|tm |t m |kt |giam doc|chu tich|pho chu tich|thu truong|ke toan|xac nhan|ky ten|dai dien |lanh dao|ghi chu|luu y|chu thich|noi nhan|ubnd|uy ban|ngay \d{0,2} ?thang|.{0,30} ngay \d{0,2} ?thang \d{0,2} ?nam)/
const NOTE = /^(?:ghi chu|luu y|chu thich)/
const GROUP = /^(?:nhom|nganh|bo san pham|loai|danh muc|[ivx]+|[a-h])(?: |$)/
/** Told apart by their marks: phấn hoa and mực khô are products. */
const MARKED_GROUP = /^(?:phần|mục)(?:\s|$)/

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
  let section: string | null = null
  let ended = false
  for (const number of rowNumbers(grid)) {
    const row = grid.rows.get(number)
    if (!row || number < table.firstRow || number > table.lastRow) continue
    if (!speaking.has(number)) grid.rows.delete(number)
    changeTexts(row, grid.fonts, sanitize)
    const cells = cellsOf(grid, columns, number, row, covered)
    const kind = kindOf(grid, table, number, row, cells, ended)
    if (kind.kind === 'end') ended = true
    if (kind.kind === 'group') section = kind.text
    if (kind.kind !== 'product') continue
    const { images, unusable, between } = pictures.get(number) ?? { images: [], unusable: 0 }
    yield {
      sheet: grid.name,
      line: number,
      cells,
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

type Kind = { kind: 'product' } | { kind: 'group'; text: string } | { kind: 'end' } | { kind: 'nothing' }
const nothing: Kind = { kind: 'nothing' }

function kindOf(grid: Grid, table: Table, number: number, row: GridRow, cells: Cells, ended: boolean): Kind {
  const written = textsOf(row).filter(({ text }) => text !== '')
  const has = (...fields: Field[]) =>
    fields.some((field) => isFilled(cells[field]) && !isSpoken(cells[field], number))
  const offer = has('price', 'stock', 'sku', 'pack', 'net', 'gtin')
  if (written.length === 0)
    return row.packed.length > 0 && has('price', 'stock') && has('name') ? { kind: 'product' } : nothing
  if (isRepeatedHeading(table, written) || isColumnNumbers(written)) return nothing
  const first = written.filter(
    ({ column, text }) => column !== table.columns.get('index') && !/^[\d.,]+$/.test(text),
  )
  // Only what is numbered, coded or sold by a unit is a product in spite of its name; products may follow a total.
  const isTotal = first.slice(0, 2).some(({ text }) => TOTAL.test(fold(text)))
  if (isTotal && !(has('name') && (isNumbered(table, row) || has('unit', 'sku')))) return nothing
  if (isSignature(cells)) return { kind: 'end' }
  if (has('name'))
    return offer || (has('unit') && isFilled(cells.price))
      ? { kind: 'product' }
      : named(grid, table, number, written, ended)
  const other = isFilled(cells.producer) || has('sku', 'unit', 'stock')
  if (isFilled(cells.price) && (has('price') ? other : has('stock', 'sku'))) return { kind: 'product' }
  if (has('sku') && has('stock')) return { kind: 'product' }
  const text = first.map((cell) => cell.text).join(' ')
  const foot = first.find((cell) => AFTER_TABLE.test(fold(cell.text)))
  if (foot) return NOTE.test(fold(foot.text)) ? nothing : { kind: 'end' }
  return first.length === 1 && !ended ? { kind: 'group', text } : nothing
}

const isNumbered = (table: Table, row: GridRow): boolean =>
  /\d/.test(textAt(row, table.columns.get('index') ?? 0))

/** A line with a name and nothing that is sold: a product with everything missing, the heading of a block, or a signature. */
function named(
  grid: Grid,
  table: Table,
  number: number,
  written: { column: number; text: string }[],
  ended: boolean,
): Kind {
  const name = written.find(({ column }) => column === table.columns.get('name'))?.text ?? ''
  const index = written.find(({ column }) => column === table.columns.get('index'))?.text ?? ''
  const numbered = /^\d+[.)]?$/.test(index)
  const others = written.filter(
    ({ column }) => column !== table.columns.get('name') && column !== table.columns.get('index'),
  )
  if (numbered || others.length > 0) return ended && !numbered ? nothing : { kind: 'product' }
  const across = grid.merges.some(
    ({ top, bottom, left, right }) =>
      top === number && bottom === number && right - left >= 2 && left <= (written[0]?.column ?? 0),
  )
  const heading =
    across ||
    index !== '' ||
    GROUP.test(fold(name)) ||
    MARKED_GROUP.test(name.normalize('NFC').toLowerCase()) ||
    (name === name.toUpperCase() && name !== name.toLowerCase())
  if (heading) return { kind: 'group', text: name }
  return ended ? nothing : { kind: 'product' }
}

/** "NGƯỜI LẬP BIỂU" in the name column, "GIÁM ĐỐC" in another: words of the foot, and no number that is sold. */
function isSignature({ name, price, stock }: Cells): boolean {
  const foot = AFTER_TABLE.test(fold(name?.text ?? ''))
  return foot && ![price, stock].some((cell) => /\d/.test(cell?.text ?? ''))
}

const isFilled = (cell: Cell | undefined): boolean =>
  cell !== undefined && (cell.text !== '' || cell.uncalculated)

/** Whether a cell's text comes from a merge that begins in a line above. */
function isSpoken(cell: Cell | undefined, row: number): boolean {
  return cell !== undefined && !cell.ref.endsWith(String(row))
}

function isRepeatedHeading(table: Table, written: { column: number; text: string }[]): boolean {
  return written.filter(({ column, text }) => table.headings.get(column) === text).length >= 3
}

/** `(1) (2) (3)` or `A B 1 2 3` under the headings. */
function isColumnNumbers(written: { column: number; text: string }[]): boolean {
  if (
    written.length < 3 ||
    !written.every(({ text }) => /^\(?(?:\d{1,2}|[A-Ea-e])\)?$|^\(?\d{1,2}\)?\s?=/.test(text))
  )
    return false
  const numbers = written
    .map(({ text }) => Number(/\d+/.exec(text)?.[0] ?? Number.NaN))
    .filter((number) => !Number.isNaN(number))
  return numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1)
}

/** Columns whose meaning a line may carry, for callers that need the reference of its code or name. */
export function keyCell(line: SheetLine): string | null {
  const key: HeadingMeaning = isFilled(line.cells.sku) ? 'sku' : 'name'
  return line.cells[key]?.ref ?? null
}
