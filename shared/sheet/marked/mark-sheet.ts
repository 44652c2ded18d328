import { parseReference } from '../grid.ts'
import { done, type Outcome } from '../outcome.ts'
import { readRelations } from '../package.ts'
import { type Archive, readPart } from '../zip.ts'
import type { CellStyles, Severity } from './cell-styles.ts'
import { applyEdits, type Edit } from './edits.ts'
import type { CellNote, RowMark } from './marks.ts'
import { findOurColumns } from './our-columns.ts'
import { type NewType, namespacesOf } from './part-lists.ts'
import { rowEdits } from './row-edits.ts'
import { scanSheet } from './scan-sheet.ts'
import { columnEdits, dimensionEdit } from './sheet-edits.ts'
import { sheetNotes } from './sheet-notes.ts'
import { partText } from './tags.ts'
import { usedColumn } from './used-columns.ts'

/** What all sheets of a workbook share while it is being marked. `parts`: those changed so far, by name. */
export type Marking = {
  archive: Archive
  styles: CellStyles
  shared: (index: number) => string
  parts: Map<string, Buffer>
  types: NewType[]
}

/** Marks one sheet; the changed parts are put into `marking.parts`. */
export function markSheet(marking: Marking, part: string, marks: readonly RowMark[]): Outcome<null> {
  const { archive, styles, shared } = marking
  const file = readPart(archive, part, Number.MAX_SAFE_INTEGER)
  if (!file.ok) return file
  const relations = readRelations(archive, part)
  if (!relations.ok) return relations
  if (file.value === null) return done(null)
  const scan = scanSheet(partText(file.value), styles.ours())
  const byLine = new Map(marks.map((mark) => [mark.line, mark]))
  const used = (from: number) => usedColumn(archive, scan, relations.value, from)
  const columns = findOurColumns(scan, new Set(byLine.keys()), shared, used)
  const notes = marks.flatMap((mark) => mark.notes)
  const work = { scan, columns, marks: byLine, fills: fillsOf(notes), styles }
  const edits: Edit[] = rowEdits(work)
  if (columns) {
    const last = Math.max(
      ...scan.rows.map(({ number }) => number).slice(-1),
      ...marks.slice(-1).map(({ line }) => line),
    )
    edits.push(
      ...columnEdits(scan, columns),
      ...dimensionEdit(scan, Math.max(columns.status, columns.key), last),
    )
  }
  const namespaces = namespacesOf(scan.xml)
  const said = sheetNotes(marking, { part, scan, relations: relations.value, namespaces }, notes)
  if (!said.ok) return said
  marking.parts.set(part, applyEdits(file.value, [...edits, ...said.value]))
  return done(null)
}

/** Colours by row and column: what stops a row is seen before what does not. */
function fillsOf(notes: readonly CellNote[]): Map<number, Map<number, Severity>> {
  const fills = new Map<number, Map<number, Severity>>()
  for (const { cell, severity } of notes) {
    const place = parseReference(cell)
    if (!place) continue
    const row = fills.get(place.row) ?? new Map<number, Severity>()
    fills.set(place.row, row)
    if (severity === 'error' || !row.has(place.column)) row.set(place.column, severity)
  }
  return fills
}
