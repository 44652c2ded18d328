import { lower } from '../text.ts'
import { isTooLong, missing, type Reading, unreadable, value } from './reading.ts'

const LENGTHS = new Set([8, 12, 13, 14])

/**
 * Reads a barcode (GTIN-8, -12, -13, -14) and proves its check digit. Excel's `8.93E+12` has lost digits and is
 * unreadable, like a number whose check digit does not fit.
 * 893 is no proof of origin. Source: docs/sources.md#barcodes.
 */
export function readGtin(cell: string | number): Reading<string> {
  if (isTooLong(cell)) return unreadable
  const text = (typeof cell === 'number' ? String(cell) : lower(cell).replace(/^\s*['’]/, '')).replace(
    /[\s-]/g,
    '',
  )
  if (!/[\p{L}\d]/u.test(text) || /^(?:không|chưa|chưacó|khôngcó|x)$/i.test(text.normalize('NFC')))
    return missing
  return /^\d+$/.test(text) && LENGTHS.has(text.length) && checks(text) ? value(text) : unreadable
}

function checks(digits: string): boolean {
  const sum = [...digits]
    .reverse()
    .reduce((all, digit, at) => all + Number(digit) * (at % 2 === 0 ? 1 : 3), 0)
  return sum % 10 === 0 && /[1-9]/.test(digits)
}
