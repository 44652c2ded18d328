import type { Rectangle } from '../grid.ts'
import type { Outcome } from '../outcome.ts'
import type { CellValue, NewSheet } from '../write/new-sheet.ts'
import { sheetNames, writeWorkbook } from '../write/write-workbook.ts'
import { markWorkbook } from './mark-workbook.ts'
import type { RowMark } from './marks.ts'

/** One sheet of a file that is no .xlsx, as it was read: cells by line and column, both counted from 1, in any order. */
export type PlainSheet = {
  name: string
  cells: Iterable<{ line: number; column: number; value: CellValue }>
  merges: readonly Rectangle[]
}

const WIDTHS = { least: 9, most: 48 }

/**
 * An .xlsx workbook with the content of another file (.csv, .xls, .ods), every cell at its own address: text stays text,
 * numbers and days stay what they are. Formats and pictures are not taken over.
 */
export function workbookFromPlain(sheets: readonly PlainSheet[]): Buffer {
  const names = sheetNames(sheets.map(({ name }) => name))
  return writeWorkbook(sheets.map((sheet, at) => toNewSheet(sheet, names[at] ?? sheet.name)))
}

/** Marks a file that is no .xlsx: its content as a workbook, with the marks. `sheet` of the marks is the name as read. */
export function markPlain(sheets: readonly PlainSheet[], marks: readonly RowMark[]): Outcome<Buffer> {
  const names = sheetNames(sheets.map(({ name }) => name))
  const written = new Map(sheets.map(({ name }, at) => [name, names[at] ?? name]))
  const renamed = marks.map((mark) => ({ ...mark, sheet: written.get(mark.sheet) ?? mark.sheet }))
  return markWorkbook(workbookFromPlain(sheets), renamed)
}

function toNewSheet({ cells, merges }: PlainSheet, name: string): NewSheet {
  const lines = new Map<number, { column: number; value: CellValue }[]>()
  const widths: number[] = []
  for (const { line, column, value } of cells) {
    const row = lines.get(line) ?? []
    lines.set(line, row)
    row.push({ column, value })
    const length = 'text' in value ? value.text.length : WIDTHS.least
    widths[column - 1] = Math.max(widths[column - 1] ?? 0, length + 2)
  }
  const rows = [...lines]
    .sort(([a], [b]) => a - b)
    .map(([line, row]) => ({ line, cells: row.sort((a, b) => a.column - b.column) }))
  const columns = Array.from(widths, (width = 0) => ({
    width: Math.min(WIDTHS.most, Math.max(WIDTHS.least, width)),
  }))
  return { name, rows, columns, merges: [...merges] }
}
