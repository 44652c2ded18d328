import { type Budget, LIMITS } from './limits.ts'
import { addCell, addDay, addNumber, addText, type FontList, type GridRow, rawText } from './packed-row.ts'
import type { SharedStrings } from './shared-strings.ts'
import type { Style } from './styles.ts'
import { ownText } from './text-memory.ts'
import { unescapeOoxml } from './xml.ts'

/** What all sheets of a workbook share. */
export type WorkbookContext = {
  strings: SharedStrings
  styles: Style[]
  is1904: boolean
  budget: Budget
}
/** What the opening tag of a cell tells. */
export type OpenCell = { column: number; type: string; style: Style | undefined; picture: number | null }
/** What stands between its tags. */
export type CellPieces = { value: string; formula: string; inline: string; inlineFont: string | null }

/**
 * Puts a cell into its row, as read, in one value: dates as days, numbers as Excel shows them with 15 digits. False for a
 * cell with nothing in it, which is not put.
 */
export function readCell(
  row: GridRow,
  fonts: FontList,
  open: OpenCell,
  pieces: CellPieces,
  context: WorkbookContext,
): boolean {
  const { value, formula } = pieces
  const shared = open.type === 's' ? Number(value) : -1
  const font = pieces.inlineFont ?? context.strings.fonts.get(shared) ?? open.style?.font ?? null
  const displayed = formula === '' ? null : (/DISPIMG\(\s*"([^"]{1,200})"/i.exec(formula)?.[1] ?? null)
  const picture = displayed ?? open.picture
  if (picture !== null) addCell(row, fonts, open.column, { ...rawText('', font), picture })
  else if (formula !== '' && value === '' && open.type !== 'str')
    addCell(row, fonts, open.column, { ...rawText('', font), uncalculated: true })
  else if (open.type === 'd') return addWrittenDay(row, fonts, open.column, value.slice(0, 10), font)
  else {
    const text = textOf(open.type, pieces, context.strings.texts[shared])
    if (text === null) return addNumeric(row, fonts, open, value, font, context.is1904)
    if (text === '') return false
    addText(row, fonts, open.column, text, font)
  }
  return true
}

/** Null where the cell holds no text by its type. */
function textOf(type: string, { value, inline }: CellPieces, shared: string | undefined): string | null {
  if (type === 's') return shared ?? ''
  if (type === 'inlineStr') return keptText(inline)
  if (type === 'str' || type === 'e') return keptText(value)
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  return null
}

/** A text as the file writes it, as it may be kept. */
export function keptText(text: string): string {
  return ownText(unescapeOoxml(text).slice(0, LIMITS.cellText))
}

/** `2024-08-06` shown as `06/08/2024`. */
function addWrittenDay(row: GridRow, fonts: FontList, column: number, day: string, font: string | null) {
  const text = day.split('-').reverse().join('/')
  if (text !== '') addCell(row, fonts, column, { ...rawText(text, font), day })
  return text !== ''
}

const EXACT = 1e15

function addNumeric(
  row: GridRow,
  fonts: FontList,
  { column, style }: OpenCell,
  value: string,
  font: string | null,
  is1904: boolean,
): boolean {
  const number = Number(value)
  const trimmed = value.trim()
  if (trimmed === '') return false
  if (!Number.isFinite(number)) addText(row, fonts, column, ownText(trimmed), font)
  else if (style?.isDate && number >= 1 && number < 2_958_466)
    addDay(row, fonts, column, number, is1904, font)
  else {
    const near =
      Number.isInteger(number) && Math.abs(number) < EXACT ? number : Number(number.toPrecision(15))
    const digits = style?.digits ?? 0
    if (digits === 0) addNumber(row, fonts, column, near, font)
    else {
      const text = String(near).padStart(digits, '0')
      addCell(row, fonts, column, { ...rawText(text, font), number: near })
    }
  }
  return true
}
