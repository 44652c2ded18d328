import { done, type Outcome, refused } from './outcome.ts'
import { attribute, readXml } from './xml.ts'
import { type Archive, readPart } from './zip.ts'

/** One relationship of a part: the end of its type (`worksheet`, `drawing`, `image`) and the part it points to. */
type Relation = { type: string; target: string }
export type Relations = Map<string, Relation>

/** The relationships of a part by id; external ones and those that leave the archive are left out. */
export function readRelations(archive: Archive, part: string): Outcome<Relations> {
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, slash + 1)
  const file = readPart(archive, `${folder}_rels/${part.slice(slash + 1)}.rels`)
  if (!file.ok) return file
  const relations: Relations = new Map()
  if (file.value === null) return done(relations)
  const read = readXml(file.value, {
    open: (name, attributes) => {
      const id = attribute(attributes, 'Id')
      const target = resolveTarget(folder, attribute(attributes, 'Target') ?? '')
      if (
        name !== 'Relationship' ||
        id === undefined ||
        target === null ||
        attribute(attributes, 'TargetMode') === 'External'
      )
        return
      relations.set(id, { type: attribute(attributes, 'Type')?.split('/').at(-1) ?? '', target })
    },
  })
  return read ? done(relations) : refused('file.damaged')
}

function resolveTarget(folder: string, target: string): string | null {
  const path: string[] = []
  const raw = target.replaceAll('\\', '/')
  for (const step of (raw.startsWith('/') ? raw : folder + raw).split('/')) {
    if (step === '' || step === '.') continue
    if (step !== '..') path.push(step)
    else if (path.pop() === undefined) return null
  }
  return path.length === 0 ? null : path.join('/')
}

type SheetEntry = { name: string; part: string; hidden: boolean }
/** `part` is the workbook's own part, from which its shared strings and styles are found. */
export type Workbook = { part: string; sheets: SheetEntry[]; is1904: boolean; relations: Relations }

/** Finds the workbook in the archive and lists its sheets. Spreadsheets in other packings are told apart from other zips. */
export function readWorkbook(archive: Archive): Outcome<Workbook> {
  if (archive.entries.has('xl/workbook.bin')) return refused('file.old-format')
  const root = readRelations(archive, '')
  if (!root.ok) return root
  const main =
    [...root.value.values()].find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  const file = readPart(archive, main)
  if (!file.ok) return file
  if (file.value === null) return refused('file.not-a-workbook')
  const relations = readRelations(archive, main)
  if (!relations.ok) return relations
  const workbook: Workbook = { part: main, sheets: [], is1904: false, relations: relations.value }
  let isWorkbook = false
  let isListedTwice = false
  const read = readXml(file.value, {
    open: (name, attributes, parent) => {
      if (name === 'workbook' && parent === '') isWorkbook = true
      if (name === 'workbookPr')
        workbook.is1904 = /^(?:1|true)$/.test(attribute(attributes, 'date1904') ?? '')
      if (name !== 'sheet' || parent !== 'sheets') return
      const relation = relations.value.get(attribute(attributes, 'id') ?? '')
      const hidden = (attribute(attributes, 'state') ?? 'visible') !== 'visible'
      if (relation?.type === 'worksheet') {
        // No program writes one part as two sheets; reading it again and again would be the cost of a small file.
        isListedTwice ||= workbook.sheets.some(({ part }) => part === relation.target)
        workbook.sheets.push({ name: attribute(attributes, 'name') ?? '', part: relation.target, hidden })
      }
    },
  })
  if (!read || isListedTwice) return refused('file.damaged')
  return isWorkbook ? done(workbook) : refused('file.not-a-workbook')
}
