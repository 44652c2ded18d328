import { isTooLong, missing, type Reading, unreadable, value } from './reading.ts'

/** Mobile numbers: nine digits after the 0, 3/5/7/8/9 first. Landlines: area code 2xx, ten digits after the 0. */
const NATIONAL = /^(?:[35789]\d{8}|2\d{9})$/
const CANDIDATE = /\+?\d(?:[\d .\-()]|\u00a0)*\d/g

/**
 * Reads a phone number to E.164 (`+84912345678`). A lost leading zero, `84…`, `+84…` and signs between the digits are
 * understood; of several numbers the first readable one counts. Excel's `8.4912E+10` is unreadable.
 */
export function readPhone(cell: string | number): Reading<string> {
  if (isTooLong(cell)) return unreadable
  const text = typeof cell === 'number' ? String(cell) : cell.normalize('NFC').trim()
  if (!/[\p{L}\d]/u.test(text)) return missing
  if (/\dE\+?\d/i.test(text)) return unreadable
  for (const [candidate] of text.matchAll(CANDIDATE)) {
    const digits = candidate.replace(/\D/g, '')
    const national = digits.replace(/^(?:00)?84(?=\d{9,10}$)/, '').replace(/^0/, '')
    if (NATIONAL.test(national)) return value(`+84${national}`)
  }
  return /\d/.test(text) ? unreadable : missing
}
