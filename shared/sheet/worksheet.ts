import type { FileCode } from '../domain/vietnamese/issues.ts'
import { type CellPieces, type OpenCell, readCell, type WorkbookContext } from './cell.ts'
import { columnLetters, emptyGrid, type Grid, parseReference, type Rectangle } from './grid.ts'
import { isLate, LIMITS } from './limits.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { emptyRow, type GridRow } from './packed-row.ts'
import { type Attributes, attribute, feedXml, type XmlVisitor } from './xml.ts'
import { type Archive, streamPart } from './zip.ts'

/** Characters kept of what is skipped, so that a closing tag is found even where two pieces meet. */
const TAIL = 64

type State = {
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

/**
 * Reads one sheet while it is being unpacked. Rows and columns are counted where they carry no reference. After 5,000
 * rows in succession that hold formats only the rest of the rows is skipped, but not what stands behind them.
 */
export async function readWorksheet(
  archive: Archive,
  part: string,
  name: string,
  context: WorkbookContext,
): Promise<Outcome<Grid>> {
  const state = newState(name, context)
  const visitor = visitorOf(state)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let feed = feedXml(visitor)
  let skipped: string | null = null
  try {
    for await (const chunk of streamPart(archive, part)) {
      const text = decoder.decode(chunk, { stream: true })
      if (skipped === null) feed.write(text)
      else {
        skipped += text
        const end = /<\/(?:(\w+):)?sheetData\s*>/.exec(skipped)
        if (!end) skipped = skipped.slice(-TAIL)
        else {
          // What follows the rows is read as a part of its own.
          feed = feedXml(visitor)
          feed.write(`<${end[1] ? `${end[1]}:` : ''}worksheet>${skipped.slice(end.index + end[0].length)}`)
          skipped = null
          state.rowsOver = true
        }
      }
      if (state.problem === null && isLate(context.budget)) state.problem = 'file.too-slow'
      if (state.problem) return refused(state.problem)
      if (state.enough && skipped === null && !state.rowsOver) skipped = text.slice(-TAIL)
    }
    if (skipped === null) feed.close()
  } catch {
    return refused(state.problem ?? 'file.damaged')
  }
  return state.problem ? refused(state.problem) : done(state.grid)
}

function newState(name: string, context: WorkbookContext): State {
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

function visitorOf(state: State): XmlVisitor {
  return {
    open: (name, attributes, parent) => {
      if (name === 'row') openRow(state, attributes)
      else if (name === 'c' && parent === 'row') openCell(state, attributes)
      else if (name === 'rPh') state.phonetic += 1
      else if (name === 'rFont') state.pieces.inlineFont ??= attribute(attributes, 'val') ?? null
      else openOther(state.grid, name, attributes)
    },
    text: (text, name) => {
      if (state.cell === null) return
      if (name === 'v') state.pieces.value += text
      else if (name === 'f') state.pieces.formula += text
      else if (name === 't' && state.phonetic === 0) state.pieces.inline += text
    },
    close: (name, parent) => {
      if (name === 'rPh') state.phonetic -= 1
      else if (name === 'c' && parent === 'row') closeCell(state)
      else if (name === 'row') closeRow(state)
      else if (name === 'sheetData') state.rowsOver = true
    },
  }
}

function openOther(grid: Grid, name: string, attributes: Attributes): void {
  if (name === 'mergeCell' && grid.merges.length < LIMITS.merges) {
    const rectangle = parseRectangle(attribute(attributes, 'ref') ?? '')
    if (rectangle) grid.merges.push(rectangle)
  } else if (
    name === 'col' &&
    isTrue(attribute(attributes, 'hidden')) &&
    grid.hiddenColumns.length < LIMITS.merges
  ) {
    grid.hiddenColumns.push({
      from: Number(attribute(attributes, 'min')),
      to: Number(attribute(attributes, 'max')),
    })
  } else if (name === 'sheetFormatPr') {
    grid.defaultRowHeight = Number(attribute(attributes, 'defaultRowHeight')) || grid.defaultRowHeight
  }
}

function parseRectangle(reference: string): Rectangle | null {
  const [from, to] = reference.replaceAll('$', '').split(':').map(parseReference)
  return from && to ? { top: from.row, left: from.column, bottom: to.row, right: to.column } : null
}

const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true'

function openRow(state: State, attributes: Attributes): void {
  const written = attribute(attributes, 'r')
  state.row = written === undefined ? state.row + 1 : Number(written)
  if (!Number.isInteger(state.row) || state.row < 1 || state.row > LIMITS.lastRow)
    state.problem = 'file.damaged'
  state.column = 0
  state.filled = false
  state.current = emptyRow()
  state.current.hidden = isTrue(attribute(attributes, 'hidden'))
  const height = Number(attribute(attributes, 'ht'))
  if (height > 0 && !state.enough) state.grid.rowHeights.set(state.row, height)
}

function openCell(state: State, attributes: Attributes): void {
  const written = attribute(attributes, 'r')
  const reference =
    written === undefined ? { row: state.row, column: state.column + 1 } : parseReference(written)
  if (!reference || reference.column > LIMITS.lastColumn) {
    state.problem = 'file.damaged'
    return
  }
  state.column = reference.column
  const style = state.context.styles[Number(attribute(attributes, 's') ?? 0)]
  const type = attribute(attributes, 't') ?? 'n'
  // A picture placed in a cell is an error value to readers that do not know it; other rich values have a text.
  const picture = type === 'e' ? Number(attribute(attributes, 'vm')) || null : null
  state.cell = { column: state.column, type, style, picture }
  state.pieces = noPieces()
}

function closeCell(state: State): void {
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

function closeRow(state: State): void {
  state.emptyRows = state.filled ? 0 : state.emptyRows + 1
  if (state.emptyRows > LIMITS.emptyRows) state.enough = true
  if (!state.filled) return
  state.context.budget.rows -= 1
  if (state.context.budget.rows < 0) state.problem = 'file.too-long'
  state.grid.rows.set(state.row, state.current)
}
