import { columnLetters, emptyGrid, type Grid, putCell } from '../grid.ts'
import { LIMITS } from '../limits.ts'
import { isBlank } from '../raw-cells.ts'
import { cellsOf, type FoundCell, resultText } from './cells.ts'
import { newDrawingPieces, takeDrawing } from './drawing-pieces.ts'
import type { Globals } from './globals.ts'
import { type BiffRecord, ID, recordsFrom } from './records.ts'

/** What all sheets of a workbook share. `rowsLeft` and `cellsLeft` count down over them. */
export type Budget = { rowsLeft: number; cellsLeft: number; problem: 'file.too-long' | 'file.damaged' | null }
/** A sheet, the pieces of its drawing, and how many pictures it holds in the way of before Excel 97. */
export type XlsSheet = { grid: Grid; drawing: Buffer[]; oldPictures: number }

const TWIPS = 20
/** Flags of rows and columns. */
const ROW_HIDDEN = 0x20
const COLUMN_HIDDEN = 1
/** The height of a row that has none of its own. */
const IS_DEFAULT = 0x8000

/** Reads the sheet that begins at an offset of the workbook stream. Throws a RangeError on records that are too short. */
export function readXlsSheet(
  stream: Buffer,
  place: { name: string; offset: number },
  globals: Globals,
  budget: Budget,
): XlsSheet {
  const sheet: XlsSheet = { grid: emptyGrid(place.name), drawing: [], oldPictures: 0 }
  const hidden = new Set<number>()
  let depth = 0
  const drawing = newDrawingPieces()
  let waiting: FoundCell | null = null
  const records = recordsFrom(stream, place.offset)
  let step = records.next()
  for (; !step.done && budget.problem === null; step = records.next()) {
    const record = step.value
    // A chart stands within its sheet as a sheet of its own.
    if (record.id === ID.begin) depth += 1
    else if (depth === 0) budget.problem = 'file.damaged'
    else if (record.id === ID.eof) depth -= 1
    else if (depth === 1) {
      if (record.id === ID.string && waiting) {
        put(sheet.grid, { ...waiting, cell: resultText(waiting.cell, record.data, globals) }, budget)
        waiting = null
      }
      takeDrawing(drawing, record)
      takeRecord(sheet, record, hidden)
      for (const found of cellsOf(record, globals)) {
        put(sheet.grid, found, budget)
        waiting = found.waits ? found : null
      }
    }
    if (depth === 0) break
  }
  if (step.done) budget.problem ??= 'file.damaged'
  for (const row of hidden) hide(sheet.grid, row)
  return { ...sheet, drawing: drawing.pieces }
}

function put(grid: Grid, { row, column, cell }: FoundCell, budget: Budget): void {
  if (isBlank(cell)) return
  if (column > LIMITS.columns) {
    grid.cutAt ??= columnLetters(Math.min(column, LIMITS.lastColumn))
    return
  }
  if (!grid.rows.has(row)) budget.rowsLeft -= 1
  budget.cellsLeft -= 1
  if (budget.rowsLeft < 0 || budget.cellsLeft < 0) budget.problem = 'file.too-long'
  else putCell(grid, row, column, cell)
}

function hide(grid: Grid, row: number): void {
  const found = grid.rows.get(row)
  if (found) found.hidden = true
}

function takeRecord(sheet: XlsSheet, record: BiffRecord, hidden: Set<number>): void {
  const { grid } = sheet
  const { id, data } = record
  if (id === ID.row) {
    const row = data.readUInt16LE(0) + 1
    const height = data.readUInt16LE(6)
    if ((height & IS_DEFAULT) === 0 && height > 0) grid.rowHeights.set(row, height / TWIPS)
    if ((data.readUInt16LE(12) & ROW_HIDDEN) !== 0) hidden.add(row)
  } else if (id === ID.columnInfo) {
    if ((data.readUInt16LE(8) & COLUMN_HIDDEN) !== 0 && grid.hiddenColumns.length < LIMITS.merges)
      grid.hiddenColumns.push({ from: data.readUInt16LE(0) + 1, to: data.readUInt16LE(2) + 1 })
  } else if (id === ID.defaultHeight) {
    grid.defaultRowHeight = data.readUInt16LE(2) / TWIPS || grid.defaultRowHeight
  } else if (id === ID.merged) addMerges(grid, data)
  else if (id === ID.imageData) sheet.oldPictures += 1
}

function addMerges(grid: Grid, data: Buffer): void {
  const count = Math.min(data.readUInt16LE(0), Math.floor((data.length - 2) / 8))
  for (let at = 2; at < 2 + count * 8 && grid.merges.length < LIMITS.merges; at += 8) {
    const [top = 0, bottom = 0, left = 0, right = 0] = [0, 2, 4, 6].map((n) => data.readUInt16LE(at + n) + 1)
    if (bottom >= top && right >= left) grid.merges.push({ top, left, bottom, right })
  }
}
