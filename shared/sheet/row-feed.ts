import { attributeOf, type PlainRow, readPlainRow, spaceEnd } from './plain-rows.ts'
import { closeCell, closeRow, openCell, openRow, type SheetState } from './sheet-state.ts'
import type { XmlFeed } from './xml.ts'

const ROWS = '<sheetData'
const ROW = '<row'
const ROW_END = '</row>'
/** What is longer than this without an end is left to the parser, and so is all that follows. */
const LONGEST_ROW = 1_048_576

type Feed = { state: SheetState; parser: XmlFeed; mode: 'before' | 'rows' | 'parser'; text: string }

/**
 * A feed that reads the rows of a sheet by itself where they are plain, and leaves everything else to the parser: what
 * stands before and behind the rows, single rows that are not plain, and all from the first thing on that is no row.
 * The parser never sees the rows that are read here: what it sees is well-formed exactly if the whole is.
 * `rest` is the text of which nothing has been read yet.
 */
export function feedRows(state: SheetState, parser: XmlFeed): XmlFeed & { rest: () => string } {
  const feed: Feed = { state, parser, mode: 'before', text: '' }
  return {
    ...parser,
    write: (piece) => {
      feed.text += piece
      if (feed.mode === 'before') findRows(feed)
      if (feed.mode === 'rows') readRows(feed)
      if (feed.mode === 'parser') handOver(feed, feed.text.length)
    },
    close: () => {
      handOver(feed, feed.text.length)
      parser.close()
    },
    rest: () => feed.text,
  }
}

function handOver(feed: Feed, end: number): void {
  if (end > 0) feed.parser.write(feed.text.slice(0, end))
  feed.text = feed.text.slice(end)
}

/** Hands over all up to the first row. Only what the parser takes for the rows as well counts. */
function findRows(feed: Feed): void {
  const start = feed.text.indexOf(ROWS)
  const end = start < 0 ? -1 : feed.text.indexOf('>', start)
  handOver(feed, end >= 0 ? end + 1 : start >= 0 ? start : Math.max(0, feed.text.length - ROWS.length))
  if (end >= 0) feed.mode = feed.parser.isWithin('sheetData') ? 'rows' : 'parser'
  else if (feed.text.length > LONGEST_ROW) feed.mode = 'parser'
}

function readRows(feed: Feed): void {
  const { text } = feed
  let at = 0
  while (feed.mode === 'rows') {
    at = spaceEnd(text, at)
    if (!text.startsWith(ROW, at)) {
      if (!ROW.startsWith(text.slice(at, at + ROW.length))) feed.mode = 'parser'
      break
    }
    const row = readPlainRow(text, at)
    if (typeof row === 'object') {
      addRow(feed.state, row)
      at = row.end
      continue
    }
    const end = text.indexOf(ROW_END, at)
    if (end < 0) {
      if (text.length - at > LONGEST_ROW) feed.mode = 'parser'
      break
    }
    if (!isParsedRow(feed.parser, text.slice(at, end + ROW_END.length))) feed.mode = 'parser'
    at = end + ROW_END.length
  }
  feed.text = text.slice(at)
}

function addRow(state: SheetState, { attributes, cells }: PlainRow): void {
  openRow(
    state,
    attributeOf(attributes, 'r'),
    attributeOf(attributes, 'hidden'),
    attributeOf(attributes, 'ht'),
  )
  for (const cell of cells) {
    openCell(state, cell.reference, cell.style, cell.type ?? 'n', cell.valueMetadata)
    state.pieces = cell
    closeCell(state)
  }
  closeRow(state)
}

/** Lets the parser read a row. Whether it stands between two rows again, and not in a section or comment. */
function isParsedRow(parser: XmlFeed, row: string): boolean {
  parser.write(row)
  return !/<[!?]/.test(row) && parser.isWithin('sheetData')
}
