import { dayOfSerial } from '../domain/values/day.ts'

/** One cell as the file holds it, text not yet decoded from legacy fonts. */
export type RawCell = {
  text: string
  number: number | null
  /** `yyyy-mm-dd` where the cell is formatted as a date. */
  day: string | null
  uncalculated: boolean
  /** Font name where the file tells, for the detection of legacy encodings. */
  font: string | null
  /** In-cell picture: the number of its rich value (1-based), or the id in WPS's DISPIMG. */
  picture: number | string | null
}

type Value = number | string | RawCell
/**
 * The cells of a row as 100,000 rows of them can be kept: for each a key (column, kind, font) and a value, one after the
 * other in one list; a text or a number as such, a day as its serial number, anything else as the `RawCell` that it is.
 * `inOrder` where each column is right of the one before.
 */
export type GridRow = { packed: Value[]; hidden: boolean; inOrder: boolean }
/** The fonts that keys name by number. */
export type FontList = { names: (string | null)[]; numbers: Map<string | null, number> }

const DAY_1900 = 1 << 15
const DAY_1904 = 1 << 16
const COLUMN = DAY_1900 - 1
const FONT_SHIFT = 17
const MOST_FONTS = 4096

export const emptyRow = (): GridRow => ({ packed: [], hidden: false, inOrder: true })
export const newFontList = (): FontList => ({ names: [null], numbers: new Map([[null, 0]]) })

export function rawText(text: string, font: string | null = null): RawCell {
  return { text, number: null, day: null, uncalculated: false, font, picture: null }
}

/** Adds a cell in the smallest form that holds all of it. A column that comes twice takes the later cell. */
export function addCell(row: GridRow, fonts: FontList, column: number, cell: RawCell): void {
  const { text, number, day, uncalculated, font, picture } = cell
  const isBare = day === null && !uncalculated && picture === null
  if (isBare && number === null) addText(row, fonts, column, text, font)
  else if (isBare && String(number) === text) addNumber(row, fonts, column, Number(number), font)
  else add(row, column, cell)
}

/** Adds a text. */
export function addText(
  row: GridRow,
  fonts: FontList,
  column: number,
  text: string,
  font: string | null,
): void {
  const number = fontNumber(fonts, font)
  if (number === null) add(row, column, rawText(text, font))
  else add(row, column | (number << FONT_SHIFT), text)
}

/** Adds a number that is shown as it is. */
export function addNumber(
  row: GridRow,
  fonts: FontList,
  column: number,
  value: number,
  font: string | null,
): void {
  add(row, column | ((fontNumber(fonts, font) ?? 0) << FONT_SHIFT), value)
}

/** Adds the day with this serial number. */
export function addDay(
  row: GridRow,
  fonts: FontList,
  column: number,
  serial: number,
  is1904: boolean,
  font: string | null,
): void {
  const kind = is1904 ? DAY_1904 : DAY_1900
  add(row, column | kind | ((fontNumber(fonts, font) ?? 0) << FONT_SHIFT), serial)
}

/** Null where a workbook has more fonts than anyone uses. */
function fontNumber(fonts: FontList, font: string | null): number | null {
  const known = fonts.numbers.get(font)
  if (known !== undefined) return known
  if (fonts.names.length >= MOST_FONTS) return null
  fonts.numbers.set(font, fonts.names.length)
  return fonts.names.push(font) - 1
}

function add(row: GridRow, key: number, value: Value): void {
  const { packed } = row
  const column = key & COLUMN
  const isLast = packed.length === 0 || ((packed[packed.length - 2] as number) & COLUMN) < column
  const at = isLast && row.inOrder ? -1 : placeOf(packed, column)
  if (at < 0) {
    row.inOrder &&= isLast
    packed.push(key, value)
  } else {
    packed[at] = key
    packed[at + 1] = value
  }
}

/** Where a column stands in the list; -1 where it does not. */
function placeOf(packed: Value[], column: number): number {
  for (let at = 0; at < packed.length; at += 2) if (((packed[at] as number) & COLUMN) === column) return at
  return -1
}

/** One cell of a row; undefined where it has none there. */
export function cellAt(row: GridRow | undefined, fonts: FontList, column: number): RawCell | undefined {
  const at = row ? placeOf(row.packed, column) : -1
  return row && at >= 0 ? unpack(row.packed, at, fonts) : undefined
}

/** The text of one cell as it is shown; empty where there is none. */
export function textAt(row: GridRow | undefined, column: number): string {
  const at = row ? placeOf(row.packed, column) : -1
  return row && at >= 0 ? textOf(row.packed, at) : ''
}

/** The columns with a cell, in the order of the file. */
export function columnsOf(row: GridRow | undefined): number[] {
  return row ? row.packed.flatMap((key, at) => (at % 2 === 0 ? (key as number) & COLUMN : [])) : []
}

/** The texts of a row with their columns, in the order of the file. */
export function textsOf({ packed }: GridRow): { column: number; text: string; isNumber: boolean }[] {
  const texts: ReturnType<typeof textsOf> = []
  for (let at = 0; at < packed.length; at += 2) {
    const value = packed[at + 1]
    const isNumber = typeof value === 'object' ? value.number !== null : typeof value === 'number'
    texts.push({ column: (packed[at] as number) & COLUMN, text: textOf(packed, at), isNumber })
  }
  return texts
}

/** The texts of the cells that hold no number, among the first `most` cells. */
export function wordsOf({ packed }: GridRow, most = Number.POSITIVE_INFINITY): string[] {
  const words: string[] = []
  for (let at = 0; at < packed.length && at < 2 * most; at += 2) {
    const value = packed[at + 1]
    if (typeof value === 'string') words.push(value)
    else if (typeof value === 'object' && value.number === null) words.push(value.text)
  }
  return words
}

/** The texts that `changeTexts` would change, with their fonts. */
export function* fontedWords(
  { packed }: GridRow,
  fonts: FontList,
): Generator<{ text: string; font: string | null }> {
  for (let at = 0; at < packed.length; at += 2) {
    const value = packed[at + 1]
    if (typeof value === 'string') yield { text: value, font: fontOf(packed, at, fonts) }
    else if (typeof value === 'object' && value.number === null) yield value
  }
}

/** The cells that are not packed: pictures, formulas without results. */
export function wholeCells({ packed }: GridRow): RawCell[] {
  return packed.filter((value) => typeof value === 'object')
}

/** Takes a cell away. */
export function dropCell({ packed }: GridRow, column: number): void {
  const at = placeOf(packed, column)
  if (at >= 0) packed.splice(at, 2)
}

/** Replaces every text that is no number by what `change` makes of it. */
export function changeTexts(
  { packed }: GridRow,
  fonts: FontList,
  change: (text: string, font: string | null) => string,
): void {
  for (let at = 0; at < packed.length; at += 2) {
    const value = packed[at + 1]
    if (typeof value === 'string') packed[at + 1] = change(value, fontOf(packed, at, fonts))
    else if (typeof value === 'object' && value.number === null) value.text = change(value.text, value.font)
  }
}

const fontOf = (packed: Value[], at: number, fonts: FontList): string | null =>
  fonts.names[(packed[at] as number) >> FONT_SHIFT] ?? null

function dayAt(packed: Value[], at: number): string | null {
  const kind = (packed[at] as number) & (DAY_1900 | DAY_1904)
  return kind === 0 ? null : dayOfSerial(packed[at + 1] as number, kind === DAY_1904)
}

/** `2024-08-06` shown as `06/08/2024`. */
export const shownDay = (day: string): string => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`

function textOf(packed: Value[], at: number): string {
  const value = packed[at + 1]
  if (typeof value === 'object') return value.text
  const day = dayAt(packed, at)
  return day === null ? String(value) : shownDay(day)
}

function unpack(packed: Value[], at: number, fonts: FontList): RawCell {
  const value = packed[at + 1]
  if (typeof value === 'object') return value
  const font = fontOf(packed, at, fonts)
  if (typeof value !== 'number') return rawText(value ?? '', font)
  const day = dayAt(packed, at)
  const text = day === null ? String(value) : shownDay(day)
  return { text, number: value, day, uncalculated: false, font, picture: null }
}
