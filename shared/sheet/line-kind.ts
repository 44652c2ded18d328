import { readBlock } from '../domain/normalize/block.ts'
import type { Cell, Field, SheetLine } from '../domain/normalize/line.ts'
import { fold } from '../domain/text.ts'
import { columnLetters, type Grid } from './grid.ts'
import { type GridRow, textAt, textsOf } from './packed-row.ts'
import type { Table } from './table.ts'

type Cells = SheetLine['cells']

const TOTAL =
  /^(?:tc|cong|tong|tong gia tri|cong chung|cong don|trung binh|binh quan)$|^(?:tong cong|tong so|tong tien|tong doanh thu|tong gia tri|tong so tien|tong thu|tong chi|tong san luong|tong so luong|cong muc|cong nhom|cong phan|cong trang|cong doanh thu|cong tien|trung binh|binh quan)(?: |$)/
const AFTER_TABLE =
  /^(?:nguoi (?:lap|tong hop|lam don|dai dien|viet|ky)|tm |t m |kt |giam doc|chu tich|pho chu tich|thu truong|ke toan|xac nhan|ky ten|dai dien |lanh dao|ghi chu|luu y|chu thich|noi nhan|ubnd|uy ban|ngay \d{0,2} ?thang|.{0,30} ngay \d{0,2} ?thang \d{0,2} ?nam)/
const NUMERAL = /^[\d.,]+$/
/** What counts lines and blocks; titles and totals that are merged over the line begin in the same column. */
const SIGN = /^\(?(?:[\d.,/-]+|[ivxlcdm]{1,6}|\p{L})[.):]*$/iu
/** A household of a list that has nothing to sell. */
const NO_PRODUCT =
  /^(?:khong|khong co|khong co san pham|khong co gi|chua|chua co|chua co san pham|khong ban|x|0)$/
/** `…` in every cell asks for more lines, and ends none. */
const DOTS = /^[-–—=_.…\s]+$/
const NOTE = /^(?:ghi chu|luu y|chu thich)/
const GROUP = /^(?:nhom|nganh|bo san pham|loai|danh muc|[ivx]+|[a-h])(?: |$)/
/** Told apart by their marks: phấn hoa and mực khô are products. */
const MARKED_GROUP = /^(?:phần|mục)(?:\s|$)/

/** What a line is; the heading of a block with its sign (`I`) and the reference of its text. */
export type Kind =
  | { kind: 'product' }
  | { kind: 'group'; text: string; index: string; ref: string }
  | { kind: 'end' }
  | { kind: 'nothing' }
const nothing: Kind = { kind: 'nothing' }

/** Tells what a line of a table is. `ended`: a signature stood above. */
export function kindOf(
  grid: Grid,
  table: Table,
  number: number,
  row: GridRow,
  cells: Cells,
  ended: boolean,
): Kind {
  const written = textsOf(row).filter(({ text }) => text !== '')
  const has = (...fields: Field[]) =>
    fields.some((field) => isFilled(cells[field]) && !isSpoken(cells[field], number))
  const offer = has('price', 'stock', 'sku', 'pack', 'net', 'gtin')
  if (written.length === 0)
    return row.packed.length > 0 && has('price', 'stock') && has('name') ? { kind: 'product' } : nothing
  if (isRepeatedHeading(table, written) || isColumnNumbers(written)) return nothing
  if (written.every(({ text }) => DOTS.test(text))) return nothing
  const first = written.filter(
    ({ column, text }) => !(column === table.columns.get('index') ? SIGN : NUMERAL).test(text),
  )
  // Only what is numbered, coded or sold by a unit is a product in spite of its name; products may follow a total.
  const isTotal = first.slice(0, 2).some(({ text }) => TOTAL.test(fold(text)))
  if (isTotal && !(has('name') && (isNumbered(table, row) || has('unit', 'sku')))) return nothing
  if (isSignature(cells)) return { kind: 'end' }
  if (ended && !isNumbered(table, row) && !isOffered(cells)) return nothing
  if (has('name') && !has('price', 'stock') && NO_PRODUCT.test(fold(cells.name?.text ?? ''))) return nothing
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
  const [only] = first
  if (!only || first.length > 1 || ended) return nothing
  const index = only.column === table.columns.get('index') ? '' : indexOf(table, row)
  return { kind: 'group', text, index, ref: `${columnLetters(only.column)}${number}` }
}

const indexOf = (table: Table, row: GridRow): string => textAt(row, table.columns.get('index') ?? 0)
const isNumbered = (table: Table, row: GridRow): boolean => /\d/.test(indexOf(table, row))

/** A line with a name and nothing that is sold: a product with everything missing, the heading of a block, or a signature. */
function named(
  grid: Grid,
  table: Table,
  number: number,
  written: { column: number; text: string }[],
  ended: boolean,
): Kind {
  const { column: at = 0, text: name = '' } =
    written.find(({ column }) => column === table.columns.get('name')) ?? {}
  const group: Kind = { kind: 'group', text: name, index: '', ref: `${columnLetters(at)}${number}` }
  const index = written.find(({ column }) => column === table.columns.get('index'))?.text ?? ''
  const numbered = /^\d+[.)]?$/.test(index)
  const others = written.filter(
    ({ column }) => column !== table.columns.get('name') && column !== table.columns.get('index'),
  )
  // Nobody sells a cooperative or a commune: what is sold stands in the lines below.
  const block = others.length === 0 ? readBlock(name) : null
  if (block && (!numbered || block.producer || block.commune)) return ended ? nothing : { ...group, index }
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
  if (heading) return { ...group, index }
  return ended ? nothing : { kind: 'product' }
}

/** "NGƯỜI LẬP BIỂU" in the name column, "GIÁM ĐỐC" in another: words of the foot, and no number that is sold. */
function isSignature({ name, price, stock }: Cells): boolean {
  const foot = AFTER_TABLE.test(fold(name?.text ?? ''))
  return foot && !isOffered({ price, stock })
}

/** Below a signature the names of those who sign may stand under any heading. */
const isOffered = ({ price, stock }: Cells): boolean =>
  [price, stock].some((cell) => /\d/.test(cell?.text ?? ''))

/** Whether a cell says something, or would if its formula had been calculated. */
export const isFilled = (cell: Cell | undefined): boolean =>
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
