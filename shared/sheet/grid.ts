/** One cell as the file holds it, text not yet decoded from legacy fonts. */
export type RawCell = {
  text: string
  number: number | null
  /** `yyyy-mm-dd` where the cell is formatted as a date. */
  day: string | null
  uncalculated: boolean
  /** Font name where the file tells, for the detection of legacy encodings. */
  font: string | null
  /** In-cell picture: the number of its rich value (1-based), or the id in WPS's DISPIMG. */
  picture: number | string | null
}

/** A merged rectangle, rows and columns 1-based, both ends included. Never expanded. */
export type Rectangle = { top: number; left: number; bottom: number; right: number }
export type GridRow = { cells: Map<number, RawCell>; hidden: boolean }

/** One sheet: sparse, rows and columns 1-based. */
export type Grid = {
  name: string
  rows: Map<number, GridRow>
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
    merges: [],
    hiddenColumns: [],
    rowHeights: new Map(),
    defaultRowHeight: 15,
    cutAt: null,
  }
}

/** Puts a cell into its row. Rows and cells come in any order. */
export function putCell(grid: Grid, row: number, column: number, cell: RawCell): void {
  const found = grid.rows.get(row)
  if (found) found.cells.set(column, cell)
  else grid.rows.set(row, { cells: new Map([[column, cell]]), hidden: false })
}

export function rawText(text: string): RawCell {
  return { text, number: null, day: null, uncalculated: false, font: null, picture: null }
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
