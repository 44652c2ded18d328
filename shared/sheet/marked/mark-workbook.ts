import { done, type Outcome } from '../outcome.ts'
import { readWorkbook, type Workbook } from '../package.ts'
import { type Archive, openZip, readPart } from '../zip.ts'
import { cellStyles } from './cell-styles.ts'
import { applyEdits } from './edits.ts'
import { type Marking, markSheet } from './mark-sheet.ts'
import type { RowMark } from './marks.ts'
import { addContentTypes, addRelations } from './part-lists.ts'
import { repack } from './repack.ts'
import { sharedTexts } from './shared-texts.ts'
import { styleEdits, styleParts } from './style-parts.ts'
import { partText } from './tags.ts'

/**
 * The same .xlsx workbook with the marks written into it: faulty cells coloured and noted, a column with the result of
 * each line, and a hidden one with its key. Every part that holds none of this keeps its bytes, and within a sheet nothing
 * but the marked places is written. Marks of an earlier time are brought up to date. Fails as reading the file would.
 */
export function markWorkbook(bytes: Buffer, marks: readonly RowMark[]): Outcome<Buffer> {
  const archive = openZip(bytes)
  if (!archive.ok) return archive
  const workbook = readWorkbook(archive.value)
  if (!workbook.ok) return workbook
  const style = stylesOf(archive.value, workbook.value)
  if (!style.ok) return style
  const parts = styleParts(partText(style.value.part))
  const shared = sharedTexts(() => textOf(archive.value, related(workbook.value, 'sharedStrings')))
  const marking: Marking = {
    archive: archive.value,
    styles: cellStyles(parts),
    shared,
    parts: new Map(),
    types: [],
  }
  const bySheet = Map.groupBy(marks, ({ sheet }) => sheet)
  for (const { name, part } of workbook.value.sheets) {
    const own = bySheet.get(name)
    const marked = own ? markSheet(marking, part, own) : done(null)
    if (!marked.ok) return marked
  }
  const edits = styleEdits(parts)
  if (edits.length > 0) addStyles(marking, workbook.value, style.value, applyEdits(style.value.part, edits))
  addTypes(marking)
  return done(repack(archive.value, marking.parts))
}

type StyleFile = { name: string; part: Buffer; isNew: boolean; isRelated: boolean }

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const NO_STYLES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>`

function stylesOf(archive: Archive, workbook: Workbook): Outcome<StyleFile> {
  const name = related(workbook, 'styles')
  const file = name === null ? done(null) : readPart(archive, name)
  if (!file.ok) return file
  const part = file.value ?? Buffer.from(NO_STYLES)
  return done({ name: name ?? 'xl/styles.xml', part, isNew: file.value === null, isRelated: name !== null })
}

function addStyles(
  marking: Marking,
  workbook: Workbook,
  { name, isNew, isRelated }: StyleFile,
  part: Buffer,
): void {
  marking.parts.set(name, part)
  if (isNew)
    marking.types.push({
      part: name,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml',
    })
  if (isRelated) return
  const at = workbook.part.lastIndexOf('/') + 1
  const list = `${workbook.part.slice(0, at)}_rels/${workbook.part.slice(at)}.rels`
  const file = readPart(marking.archive, list)
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles'
  if (file.ok) marking.parts.set(list, addRelations(file.value, [{ type, target: name }]).part)
}

/** A workbook without a list of content types is read by few programs; it gets none from us. */
function addTypes({ archive, parts, types }: Marking): void {
  const name = '[Content_Types].xml'
  const file = types.length > 0 ? readPart(archive, name) : done(null)
  if (file.ok && file.value) parts.set(name, addContentTypes(file.value, types))
}

function textOf(archive: Archive, name: string | null): string {
  const part = name === null ? done(null) : readPart(archive, name)
  return part.ok && part.value ? partText(part.value) : ''
}

const related = (workbook: Workbook, type: string): string | null =>
  [...workbook.relations.values()].find((relation) => relation.type === type)?.target ?? null
