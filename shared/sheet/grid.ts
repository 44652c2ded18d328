import { addCell, emptyRow, type FontList, type GridRow, newFontList, type RawCell } from './packed-row.ts'

export type { GridRow, RawCell } from './packed-row.ts'

/** A merged rectangle, rows and columns 1-based, both ends included. Never expanded. */
export type Rectangle = { top: number; left: number; bottom: number; right: number }

/** One sheet: sparse, rows and columns 1-based. */
export type Grid = {
  name: string
  rows: Map<number, GridRow>
  fonts: FontList
  merges: Rectangle[]
  hiddenColumns: { from: number; to: number }[]
  /** Points; only rows that set one. */
  rowHeights: Map<number, number>
  defaultRowHeight: number
  /** Letters of the first column with values beyond the column limit, if any. */
  cutAt: string | null
}

export function emptyGrid(name: string): Grid {
  return {
    name,
    rows: new Map(),
    fonts: newFontList(),
    merges: [],
    hiddenColumns: [],
    rowHeights: new Map(),
    defaultRowHeight: 15,
    cutAt: null,
  }
}

/** Puts a cell into its row. Rows and cells come in any order. */
export function putCell(grid: Grid, row: number, column: number, cell: RawCell): void {
  const found = grid.rows.get(row) ?? emptyRow()
  if (found.packed.length === 0) grid.rows.set(row, found)
  addCell(found, grid.fonts, column, cell)
}

/** The numbers of the rows with cells, in order. */
export function rowNumbers(grid: Grid): number[] {
  const numbers = [...grid.rows.keys()]
  const inOrder = numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0))
  return inOrder ? numbers : numbers.sort((a, b) => a - b)
}

/** `1` is `A`, `27` is `AA`. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + ((column - 1) % 26))
  return column > 26 ? columnLetters(Math.floor((column - 1) / 26)) + last : last
}

/** Row and column of an A1 reference without `$`, or null. */
export function parseReference(reference: string): { row: number; column: number } | null {
  const column = columnOf(reference)
  return column === null ? null : { row: Number(reference.replace(/^[A-Z]+/, '')), column }
}

const LONGEST_LETTERS = 3
const LONGEST_DIGITS = 7

/** The column of an A1 reference without `$`, or null where it is none. Every cell has one: no pattern is that quick. */
export function columnOf(reference: string): number | null {
  let column = 0
  let at = 0
  for (; at < LONGEST_LETTERS && isBetween(reference.charCodeAt(at), 65, 90); at += 1)
    column = column * 26 + reference.charCodeAt(at) - 64
  const digits = reference.length - at
  if (at === 0 || digits < 1 || digits > LONGEST_DIGITS || reference.charCodeAt(at) === 48) return null
  for (; at < reference.length; at += 1) if (!isBetween(reference.charCodeAt(at), 48, 57)) return null
  return column
}

const isBetween = (code: number, from: number, to: number): boolean => code >= from && code <= to
