import { parseReference } from '../grid.ts'
import {
  attributeSpan,
  type Cursor,
  cursorOn,
  isNamed,
  nameOf,
  nextTag,
  prefixOf,
  rawAttribute,
} from './tags.ts'

/** A row as positions: its opening tag, and its cells between `openEnd` and `closeStart` (equal where it holds none). */
export type RowPlace = {
  number: number
  start: number
  openEnd: number
  closeStart: number
  isEmpty: boolean
  /** The highest column of its cells, whatever they hold; 0 without any. */
  lastColumn: number
  /** Whether a cell has one of the styles that were asked for. */
  hasStyle: boolean
}
/** An element right under the root of the sheet. */
export type SheetElement = { name: string; start: number; end: number }
export type SheetScan = {
  xml: string
  prefix: string
  rows: RowPlace[]
  elements: SheetElement[]
  /** The highest column with something in a cell, and with any cell at all. */
  filledColumn: number
  lastColumn: number
  /** Behind the last row; where rows are added. Null in a sheet without rows. */
  rowsEnd: number | null
  /** Where the sheet's own closing tag stands. */
  rootEnd: number
}

/** Finds where everything of a sheet stands. `styles`: numbers of cell styles to be told of. */
export function scanSheet(xml: string, styles: ReadonlySet<number>): SheetScan {
  const cursor = cursorOn(xml)
  const scan: SheetScan = {
    xml,
    prefix: '',
    rows: [],
    elements: [],
    filledColumn: 0,
    lastColumn: 0,
    rowsEnd: null,
    rootEnd: xml.length,
  }
  if (nextTag(cursor)) scan.prefix = prefixOf(cursor)
  let depth = 1
  let element: SheetElement | null = null
  while (depth > 0 && nextTag(cursor)) {
    if (cursor.isClosing) {
      depth -= 1
      if (depth === 1 && element) element.end = cursor.end
      if (depth === 0) scan.rootEnd = cursor.start
      continue
    }
    if (depth === 1) {
      element = { name: nameOf(cursor), start: cursor.start, end: cursor.end }
      scan.elements.push(element)
      if (element.name === 'sheetData' && !cursor.isEmpty) {
        scanRows(cursor, scan, styles)
        element.end = cursor.end
        continue
      }
    }
    if (!cursor.isEmpty) depth += 1
  }
  return scan
}

function scanRows(cursor: Cursor, scan: SheetScan, styles: ReadonlySet<number>): void {
  let number = 0
  while (nextTag(cursor)) {
    if (cursor.isClosing) {
      if (isNamed(cursor, 'sheetData')) break
      continue
    }
    if (!isNamed(cursor, 'row')) continue
    const written = rawAttribute(cursor, 'r')
    number = written === null ? number + 1 : Number(written)
    const { start, end, isEmpty } = cursor
    const row = { number, start, openEnd: end, closeStart: end, isEmpty, lastColumn: 0, hasStyle: false }
    scan.rows.push(row)
    if (!isEmpty) scanCells(cursor, row, scan, styles)
  }
  scan.rowsEnd = cursor.start
}

function scanCells(cursor: Cursor, row: RowPlace, scan: SheetScan, styles: ReadonlySet<number>): void {
  let column = 0
  while (nextTag(cursor)) {
    if (cursor.isClosing) {
      if (!isNamed(cursor, 'row')) continue
      row.closeStart = cursor.start
      break
    }
    if (!isNamed(cursor, 'c')) continue
    column = columnOf(cursor, column)
    if (column > row.lastColumn) row.lastColumn = column
    if (styles.size > 0 && styles.has(Number(rawAttribute(cursor, 's') ?? 0))) row.hasStyle = true
    if (cursor.isEmpty) continue
    if (cursor.xml.charCodeAt(cursor.end + 1) !== SLASH && column > scan.filledColumn)
      scan.filledColumn = column
    skipCell(cursor)
  }
  if (row.lastColumn > scan.lastColumn) scan.lastColumn = row.lastColumn
}

const SLASH = 47
const LETTERS = 64

/** The column that a cell's reference names, or the next one. */
function columnOf(cursor: Cursor, before: number): number {
  const { xml, nameEnd } = cursor
  // Nearly all cells begin like this, and a large sheet has a million of them.
  let at = xml.startsWith(' r="', nameEnd) ? nameEnd + 4 : (attributeSpan(cursor, 'r')?.start ?? null)
  if (at === null) return before + 1
  let column = 0
  for (let code = xml.charCodeAt(at); code > LETTERS; code = xml.charCodeAt(at)) {
    column = column * 26 + code - LETTERS
    at += 1
  }
  return column
}

/**
 * Goes behind the closing tag of the cell, which is named as it was opened: nothing in a cell is a cell. One sign at a
 * time, since cells are short and many; where comments or character data begin, tag by tag.
 */
function skipCell(cursor: Cursor): void {
  const { xml, end, prefixStart, nameEnd } = cursor
  const last = nameEnd - prefixStart + 1
  for (let at = end; at < xml.length; at += 1) {
    if (xml.charCodeAt(at) !== OPEN) continue
    const next = xml.charCodeAt(at + 1)
    if (next === MARK) break
    if (next !== SLASH || xml.charCodeAt(at + last) !== LETTER_C || xml.charCodeAt(at + last + 1) > CLOSE)
      continue
    cursor.start = at
    cursor.end = xml.indexOf('>', at) + 1
    cursor.at = cursor.end
    return
  }
  while (nextTag(cursor)) if (cursor.isClosing && isNamed(cursor, 'c')) return
}

const OPEN = 60
const MARK = 33
const CLOSE = 62
const LETTER_C = 99

/** A cell as positions; `inner` stands between its tags. */
export type CellPlace = {
  column: number
  start: number
  openEnd: number
  end: number
  style: number
  /** Where the number of the style stands; null where the tag names none. */
  styleSpan: { start: number; end: number } | null
  type: string
  inner: { start: number; end: number }
  /** Where the tag takes another attribute. */
  attributesAt: number
}

/** The cells of one row, in the order in which they stand. */
export function cellsOf(xml: string, row: RowPlace): CellPlace[] {
  const cells: CellPlace[] = []
  const cursor = cursorOn(xml, row.openEnd)
  while (cursor.at < row.closeStart && nextTag(cursor) && cursor.start < row.closeStart) {
    if (cursor.isClosing || !isNamed(cursor, 'c')) continue
    const { start, end, isEmpty } = cursor
    const styleSpan = attributeSpan(cursor, 's')
    const cell: CellPlace = {
      column: columnOf(cursor, cells.at(-1)?.column ?? 0),
      start,
      openEnd: end,
      end,
      style: styleSpan === null ? 0 : Number(xml.slice(styleSpan.start, styleSpan.end)),
      styleSpan,
      type: rawAttribute(cursor, 't') ?? 'n',
      inner: { start: end, end },
      attributesAt: attributesAt(cursor),
    }
    if (!isEmpty) {
      skipCell(cursor)
      cell.end = cursor.end
      cell.inner.end = cursor.start
    }
    cells.push(cell)
  }
  return cells
}

/** Behind the reference, where there is one. */
function attributesAt(cursor: Cursor): number {
  const span = attributeSpan(cursor, 'r')
  return span === null ? cursor.nameEnd : span.end + 1
}

/** The element of this name, if the sheet has it. */
export function elementOf({ elements }: SheetScan, name: string): SheetElement | null {
  return elements.find((element) => element.name === name) ?? null
}

/** The last column of an A1 reference or range, 0 where it is none. Whole rows and columns count for nothing. */
export function lastColumnOf(reference: string): number {
  const ends = reference.replaceAll('$', '').split(':').map(parseReference)
  return Math.max(0, ...ends.map((end) => end?.column ?? 0))
}
