import type { Edit } from './edits.ts'
import { applyEdits } from './edits.ts'
import { cursorOn, nextTag, partText, prefixOf, rawAttribute } from './tags.ts'

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** Where a list of relations or of content types ends, and which entries it has by one of their attributes. */
type List = { xml: string; prefix: string; known: Set<string>; start: number; end: number; isEmpty: boolean }

function listIn(xml: string, attributes: string[]): List {
  const cursor = cursorOn(xml)
  const list: List = { xml, prefix: '', known: new Set(), start: 0, end: xml.length, isEmpty: false }
  if (nextTag(cursor)) Object.assign(list, { prefix: prefixOf(cursor), start: cursor.start, end: cursor.end })
  list.isEmpty = cursor.isEmpty
  while (!list.isEmpty && nextTag(cursor)) {
    if (cursor.isClosing) list.end = cursor.start
    else for (const name of attributes) list.known.add(`${name}:${rawAttribute(cursor, name)?.toLowerCase()}`)
  }
  return list
}

/** The changes that put entries at the end of a list. */
function added({ xml, start, end, isEmpty }: List, entries: string): Edit[] {
  if (!isEmpty) return [{ at: end, remove: 0, insert: entries }]
  const name = /^<([^\s/>]+)/.exec(xml.slice(start, end))?.[1] ?? ''
  return [{ at: end - 2, remove: 2, insert: `>${entries}</${name}>` }]
}

export type NewRelation = { type: string; target: string }

/** The relations of a part with more of them; `part` null where it has none yet. Ids in the order asked for. */
export function addRelations(
  part: Buffer | null,
  relations: readonly NewRelation[],
): { part: Buffer; ids: string[] } {
  const before =
    part ??
    Buffer.from(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${PACKAGE}"/>`,
    )
  const list = listIn(partText(before), ['Id'])
  let number = 0
  const ids = relations.map(() => {
    do number += 1
    while (list.known.has(`Id:ridkt${number}`))
    return `rIdKt${number}`
  })
  const entries = relations.map(
    ({ type, target }, at) =>
      `<${list.prefix}Relationship Id="${ids[at]}" Type="${type}" Target="/${target}"/>`,
  )
  return { part: applyEdits(before, added(list, entries.join(''))), ids }
}

/** Part name and content type; a part ending in `.vml` goes by its ending. */
export type NewType = { part: string; type: string }

/** The content types with those of new parts; entries that are there are not repeated. */
export function addContentTypes(part: Buffer, types: readonly NewType[]): Buffer {
  const list = listIn(partText(part), ['PartName', 'Extension'])
  const entries = types.flatMap(({ part: name, type }) => {
    const isDrawing = name.endsWith('.vml')
    const known = isDrawing ? 'Extension:vml' : `PartName:/${name.toLowerCase()}`
    if (list.known.has(known)) return []
    list.known.add(known)
    const how = isDrawing ? 'Default Extension="vml"' : `Override PartName="/${name}"`
    return `<${list.prefix}${how} ContentType="${type}"/>`
  })
  return entries.length === 0 ? part : applyEdits(part, added(list, entries.join('')))
}

/** Whether a part is in the strict dialect, and which namespaces it therefore uses. */
export function namespacesOf(sheet: string): { main: string; relations: string } {
  const cursor = cursorOn(sheet)
  const isStrict =
    nextTag(cursor) && sheet.slice(cursor.start, cursor.end).includes('purl.oclc.org/ooxml/spreadsheetml')
  return isStrict
    ? {
        main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
        relations: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
      }
    : {
        main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
        relations: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
      }
}

/** The id that an element of a sheet refers by. */
export function relationIdOf(xml: string, element: { start: number } | null): string | null {
  if (!element) return null
  const cursor = cursorOn(xml, element.start)
  return nextTag(cursor) ? rawAttribute(cursor, 'id') : null
}
