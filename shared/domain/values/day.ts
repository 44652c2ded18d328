import { plain } from '../text.ts'
import { rememberedBy } from '../text-table.ts'
import { ambiguous, isTooLong, missing, type Reading, unreadable, value } from './reading.ts'

export type DayQuestion = 'year-only' | 'month-only' | 'no-year' | 'short-year'

const FIRST_YEAR = 1990
const LAST_YEAR = 2100
/** A year of two digits further ahead than this is not believed. */
const YEARS_AHEAD = 5
/** Excel serials of those years. */
const SERIALS = { from: 32_874, to: 73_051 }

/**
 * Reads a calendar day to `yyyy-mm-dd`: `05/09/2026`, `5-9-26`, `5.9.2026`, `ngày 5 tháng 9 năm 2026`, `2026-09-05`, or
 * an Excel serial (1900 system). Always day before month. A year, a month or a day without its year is a question whose
 * suggestion is the last day it may mean. With `today`, a year of two digits that is far ahead of it is a question too.
 */
export function readDay(cell: string | number, today: string | null = null): Reading<string, DayQuestion> {
  if (isTooLong(cell)) return unreadable
  if (typeof cell === 'number') return fromNumber(cell)
  const text = plain(cell)
    .replace(/ \d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?$/, '')
    .replace(/^(?:ngay|cap ngay|ky ngay)\s+/, '')
    .replace(/\s*thang\s*|\s*nam\s*/g, '/')
    .replace(/^\/|\s+/g, '')
  if (!/[a-z0-9]/.test(text)) return missing
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:t.*)?$/.exec(text)
  if (iso) return calendarDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const full = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})\.?$/.exec(text)
  if (full) {
    const year = yearOf(full[4] ?? '')
    const isFarAhead =
      today !== null && full[4]?.length === 2 && year > Number(today.slice(0, 4)) + YEARS_AHEAD
    return isFarAhead ? ambiguous('short-year', []) : calendarDay(year, Number(full[3]), Number(full[1]))
  }
  if (/^\d{5}$/.test(text)) return fromNumber(Number(text))
  const month = /^(\d{1,2})[/.-](\d{4})$/.exec(text)
  if (month) return lastDay('month-only', Number(month[2]), Number(month[1]))
  if (/^\d{4}$/.test(text)) return lastDay('year-only', Number(text), 12)
  return /^\d{1,2}[/.-]\d{1,2}$/.test(text) ? ambiguous('no-year', []) : unreadable
}

function fromNumber(number: number): Reading<string, DayQuestion> {
  if (Number.isInteger(number) && number >= FIRST_YEAR && number <= LAST_YEAR)
    return lastDay('year-only', number, 12)
  return number >= SERIALS.from && number <= SERIALS.to ? value(dayOfSerial(number)) : unreadable
}

/** The day of an Excel serial, `yyyy-mm-dd`. `is1904` for workbooks that count from 1904. */
export function dayOfSerial(serial: number, is1904 = false): string {
  const days = Math.floor(serial) + (is1904 ? 1462 : 0)
  // Excel believes in 29 February 1900, so serials under 60 are one day ahead.
  const since = Math.floor(Date.UTC(1899, 11, days < 60 ? 31 : 30) / DAY)
  return dayText(since + days)
}

const DAY = 86_400_000
const MOST_REMEMBERED = 4096
const texts = new Map<number, string>()

/** The day so many days after 1970-01-01. Sheets have few days on many lines. */
function dayText(days: number): string {
  const before = texts.get(days)
  if (before !== undefined) return before
  const text = new Date(days * DAY).toISOString().slice(0, 10)
  if (texts.size >= MOST_REMEMBERED) texts.clear()
  texts.set(days, text)
  return text
}

function yearOf(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits)
}

function calendarDay(year: number, month: number, day: number): Reading<string, DayQuestion> {
  if (year < FIRST_YEAR || year > LAST_YEAR) return unreadable
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? value(date.toISOString().slice(0, 10))
    : unreadable
}

function lastDay(question: DayQuestion, year: number, month: number): Reading<string, DayQuestion> {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return unreadable
  return ambiguous(question, [new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)])
}

/** The same day so many months later; the last day of the month where that month is shorter. */
export function addMonths(day: string, months: number): string {
  return later({ day, months })
}

const later = rememberedBy<{ day: string; months: number }, string>(
  ({ day, months }) => `${day}+${months}`,
  ({ day, months }) => {
    const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
    const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
    return dayText(Date.UTC(year, month - 1 + months, Math.min(date, last)) / DAY)
  },
)
