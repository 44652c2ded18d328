import type { RawCell } from '../grid.ts'
import { dayCell, numberCell, textCell, uncalculatedCell } from '../raw-cells.ts'
import type { Attributes } from '../xml.ts'

const DAY_MS = 86_400_000
/** Serial 0 of the days of a workbook. */
const ORIGIN = Date.UTC(1899, 11, 30)

/**
 * The value of an OpenDocument cell: numbers as numbers, dates as days, everything else as it is shown. `shown` is the
 * text of the cell; what it adds are leading zeros. A formula without a result is uncalculated.
 */
export function cellValue(attributes: Attributes, shown: string, font: string | null): RawCell {
  const type = attributes['office:value-type']
  if (type === undefined && shown === '' && attributes['table:formula'] !== undefined)
    return uncalculatedCell(font)
  if (type === 'float' || type === 'currency' || type === 'percentage')
    return numeric(attributes['office:value'], shown, font)
  if (type === 'date') return dated(attributes['office:date-value'] ?? '', shown, font)
  if (type === 'time') return timed(attributes['office:time-value'] ?? '', shown, font)
  if (type === 'boolean')
    return textCell(attributes['office:boolean-value'] === 'true' ? 'TRUE' : 'FALSE', font)
  return textCell(shown || (attributes['office:string-value'] ?? ''), font)
}

function numeric(value: string | undefined, shown: string, font: string | null): RawCell {
  const number = Number(value)
  if (value === undefined || value.trim() === '' || !Number.isFinite(number)) return textCell(shown, font)
  const padded = /^0\d{1,254}$/.test(shown) && Number(shown) === number
  return numberCell(number, padded ? shown.length : 0, font)
}

function dated(value: string, shown: string, font: string | null): RawCell {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] ?? ''
  const serial = (Date.parse(`${day}T00:00:00Z`) - ORIGIN) / DAY_MS
  return serial >= 1 ? { ...dayCell(day, font), number: serial } : textCell(shown, font)
}

/** `PT12H30M00S` is a part of a day. */
function timed(value: string, shown: string, font: string | null): RawCell {
  const [, hours, minutes, seconds] = /^PT(\d{1,6})H(\d{1,4})M(\d{1,4})(?:[.,]\d*)?S$/.exec(value) ?? []
  if (hours === undefined) return textCell(shown, font)
  return numberCell(
    (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / (DAY_MS / 1000),
    0,
    font,
  )
}
