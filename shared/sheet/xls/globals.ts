import { LIMITS } from '../limits.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import { isDateFormat, type Style } from '../styles.ts'
import { type BiffRecord, ID, recordsFrom } from './records.ts'
import { codePageOf, readTable, type TableText, type TextKind, textAt } from './strings.ts'

type Sheet = { name: string; offset: number; hidden: boolean }
/** What stands before the sheets of a workbook. `drawings`: the pieces of the store of its pictures. */
export type Globals = {
  kind: TextKind
  is1904: boolean
  fonts: string[]
  styles: Style[]
  texts: TableText[]
  sheets: Sheet[]
  drawings: Buffer[]
}

const BIFF5 = 0x0500
const BIFF8 = 0x0600
const WORKSHEET = 0

/** Font number 4 does not exist: those behind it stand one place earlier. */
export const fontAt = (fonts: string[], number: number): string | null =>
  fonts[number > 4 ? number - 1 : number] ?? null

/** What is put together only at the end: fonts and formats come in any order, texts in pieces. */
type Pieces = {
  found: Globals
  formats: Map<number, string>
  cellFormats: { font: number; format: number }[]
  strings: Buffer[]
}

/** Reads the first part of a workbook stream, BIFF8 (Excel 97 to 2003) or BIFF5 (Excel 5 and 95). */
export function readGlobals(stream: Buffer): Outcome<Globals> {
  const [first] = recordsFrom(stream, 0)
  if (first?.id !== ID.begin || first.data.length < 4) return refused('file.damaged')
  const version = first.data.readUInt16LE(0)
  if (version !== BIFF8 && version !== BIFF5) return refused('file.old-format')
  const pieces = newPieces(version === BIFF8)
  let before: number = ID.begin
  for (const record of recordsFrom(stream, 0)) {
    if (record.id === ID.filePass) return refused('file.encrypted')
    if (record.id === ID.eof) return done(toGlobals(pieces))
    takeRecord(pieces, record, before)
    if (record.id !== ID.continued) before = record.id
  }
  return refused('file.damaged')
}

function newPieces(isUnicode: boolean): Pieces {
  const lists = { fonts: [], styles: [], texts: [], sheets: [], drawings: [] }
  const found: Globals = { kind: { isUnicode, decode: codePageOf(1252) }, is1904: false, ...lists }
  return { found, formats: new Map(), cellFormats: [], strings: [] }
}

function takeRecord(pieces: Pieces, record: BiffRecord, before: number): void {
  const { found, formats, cellFormats, strings } = pieces
  const { id, data } = record
  const whole = id === ID.continued ? before : id
  if (whole === ID.strings) strings.push(data)
  else if (whole === ID.drawingGroup) found.drawings.push(data)
  else if (id === ID.xf) cellFormats.push({ font: data.readUInt16LE(0), format: data.readUInt16LE(2) })
  else if (id === ID.format)
    formats.set(data.readUInt16LE(0), textAt(data, 2, found.kind.isUnicode ? 2 : 1, found.kind))
  else takeOther(found, record)
}

function toGlobals({ found, formats, cellFormats, strings }: Pieces): Globals {
  const texts = strings.length > 0 ? readTable(strings) : []
  const styles = cellFormats.map(({ font, format }) =>
    toStyle(format, formats.get(format) ?? '', fontAt(found.fonts, font)),
  )
  return { ...found, texts, styles }
}

function takeOther(found: Globals, { id, data }: BiffRecord): void {
  if (id === ID.date1904) found.is1904 = data.readUInt16LE(0) === 1
  else if (id === ID.codePage) found.kind.decode = codePageOf(data.readUInt16LE(0))
  else if (id === ID.font) found.fonts.push(textAt(data, 14, 1, found.kind))
  else if (id === ID.sheet && data.readUInt8(5) === WORKSHEET)
    found.sheets.push({
      name: textAt(data, 6, 1, found.kind),
      offset: data.readUInt32LE(0),
      hidden: (data.readUInt8(4) & 3) !== 0,
    })
}

function toStyle(format: number, code: string, font: string | null): Style {
  // Number 0 is the general format, whatever a language calls it.
  const known = format === 0 || code.length > LIMITS.formatCode ? '' : code
  return {
    isDate: isDateFormat(format, known),
    digits: /^0+$/.test(known) ? known.length : 0,
    font,
  }
}
