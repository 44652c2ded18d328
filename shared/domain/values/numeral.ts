/** A number as Vietnamese sheets write it. `grouped` tells that a sign was read as the thousands separator. */
export type Numeral = { value: number; grouped: boolean; decimals: number }

/** Source of a regular expression for one number; without capturing groups, so that it can be built into larger ones. */
export const NUMERAL = String.raw`(?:\d{1,3}(?:[.,']\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?(?!\d))`

/** The same, with a space as one more thousands separator (`120 000`). */
export const SPACED_NUMERAL = String.raw`(?:\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?(?!\d))`

const GROUPED = /^(\d{1,3})([.,' ])(\d{3}(?:\2\d{3})*)(?:([.,])(\d{1,2}))?$/
const SIMPLE = /^(\d+)(?:[.,](\d+))?$/

/**
 * Reads one number. Three digits after a single sign are thousands (`1.500` is 1500), as vi-VN writes them, unless the
 * number starts with 0 (`0,500`). Null where the signs do not fit together (`1.500.00`, `1.234,567.8`).
 */
export function readNumeral(text: string): Numeral | null {
  const grouped = GROUPED.exec(text)
  if (grouped && !/^0/.test(text) && grouped[2] !== grouped[4]) {
    const whole = Number(`${grouped[1]}${grouped[3]?.replaceAll(grouped[2] ?? '', '')}`)
    const decimals = grouped[5] ?? ''
    return { value: whole + Number(`0.${decimals || 0}`), grouped: true, decimals: decimals.length }
  }
  const simple = SIMPLE.exec(text)
  if (!simple || text.length > 18) return null
  const decimals = simple[2] ?? ''
  return { value: Number(`${simple[1]}.${decimals || 0}`), grouped: false, decimals: decimals.length }
}
