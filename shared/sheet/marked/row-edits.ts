import { markHeadings } from '../../domain/vietnamese/workbook.ts'
import { columnLetters } from '../grid.ts'
import { cellText } from '../write/escape.ts'
import type { CellStyles, Severity } from './cell-styles.ts'
import type { Edit } from './edits.ts'
import type { RowMark } from './marks.ts'
import type { OurColumns } from './our-columns.ts'
import { type CellPlace, cellsOf, type RowPlace, type SheetScan } from './scan-sheet.ts'
import { columnStyle } from './sheet-edits.ts'
import { attributeSpan, cursorOn, nextTag, rawAttribute } from './tags.ts'

/** What is to be done with the rows of one sheet. `fills`: colours by row and column. */
export type RowWork = {
  scan: SheetScan
  columns: OurColumns | null
  marks: ReadonlyMap<number, RowMark>
  fills: ReadonlyMap<number, ReadonlyMap<number, Severity>>
  styles: CellStyles
}
/** A cell to be written, by column: a whole new one. */
type NewCells = Map<number, string>

/** The changes of all rows: our two columns, colours, and colours of ours that are no longer due. */
export function rowEdits(work: RowWork): Edit[] {
  const { scan, columns, marks, fills } = work
  const headings = new Set(columns?.headingRows)
  const edits = scan.rows.flatMap((row) => {
    const isTouched =
      marks.has(row.number) || fills.has(row.number) || headings.has(row.number) || row.hasStyle
    return isTouched || isStale(row, work) ? editsOfRow(row, work) : []
  })
  const there = new Set(scan.rows.map(({ number }) => number))
  const missing = new Set(
    [...headings, ...marks.keys(), ...fills.keys()].filter((number) => !there.has(number)),
  )
  return [...edits, ...[...missing].sort((a, b) => a - b).flatMap((number) => newRow(number, work))]
}

/** A line below the headings that has a result of ours and is no product any more. */
function isStale({ number, lastColumn }: RowPlace, { columns, marks }: RowWork): boolean {
  if (!columns || marks.has(number)) return false
  const [top = Number.POSITIVE_INFINITY] = columns.headingRows
  return (
    number > top &&
    !columns.headingRows.includes(number) &&
    lastColumn >= Math.min(columns.status, columns.key)
  )
}

function ourCells(number: number, { scan, columns, marks, styles }: RowWork): NewCells {
  const cells: NewCells = new Map()
  if (!columns) return cells
  const put = (column: number, style: number, text: string) =>
    cells.set(column, textCell(scan.prefix, `${columnLetters(column)}${number}`, style, text))
  const mark = marks.get(number)
  if (columns.headingRows.includes(number)) {
    put(columns.status, styles.heading(), markHeadings.status)
    put(columns.key, styles.heading(), markHeadings.key)
  } else if (mark) {
    put(columns.status, styles.status(mark.tone), mark.status)
    if (mark.key !== null) put(columns.key, styles.key(), mark.key)
  }
  return cells
}

function textCell(p: string, ref: string, style: number, text: string): string {
  return `<${p}c r="${ref}" s="${style}" t="inlineStr"><${p}is><${p}t xml:space="preserve">${cellText(text)}</${p}t></${p}is></${p}c>`
}

const NO_COLOURS: ReadonlyMap<number, Severity> = new Map()

function editsOfRow(row: RowPlace, work: RowWork): Edit[] {
  const { scan, columns, fills, styles } = work
  const ours = ourCells(row.number, work)
  const colours = fills.get(row.number) ?? NO_COLOURS
  const firstOwn = columns === null ? Number.POSITIVE_INFINITY : Math.min(columns.status, columns.key)
  // Most rows of a large sheet: nothing but our cells at the end.
  if (colours.size === 0 && !row.hasStyle && row.lastColumn < firstOwn)
    return [
      ...insertions(row, [], ours, scan.prefix),
      ...spansEdit(scan.xml, row, Math.max(0, ...ours.keys())),
    ]
  const cells = cellsOf(scan.xml, row)
  const isOwn = (column: number) => column === columns?.status || column === columns?.key
  const edits: Edit[] = []
  for (const cell of cells) {
    if (isOwn(cell.column)) edits.push(...ownEdit(scan.xml, cell, ours, isStale(row, work)))
    else edits.push(...styleEdit(cell, colours.get(cell.column), styles))
  }
  const there = new Set(cells.map(({ column }) => column))
  const added: NewCells = new Map([...ours].filter(([column]) => !there.has(column)))
  for (const [column, severity] of colours)
    if (!there.has(column) && !isOwn(column)) added.set(column, colouredCell(column, severity, row, work))
  const inserted = insertions(row, cells, added, scan.prefix)
  const last = Math.max(0, ...added.keys())
  return [...edits, ...inserted, ...spansEdit(scan.xml, row, last)]
}

/**
 * A cell in a column of ours gives way to what is written now; it goes where the line is no product any more. A formula
 * that the seller wrote there stays: other parts of the workbook may count on it.
 */
function ownEdit(
  xml: string,
  { column, start, end, inner }: CellPlace,
  ours: NewCells,
  stale: boolean,
): Edit[] {
  const insert = ours.get(column) ?? (stale ? '' : null)
  const hasFormula = /<(?:[\w.-]+:)?f[\s/>]/.test(xml.slice(inner.start, inner.end))
  return insert === null || hasFormula ? [] : [{ at: start, remove: end - start, insert }]
}

function styleEdit(cell: CellPlace, severity: Severity | undefined, styles: CellStyles): Edit[] {
  const before = styles.restored(cell.style)
  const style = severity === undefined ? before : styles.filled(before ?? cell.style, severity)
  if (style === null || style === cell.style) return []
  const { styleSpan: span, attributesAt } = cell
  if (span === null) return [{ at: attributesAt, remove: 0, insert: ` s="${style}"` }]
  return [{ at: span.start, remove: span.end - span.start, insert: String(style) }]
}

/** An empty cell takes the format of its row, or of its column where the row has none. */
function colouredCell(column: number, severity: Severity, row: RowPlace, { scan, styles }: RowWork): string {
  const tag = cursorOn(scan.xml, row.start)
  nextTag(tag)
  const isFormatted = /^(?:1|true)$/.test(rawAttribute(tag, 'customFormat') ?? '')
  const style = isFormatted ? Number(rawAttribute(tag, 's') ?? 0) : columnStyle(scan, column)
  return `<${scan.prefix}c r="${columnLetters(column)}${row.number}" s="${styles.filled(style, severity)}"/>`
}

/** New cells in front of the first cell that stands right of them, or at the end of the row. */
function insertions(row: RowPlace, cells: readonly CellPlace[], added: NewCells, prefix: string): Edit[] {
  const ordered = [...added].sort(([a], [b]) => a - b)
  if (ordered.length === 0) return []
  if (row.isEmpty) {
    const insert = `>${ordered.map(([, cell]) => cell).join('')}</${prefix}row>`
    return [{ at: row.openEnd - 2, remove: 2, insert }]
  }
  const edits: Edit[] = []
  for (const [column, cell] of ordered) {
    const at = cells.find((one) => one.column > column)?.start ?? row.closeStart
    const last = edits.at(-1)
    if (last?.at === at) last.insert += cell
    else edits.push({ at, remove: 0, insert: cell })
  }
  return edits
}

/** `spans="1:20"` tells how far a row reaches. */
function spansEdit(xml: string, row: RowPlace, last: number): Edit[] {
  if (last === 0) return []
  const tag = cursorOn(xml, row.start)
  nextTag(tag)
  const span = attributeSpan(tag, 'spans')
  const [, from, to] = span === null ? [] : (/^(\d+):(\d+)$/.exec(xml.slice(span.start, span.end)) ?? [])
  if (span === null || from === undefined || Number(to) >= last) return []
  return [{ at: span.start, remove: span.end - span.start, insert: `${from}:${last}` }]
}

/** A line that the sheet does not hold yet, in its place among the others. */
function newRow(number: number, work: RowWork): Edit[] {
  const { scan, fills, columns } = work
  const cells = ourCells(number, work)
  const row = { number, start: 0, openEnd: 0, closeStart: 0, isEmpty: true, lastColumn: 0, hasStyle: false }
  for (const [column, severity] of fills.get(number) ?? [])
    if (column !== columns?.status && column !== columns?.key)
      cells.set(column, colouredCell(column, severity, row, work))
  const next = scan.rows.find((one) => one.number > number)
  const at = next?.start ?? scan.rowsEnd
  if (at === null || cells.size === 0) return []
  const content = [...cells].sort(([a], [b]) => a - b).map(([, cell]) => cell)
  return [
    { at, remove: 0, insert: `<${scan.prefix}row r="${number}">${content.join('')}</${scan.prefix}row>` },
  ]
}
