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

/** Reads the first part of a workbook stream, BIFF8 (Excel 97 to 2003) or BIFF5 (Excel 5 and 95). */
export function readGlobals(stream: Buffer): Outcome<Globals> {
  const [first] = recordsFrom(stream, 0)
  if (first?.id !== ID.begin || first.data.length < 4) return refused('file.damaged')
  const version = first.data.readUInt16LE(0)
  if (version !== BIFF8 && version !== BIFF5) return refused('file.old-format')
  const kind = { isUnicode: version === BIFF8, decode: codePageOf(1252) }
  const found: Globals = {
    kind,
    is1904: false,
    fonts: [],
    styles: [],
    texts: [],
    sheets: [],
    drawings: [],
  }
  const formats = new Map<number, string>()
  const cellFormats: { font: number; format: number }[] = []
  const strings: Buffer[] = []
  let before: number = ID.begin
  let isWhole = false
  for (const record of recordsFrom(stream, 0)) {
    if (record.id === ID.filePass) return refused('file.encrypted')
    if (record.id === ID.eof) {
      isWhole = true
      break
    }
    if (record.id === ID.continued) {
      if (before === ID.strings) strings.push(record.data)
      if (before === ID.drawingGroup) found.drawings.push(record.data)
      continue
    }
    before = record.id
    if (record.id === ID.strings) strings.push(record.data)
    else if (record.id === ID.xf)
      cellFormats.push({ font: record.data.readUInt16LE(0), format: record.data.readUInt16LE(2) })
    else if (record.id === ID.format)
      formats.set(record.data.readUInt16LE(0), textAt(record.data, 2, kind.isUnicode ? 2 : 1, kind))
    else takeOther(found, record)
  }
  if (!isWhole) return refused('file.damaged')
  found.texts = strings.length > 0 ? readTable(strings) : []
  found.styles = cellFormats.map(({ font, format }) =>
    toStyle(format, formats.get(format) ?? '', fontAt(found.fonts, font)),
  )
  return done(found)
}

function takeOther(found: Globals, { id, data }: BiffRecord): void {
  if (id === ID.date1904) found.is1904 = data.readUInt16LE(0) === 1
  else if (id === ID.codePage) found.kind.decode = codePageOf(data.readUInt16LE(0))
  else if (id === ID.font) found.fonts.push(textAt(data, 14, 1, found.kind))
  else if (id === ID.drawingGroup) found.drawings.push(data)
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
