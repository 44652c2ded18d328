import { lower } from '../text.ts'
import { isTooLong, missing, type Reading, unreadable, value } from './reading.ts'

/** Mobile numbers: nine digits after the 0, 3/5/7/8/9 first. Landlines: area code 2xx, ten digits after the 0. */
const NATIONAL = /^(?:[35789]\d{8}|2\d{9})$/
const CANDIDATE = /\+?\d(?:[\d .\-()]|\u00a0)*\d/g

/** One of several numbers in a row (`0912 000 101 - 0988 000 000`): another one, or nothing, follows it. */
const ONE_OF_SEVERAL =
  /(?<!\d)(?:\+?84|0)(?:[\s.-]?[35789](?:[\s.-]?\d){8}|[\s.-]?2(?:[\s.-]?\d){9})(?=[\s.-]*(?:$|0\d|\+|84))(?!\d)/g

/**
 * Reads a phone number to E.164 (`+84912345678`). A lost leading zero, `84…`, `+84…` and signs between the digits are
 * understood; of several numbers the first readable one counts (`phonesIn` has all). Excel's `8.4912E+10` is unreadable.
 */
export function readPhone(cell: string | number): Reading<string> {
  if (isTooLong(cell)) return unreadable
  const text = textOf(cell)
  if (!/[\p{L}\d]/u.test(text)) return missing
  const [first] = phonesIn(cell)
  if (first !== undefined) return value(first)
  return /\d/.test(text) ? unreadable : missing
}

/** All phone numbers of a cell, each once, E.164. */
export function phonesIn(cell: string | number): string[] {
  const text = isTooLong(cell) ? '' : textOf(cell)
  if (/\de\+?\d/.test(text)) return []
  const phones = [...text.matchAll(CANDIDATE)].flatMap(([candidate]) => {
    const whole = phoneOf(candidate)
    return whole === null ? (candidate.match(ONE_OF_SEVERAL) ?? []).map(phoneOf) : [whole]
  })
  return [...new Set(phones.filter((phone) => phone !== null))]
}

function phoneOf(text: string): string | null {
  const digits = text.replace(/\D/g, '')
  const national = digits.replace(/^(?:00)?84(?=\d{9,10}$)/, '').replace(/^0/, '')
  return NATIONAL.test(national) ? `+84${national}` : null
}

const textOf = (cell: string | number): string =>
  typeof cell === 'number' ? String(cell) : lower(cell).trim()
