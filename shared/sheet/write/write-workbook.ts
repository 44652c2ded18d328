import { columnLetters } from '../grid.ts'
import { newComments } from '../marked/comments.ts'
import { newShapes } from '../marked/note-shapes.ts'
import { xmlText } from './escape.ts'
import { stylesXml } from './looks.ts'
import type { NewSheet } from './new-sheet.ts'
import { newSheetXml } from './sheet-xml.ts'
import { joinEntries, newRecord, packEntry } from './zip-entry.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

type Part = { name: string; text: string; type?: string }

/** An .xlsx workbook of these sheets. The same sheets give the same bytes. Sheet names as `sheetNames` makes them. */
export function writeWorkbook(sheets: readonly NewSheet[]): Buffer {
  const own = sheets.flatMap(sheetParts)
  const related = [
    ...sheets.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
    ['styles', 'styles.xml'] satisfies [string, string],
  ]
  const parts: Part[] = [
    { name: '_rels/.rels', text: relationsXml([['officeDocument', 'xl/workbook.xml']]) },
    { name: 'xl/workbook.xml', text: workbookXml(sheets), type: `${SPREADSHEET}.sheet.main+xml` },
    { name: 'xl/_rels/workbook.xml.rels', text: relationsXml(related) },
    { name: 'xl/styles.xml', text: HEAD + stylesXml(MAIN), type: `${SPREADSHEET}.styles+xml` },
    ...own,
  ]
  const all = [{ name: '[Content_Types].xml', text: typesXml(parts) }, ...parts]
  return joinEntries(all.map(({ name, text }) => packEntry(newRecord(name), Buffer.from(text))))
}

function sheetParts(sheet: NewSheet, at: number): Part[] {
  const number = at + 1
  const notes = new Map(
    sheet.rows.flatMap(({ line, cells }) =>
      cells.flatMap(({ column, note }): [string, string][] =>
        note === undefined ? [] : [[`${columnLetters(column)}${line}`, note]],
      ),
    ),
  )
  const hasNotes = notes.size > 0
  const part: Part = {
    name: `xl/worksheets/sheet${number}.xml`,
    text: newSheetXml(sheet, MAIN, OFFICE, hasNotes ? 'r1' : null),
    type: `${SPREADSHEET}.worksheet+xml`,
  }
  if (!hasNotes) return [part]
  const relations = relationsXml([
    ['vmlDrawing', `../drawings/vmlDrawing${number}.vml`],
    ['comments', `../comments${number}.xml`],
  ])
  const text = newComments(MAIN, notes).part.toString('utf8')
  return [
    part,
    { name: `xl/worksheets/_rels/sheet${number}.xml.rels`, text: relations },
    { name: `xl/comments${number}.xml`, text, type: `${SPREADSHEET}.comments+xml` },
    { name: `xl/drawings/vmlDrawing${number}.vml`, text: newShapes([...notes.keys()]) },
  ]
}

function relationsXml(relations: [type: string, target: string][]): string {
  const all = relations.map(
    ([type, target], at) => `<Relationship Id="r${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`
}

function workbookXml(sheets: readonly NewSheet[]): string {
  const all = sheets.map(({ name, isVeryHidden }, at) => {
    const state = isVeryHidden ? ' state="veryHidden"' : ''
    return `<sheet name="${xmlText(name)}" sheetId="${at + 1}"${state} r:id="r${at + 1}"/>`
  })
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${all.join('')}</sheets></workbook>`
}

function typesXml(parts: readonly Part[]): string {
  const overrides = parts.flatMap(({ name, type }) =>
    type === undefined ? [] : `<Override PartName="/${name}" ContentType="${type}"/>`,
  )
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${overrides.join('')}</Types>`
}

const LONGEST_NAME = 31

/** Names as sheets may have them, in the order asked for: no sign that is forbidden, 31 signs at most, no two alike. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>()
  return wanted.map((name) => {
    const bare =
      name
        .replace(/[[\]:*?/\\]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim()
        .slice(0, LONGEST_NAME) || 'Sheet'
    let unique = bare
    for (let n = 2; taken.has(unique.toLowerCase()); n += 1)
      unique = `${bare.slice(0, LONGEST_NAME - 4)} ${n}`
    taken.add(unique.toLowerCase())
    return unique
  })
}
