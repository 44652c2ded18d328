import { fold } from '../../domain/text.ts'

/** `exact` is false where Sendo has no such unit and the closest one stands in for it. */
export type SendoUnit = { id: number; exact: boolean }

const exact: Record<string, number> = { cai: 1, bo: 2, chiec: 3, doi: 4, hop: 5, cuon: 6, chai: 7, thung: 8 }

const closest: Record<string, number> = {
  qua: 1,
  con: 1,
  cay: 1,
  banh: 1,
  set: 2,
  combo: 2,
  cap: 4,
  quyen: 6,
  lo: 7,
  hu: 7,
  binh: 7,
  can: 7,
  ket: 8,
}

/**
 * The unit ids seen in public integration code (`C`: Customaddon_odoo14), by what one price is for. Null for units that
 * resemble none of the eight, kilograms and bags among them: no guess is sent.
 */
export function unitOf(per: string): SendoUnit | null {
  const word = fold(per)
  const known = exact[word]
  if (known !== undefined) return { id: known, exact: true }
  const close = closest[word]
  return close === undefined ? null : { id: close, exact: false }
}
