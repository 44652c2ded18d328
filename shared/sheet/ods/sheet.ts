import { columnLetters, emptyGrid, type Grid, putCell, type RawCell } from '../grid.ts'
import { LIMITS } from '../limits.ts'
import { isBlank } from '../raw-cells.ts'
import { type Attributes, attribute } from '../xml.ts'
import { type Frames, newFrames } from './frames.ts'
import { fontOf, heightOf, type Styles } from './styles.ts'
import { type CellText, newText } from './text.ts'
import { cellValue } from './value.ts'

/** What all sheets of a document share. `rowsLeft` and `cellsLeft` count down over them. */
export type Budget = { rowsLeft: number; cellsLeft: number; problem: 'file.too-long' | 'file.damaged' | null }
type Row = { at: number; repeat: number; hidden: boolean; style: string | undefined }
type Cell = { attributes: Attributes; text: CellText }
/** One sheet while it is read. Repeats are never written out beyond what the limits allow. */
export type Draft = {
  grid: Grid
  frames: Frames
  nextRow: number
  nextColumn: number
  columnsSeen: number
  columnStyles: { from: number; to: number; style: string }[]
  row: Row | null
  cells: Map<number, RawCell>
  cell: Cell | null
}

/** Rows that a file does not list are 0.45 cm high. */
const DEFAULT_HEIGHT = 12.75

export function newDraft(name: string): Draft {
  const counts = { nextRow: 1, nextColumn: 1, columnsSeen: 0 }
  return {
    grid: { ...emptyGrid(name), defaultRowHeight: DEFAULT_HEIGHT },
    frames: newFrames(),
    ...counts,
    columnStyles: [],
    row: null,
    cells: new Map(),
    cell: null,
  }
}

/** A count that a file gives, at least 1 and at most `most`. */
function count(text: string | undefined, most: number): number {
  const number = Number(text ?? 1)
  return Number.isInteger(number) && number > 1 ? Math.min(number, most) : 1
}

const isCollapsed = (attributes: Attributes): boolean =>
  /^(?:collapse|filter)$/.test(attribute(attributes, 'visibility') ?? '')

export function openColumn(draft: Draft, attributes: Attributes): void {
  const from = draft.columnsSeen + 1
  const to = draft.columnsSeen + count(attribute(attributes, 'number-columns-repeated'), LIMITS.lastColumn)
  draft.columnsSeen = to
  if (from > LIMITS.lastColumn) return
  if (isCollapsed(attributes)) draft.grid.hiddenColumns.push({ from, to })
  const style = attribute(attributes, 'default-cell-style-name')
  if (style !== undefined && from <= LIMITS.columns) draft.columnStyles.push({ from, to, style })
}

export function openRow(draft: Draft, attributes: Attributes, styles: Styles): void {
  const repeat = count(attribute(attributes, 'number-rows-repeated'), LIMITS.lastRow)
  const hidden = isCollapsed(attributes)
  draft.row = {
    at: draft.nextRow,
    repeat,
    hidden,
    style: attribute(attributes, 'default-cell-style-name'),
  }
  draft.nextRow += repeat
  draft.nextColumn = 1
  draft.cells = new Map()
  const height = hidden ? 0 : heightOf(styles, attribute(attributes, 'style-name'))
  const { rowHeights } = draft.grid
  if (height === null) return
  for (let n = 0; n < repeat && rowHeights.size < LIMITS.rows * 2; n += 1)
    rowHeights.set(draft.row.at + n, height)
}

export function openCell(draft: Draft, attributes: Attributes): void {
  draft.cell = { attributes, text: newText() }
}

export function closeCell(draft: Draft, styles: Styles): void {
  const { cell, row, grid } = draft
  draft.cell = null
  if (!cell || !row) return
  const { attributes, text } = cell
  const column = draft.nextColumn
  const repeat = count(attribute(attributes, 'number-columns-repeated'), LIMITS.lastColumn)
  draft.nextColumn += repeat
  addMerge(grid, row.at, column, attributes)
  if (text.length === 0 && attributes['office:value-type'] === undefined && !attributes['table:formula'])
    return
  const style = attribute(attributes, 'style-name') ?? row.style ?? columnStyle(draft, column)
  const read = cellValue(attributes, text.pieces.join(''), text.font ?? fontOf(styles, 'table-cell', style))
  if (isBlank(read)) return
  const last = Math.min(column + repeat - 1, LIMITS.columns)
  for (let at = column; at <= last; at += 1) draft.cells.set(at, { ...read })
  if (column + repeat - 1 > LIMITS.columns)
    grid.cutAt ??= columnLetters(Math.min(Math.max(column, LIMITS.columns + 1), LIMITS.lastColumn))
}

const columnStyle = ({ columnStyles }: Draft, column: number): string | undefined =>
  columnStyles.find(({ from, to }) => from <= column && column <= to)?.style

function addMerge(grid: Grid, top: number, left: number, attributes: Attributes): void {
  const right = left + count(attribute(attributes, 'number-columns-spanned'), LIMITS.lastColumn) - 1
  const bottom = top + count(attribute(attributes, 'number-rows-spanned'), LIMITS.lastRow) - 1
  if ((right > left || bottom > top) && grid.merges.length < LIMITS.merges)
    grid.merges.push({ top, left, bottom, right })
}

export function closeRow({ row, cells, grid }: Draft, budget: Budget): void {
  if (!row || cells.size === 0) return
  budget.rowsLeft -= row.repeat
  budget.cellsLeft -= row.repeat * cells.size
  if (row.at > LIMITS.lastRow) budget.problem = 'file.damaged'
  else if (budget.rowsLeft < 0 || budget.cellsLeft < 0) budget.problem = 'file.too-long'
  if (budget.problem) return
  for (let at = row.at; at < row.at + row.repeat; at += 1) {
    for (const [column, cell] of cells) putCell(grid, at, column, { ...cell })
    const made = grid.rows.get(at)
    if (made && row.hidden) made.hidden = true
  }
}
