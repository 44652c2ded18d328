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
  const [, letters, digits] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(reference) ?? []
  if (letters === undefined || digits === undefined) return null
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(digits), column }
}
