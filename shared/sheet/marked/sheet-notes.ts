import { parseReference } from '../grid.ts'
import { done, type Outcome } from '../outcome.ts'
import type { Relations } from '../package.ts'
import { readPart } from '../zip.ts'
import { type CommentsPatch, newComments, patchComments } from './comments.ts'
import type { Edit } from './edits.ts'
import type { Marking } from './mark-sheet.ts'
import type { CellNote } from './marks.ts'
import { newShapes, patchShapes } from './note-shapes.ts'
import { noteTexts } from './notes.ts'
import { addRelations, type NewRelation, type namespacesOf, relationIdOf } from './part-lists.ts'
import { elementOf, type SheetScan } from './scan-sheet.ts'
import { notesReference } from './sheet-edits.ts'

type Place = {
  part: string
  scan: SheetScan
  relations: Relations
  namespaces: ReturnType<typeof namespacesOf>
}

const COMMENTS = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml'
const SHAPES = 'application/vnd.openxmlformats-officedocument.vmlDrawing'

/**
 * Writes our notes into the notes of a sheet and the drawing that shows them, makes both where the sheet has none, and
 * tells the sheet about them: the changes of the sheet itself are returned.
 */
export function sheetNotes(marking: Marking, place: Place, notes: readonly CellNote[]): Outcome<Edit[]> {
  const { archive, parts } = marking
  const texts = noteTexts(notes.filter(({ cell }) => parseReference(cell) !== null))
  const known = targetOf(place.relations, 'comments')
  const before = known === null ? done(null) : readPart(archive, known)
  if (!before.ok) return before
  if (texts.size === 0 && before.value === null) return done([])
  const threads = threadCells(marking, place.relations)
  for (const cell of threads) texts.delete(cell)
  const patch =
    before.value === null
      ? newComments(place.namespaces.main, texts)
      : patchComments(before.value, texts, threads)
  const name = known ?? freeName(marking, 'xl/comments', '.xml')
  parts.set(name, patch.part)
  if (known === null) marking.types.push({ part: name, type: COMMENTS })
  return connect(
    marking,
    place,
    patch,
    known === null ? [{ type: `${place.namespaces.relations}/comments`, target: name }] : [],
  )
}

/** The drawing of the notes, and the relations of the sheet to what is new. */
function connect(marking: Marking, place: Place, patch: CommentsPatch, more: NewRelation[]): Outcome<Edit[]> {
  const { archive, parts, types } = marking
  const { scan, relations, namespaces, part } = place
  const id = relationIdOf(scan.xml, elementOf(scan, 'legacyDrawing'))
  const drawing = id === null ? null : (relations.get(id)?.target ?? null)
  const before = drawing === null ? done(null) : readPart(archive, drawing)
  if (!before.ok) return before
  const shapes =
    before.value === null
      ? newShapes(patch.added)
      : patchShapes(before.value.toString('utf8'), patch.added, patch.removed)
  const name = drawing ?? freeName(marking, 'xl/drawings/vmlDrawing', '.vml')
  if (before.value === null || patch.added.length + patch.removed.length > 0)
    parts.set(name, Buffer.from(shapes))
  const added = [
    ...more,
    ...(drawing === null ? [{ type: `${namespaces.relations}/vmlDrawing`, target: name }] : []),
  ]
  if (drawing === null) types.push({ part: name, type: SHAPES })
  if (added.length === 0) return done([])
  const list = `${part.slice(0, part.lastIndexOf('/') + 1)}_rels/${part.slice(part.lastIndexOf('/') + 1)}.rels`
  const file = readPart(archive, list)
  if (!file.ok) return file
  const related = addRelations(file.value, added)
  parts.set(list, related.part)
  const last = related.ids.at(-1) ?? ''
  return done(drawing === null ? notesReference(scan, last, namespaces.relations) : [])
}

const targetOf = (relations: Relations, type: string): string | null =>
  [...relations.values()].find((relation) => relation.type === type)?.target ?? null

/** Cells with a conversation: their note is only its copy for older programs. */
function threadCells({ archive }: Marking, relations: Relations): Set<string> {
  const cells = [...relations.values()]
    .filter(({ type }) => type === 'threadedComment')
    .flatMap(({ target }) => {
      const part = readPart(archive, target)
      const xml = part.ok && part.value ? part.value.toString('latin1') : ''
      return [...xml.matchAll(/\sref\s*=\s*["']([A-Z]{1,3}\d{1,7})["']/g)].map(([, cell]) => cell ?? '')
    })
  return new Set(cells)
}

/** A part name that the archive does not have: `xl/comments1.xml`. */
function freeName({ archive, parts }: Marking, start: string, end: string): string {
  let number = 1
  const isTaken = (name: string) => archive.entries.has(name.toLowerCase()) || parts.has(name)
  while (isTaken(`${start}${number}${end}`)) number += 1
  return `${start}${number}${end}`
}
