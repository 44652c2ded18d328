import { dayOfSerial } from '../domain/values/day.ts'
import type { RawCell } from './grid.ts'
import { LIMITS } from './limits.ts'

const PLAIN = { number: null, day: null, uncalculated: false, picture: null }
/** The first serial number after the last day that a workbook knows. */
const SERIALS_END = 2_958_466

/** A cell of text, cut to what a workbook can hold. */
export function textCell(text: string, font: string | null): RawCell {
  return { ...PLAIN, text: text.slice(0, LIMITS.cellText), font }
}

/** A formula whose result the file does not hold. */
export function uncalculatedCell(font: string | null): RawCell {
  return { ...PLAIN, text: '', font, uncalculated: true }
}

/** A number as Excel shows it, with 15 digits; `digits`: how many stand before the point at least. */
export function numberCell(number: number, digits: number, font: string | null): RawCell {
  const near = Number(number.toPrecision(15))
  return { ...PLAIN, text: String(near).padStart(digits, '0'), number: near, font }
}

/** A number formatted as a date: a day where it can be one, else a number. */
export function serialCell(serial: number, is1904: boolean, font: string | null): RawCell {
  if (serial < 1 || serial >= SERIALS_END) return numberCell(serial, 0, font)
  return { ...dayCell(dayOfSerial(serial, is1904), font), number: serial }
}

/** A day, `yyyy-mm-dd`, shown as `dd/mm/yyyy`. */
export function dayCell(day: string, font: string | null): RawCell {
  return { ...PLAIN, text: day.split('-').reverse().join('/'), day, font }
}

/** Whether anybody would see something in this cell. */
export function isBlank({ text, uncalculated, picture }: RawCell): boolean {
  return text === '' && !uncalculated && picture === null
}
