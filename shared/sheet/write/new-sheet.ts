import type { Rectangle } from '../grid.ts'

/** What a cell holds. `day` is `yyyy-mm-dd`. */
export type CellValue = { text: string } | { number: number } | { day: string }

/**
 * How a cell looks: text that stays text whatever it looks like, a number as it is, whole đồng with dots, dd/mm/yyyy, a
 * heading. All but `heading` and `locked` may be written into where the sheet is protected.
 */
export type CellLook = 'text' | 'number' | 'money' | 'day' | 'heading' | 'locked'

/** A cell of a new sheet; `look` is taken from what it holds where it is not given. */
export type NewCell = { column: number; value?: CellValue; look?: CellLook; note?: string }

/** Width in characters; `look` for the cells of the column that hold nothing yet. */
export type NewColumn = { width: number; isHidden?: boolean; look?: CellLook }

/**
 * Cells of a column, from a line on, to the end of the sheet unless `toLine` says otherwise, that offer a list to choose
 * from; other words may be written after a question.
 */
export type Choices = { column: number; fromLine: number; toLine?: number; source: string }

/** One sheet to be written. Rows in order of their lines, cells in order of their columns, both counted from 1; height in points. */
export type NewSheet = {
  name: string
  rows: { line: number; cells: NewCell[]; height?: number }[]
  columns?: NewColumn[]
  merges?: Rectangle[]
  /** Lines that stay when the sheet is scrolled. */
  frozenLines?: number
  choices?: Choices[]
  /** Keeps headings and locked cells from being changed; no password, so that whoever must can take it off. */
  isProtected?: boolean
  /** Not to be shown, not even by the menu for hidden sheets. */
  isVeryHidden?: boolean
}
