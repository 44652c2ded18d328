import type { WorkbookContext } from './cell.ts'
import { type Grid, parseReference, type Rectangle } from './grid.ts'
import { isLate, LIMITS } from './limits.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { feedRows } from './row-feed.ts'
import { closeCell, closeRow, isTrue, newState, openCell, openRow, type SheetState } from './sheet-state.ts'
import { type Attributes, attribute, feedXml, type XmlFeed, type XmlVisitor } from './xml.ts'
import { type Archive, streamPart } from './zip.ts'

/** Characters kept of what is skipped, so that a closing tag is found even where two pieces meet. */
const TAIL = 64

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
  const rows = feedRows(state, feedXml(visitor))
  let feed: XmlFeed = rows
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
      if (state.enough && skipped === null && !state.rowsOver) skipped = rows.rest() || text.slice(-TAIL)
    }
    if (skipped === null) feed.close()
  } catch {
    return refused(state.problem ?? 'file.damaged')
  }
  return state.problem ? refused(state.problem) : done(state.grid)
}

function visitorOf(state: SheetState): XmlVisitor {
  return {
    open: (name, attributes, parent) => {
      if (name === 'row')
        openRow(
          state,
          attribute(attributes, 'r'),
          attribute(attributes, 'hidden'),
          attribute(attributes, 'ht'),
        )
      else if (name === 'c' && parent === 'row')
        openCell(
          state,
          attribute(attributes, 'r'),
          attribute(attributes, 's'),
          attribute(attributes, 't') ?? 'n',
          attribute(attributes, 'vm'),
        )
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
