import { dayOfSerial } from '../domain/values/day.ts'
import type { RawCell } from './grid.ts'
import { LIMITS } from './limits.ts'
import type { SharedString } from './shared-strings.ts'
import type { Style } from './styles.ts'
import { unescapeOoxml } from './xml.ts'

/** What all sheets of a workbook share. `rowsLeft` and `cellsLeft` count down over them. */
export type WorkbookContext = {
  strings: SharedString[]
  styles: Style[]
  is1904: boolean
  rowsLeft: number
  cellsLeft: number
}
/** What the opening tag of a cell tells. */
export type OpenCell = { column: number; type: string; style: Style | undefined; picture: number | null }
/** What stands between its tags. */
export type CellPieces = { value: string; formula: string; inline: string; inlineFont: string | null }

/** The cell's pieces, as read, in one value. Dates come as days, numbers as Excel shows them with 15 digits. */
export function toCell(open: OpenCell, pieces: CellPieces, context: WorkbookContext): RawCell {
  const { value, formula, inline, inlineFont } = pieces
  const shared = open.type === 's' ? context.strings[Number(value)] : undefined
  const font = inlineFont ?? shared?.font ?? open.style?.font ?? null
  const displayed = /DISPIMG\(\s*"([^"]{1,200})"/i.exec(formula)?.[1] ?? null
  const picture = displayed ?? open.picture
  const base = { number: null, day: null, uncalculated: false, font, picture }
  if (picture !== null) return { ...base, text: '' }
  if (formula !== '' && value === '' && open.type !== 'str') return { ...base, text: '', uncalculated: true }
  if (open.type === 's') return { ...base, text: cut(shared?.text ?? '') }
  if (open.type === 'inlineStr') return { ...base, text: cut(unescapeOoxml(inline)) }
  if (open.type === 'str' || open.type === 'e') return { ...base, text: cut(unescapeOoxml(value)) }
  if (open.type === 'b') return { ...base, text: value === '1' ? 'TRUE' : 'FALSE' }
  if (open.type === 'd') return { ...base, ...dayText(value.slice(0, 10)) }
  return { ...base, ...numeric(value, open.style, context.is1904) }
}

const cut = (text: string): string => text.slice(0, LIMITS.cellText)

function numeric(
  value: string,
  style: Style | undefined,
  is1904: boolean,
): Pick<RawCell, 'text' | 'number' | 'day'> {
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return { text: value.trim(), number: null, day: null }
  if (style?.isDate && number >= 1 && number < 2_958_466)
    return { ...dayText(dayOfSerial(number, is1904)), number }
  const near = Number(number.toPrecision(15))
  return { text: String(near).padStart(style?.digits ?? 0, '0'), number: near, day: null }
}

/** `2024-08-06` shown as `06/08/2024`. */
function dayText(day: string): Pick<RawCell, 'text' | 'number' | 'day'> {
  return { text: day.split('-').reverse().join('/'), number: null, day }
}
