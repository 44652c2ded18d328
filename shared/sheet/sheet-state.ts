import type { FileCode } from '../domain/vietnamese/issues.ts'
import { type CellPieces, type OpenCell, readCell, type WorkbookContext } from './cell.ts'
import { columnLetters, columnOf, emptyGrid, type Grid } from './grid.ts'
import { LIMITS } from './limits.ts'
import { emptyRow, type GridRow } from './packed-row.ts'

/** How far the reading of a sheet is. */
export type SheetState = {
  grid: Grid
  context: WorkbookContext
  row: number
  column: number
  current: GridRow
  filled: boolean
  emptyRows: number
  cell: OpenCell | null
  pieces: CellPieces
  phonetic: number
  /** Set once nothing but empty rows is left: the rest of the rows is not looked at. */
  enough: boolean
  rowsOver: boolean
  problem: FileCode | null
}

export function newState(name: string, context: WorkbookContext): SheetState {
  const counts = { row: 0, column: 0, emptyRows: 0, phonetic: 0 }
  return {
    grid: emptyGrid(name),
    context,
    current: emptyRow(),
    filled: false,
    ...counts,
    cell: null,
    pieces: noPieces(),
    enough: false,
    rowsOver: false,
    problem: null,
  }
}

const noPieces = (): CellPieces => ({ value: '', formula: '', inline: '', inlineFont: null })
/** Attributes as they are written; undefined where they are not. */
type Written = string | undefined

export const isTrue = (text: Written): boolean => text === '1' || text === 'true'

export function openRow(state: SheetState, written: Written, hidden: Written, height: Written): void {
  state.row = written === undefined ? state.row + 1 : Number(written)
  if (!Number.isInteger(state.row) || state.row < 1 || state.row > LIMITS.lastRow)
    state.problem = 'file.damaged'
  state.column = 0
  state.filled = false
  state.current = emptyRow()
  state.current.hidden = isTrue(hidden)
  if (Number(height) > 0 && !state.enough) state.grid.rowHeights.set(state.row, Number(height))
}

export function openCell(
  state: SheetState,
  reference: Written,
  style: Written,
  type: string,
  valueMetadata: Written,
): void {
  const column = reference === undefined ? state.column + 1 : columnOf(reference)
  if (column === null || column > LIMITS.lastColumn) {
    state.problem = 'file.damaged'
    return
  }
  state.column = column
  // A picture placed in a cell is an error value to readers that do not know it; other rich values have a text.
  const picture = type === 'e' ? Number(valueMetadata) || null : null
  state.cell = { column, type, style: state.context.styles[Number(style ?? 0)], picture }
  state.pieces = noPieces()
}

export function closeCell(state: SheetState): void {
  const open = state.cell
  state.cell = null
  if (!open || state.enough) return
  const isBeyond = open.column > LIMITS.columns
  const { fonts } = state.grid
  if (!readCell(isBeyond ? emptyRow() : state.current, fonts, open, state.pieces, state.context)) return
  if (isBeyond) {
    state.grid.cutAt ??= columnLetters(open.column)
    return
  }
  state.context.budget.cells -= 1
  if (state.context.budget.cells < 0) state.problem = 'file.too-many-cells'
  state.filled = true
}

export function closeRow(state: SheetState): void {
  state.emptyRows = state.filled ? 0 : state.emptyRows + 1
  if (state.emptyRows > LIMITS.emptyRows) state.enough = true
  if (!state.filled) return
  state.context.budget.rows -= 1
  if (state.context.budget.rows < 0) state.problem = 'file.too-long'
  state.grid.rows.set(state.row, state.current)
}
