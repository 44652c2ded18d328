import type { RawCell } from '../grid.ts'
import { numberCell, serialCell, textCell, uncalculatedCell } from '../raw-cells.ts'
import { fontAt, type Globals } from './globals.ts'
import { type BiffRecord, ID, rkNumber } from './records.ts'
import { codePageOf, textAt } from './strings.ts'

/** A cell and its place, 1-based. `waits`: its text stands in the record that follows. */
export type FoundCell = { row: number; column: number; cell: RawCell; waits: boolean }

const WESTERN = codePageOf(1252)
const ERRORS: Record<number, string> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}

/** The cells of a record; none where it holds no cell. Throws a RangeError on a record that is too short. */
export function cellsOf({ id, data }: BiffRecord, globals: Globals): FoundCell[] {
  if (id === ID.multipleRk) return multiple(data, globals)
  const make = maker(id)
  if (!make) return []
  const row = data.readUInt16LE(0) + 1
  const column = data.readUInt16LE(2) + 1
  const cell = make(data, globals, data.readUInt16LE(4))
  return [{ row, column, cell, waits: isFormula(id) && cell.uncalculated }]
}

const isFormula = (id: number): boolean => id === ID.formula || id === ID.formulaOfBiff4

type Make = (data: Buffer, globals: Globals, style: number) => RawCell

function maker(id: number): Make | null {
  if (id === ID.labelOfStrings) return ofTable
  if (id === ID.label || id === ID.richString) return ofRecord
  if (id === ID.number) return (data, globals, style) => numeric(data.readDoubleLE(6), globals, style)
  if (id === ID.rk) return (data, globals, style) => numeric(rkNumber(data.readInt32LE(6)), globals, style)
  if (id === ID.booleanOrError) return booleanOrError
  return isFormula(id) ? formula : null
}

const fontOf = ({ styles }: Globals, style: number): string | null => styles[style]?.font ?? null

function ofTable(data: Buffer, globals: Globals, style: number): RawCell {
  const found = globals.texts[data.readUInt32LE(6)]
  const own = found?.font == null ? null : fontAt(globals.fonts, found.font)
  return textCell(found?.text ?? '', own ?? fontOf(globals, style))
}

/** Letters before Unicode lie in the western code page, whichever one the file names. */
function ofRecord(data: Buffer, globals: Globals, style: number): RawCell {
  const font = fontOf(globals, style)
  const isLegacy = font !== null && /^(?:\.vn|vni[- ])/i.test(font)
  const kind = isLegacy ? { ...globals.kind, decode: WESTERN } : globals.kind
  return textCell(textAt(data, 6, 2, kind), font)
}

function numeric(number: number, globals: Globals, style: number): RawCell {
  const { isDate = false, digits = 0, font = null } = globals.styles[style] ?? {}
  if (!Number.isFinite(number)) return textCell('', font)
  return isDate ? serialCell(number, globals.is1904, font) : numberCell(number, digits, font)
}

function multiple(data: Buffer, globals: Globals): FoundCell[] {
  const row = data.readUInt16LE(0) + 1
  const first = data.readUInt16LE(2) + 1
  return Array.from({ length: Math.max(0, Math.floor((data.length - 6) / 6)) }, (_, at) => ({
    row,
    column: first + at,
    cell: numeric(rkNumber(data.readInt32LE(6 + at * 6)), globals, data.readUInt16LE(4 + at * 6)),
    waits: false,
  }))
}

function booleanOrError(data: Buffer, globals: Globals, style: number): RawCell {
  const value = data.readUInt8(6)
  return toText(value, data.readUInt8(7) === 1, fontOf(globals, style))
}

const toText = (value: number, isError: boolean, font: string | null): RawCell =>
  textCell(isError ? (ERRORS[value] ?? '#N/A') : value === 0 ? 'FALSE' : 'TRUE', font)

const ENDS_LIKE_NO_NUMBER = 0xffff
/** What a result is where it is no number. */
const RESULT = { text: 0, boolean: 1, error: 2 }

/** The result that the file holds; one of text follows in a record of its own, until which it is uncalculated. */
function formula(data: Buffer, globals: Globals, style: number): RawCell {
  if (data.readUInt16LE(12) !== ENDS_LIKE_NO_NUMBER) return numeric(data.readDoubleLE(6), globals, style)
  const font = fontOf(globals, style)
  const type = data.readUInt8(6)
  if (type === RESULT.text) return uncalculatedCell(font)
  if (type === RESULT.boolean || type === RESULT.error)
    return toText(data.readUInt8(8), type === RESULT.error, font)
  return textCell('', font)
}

/** The text that a formula waits for. */
export function resultText(cell: RawCell, data: Buffer, globals: Globals): RawCell {
  return textCell(textAt(data, 0, 2, globals.kind), cell.font)
}
