import * as z from 'zod'

const Ordinal = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)

/** The place of a row in its sheet as a cursor; null for what is none. */
export function readOrdinal(cursor: string | undefined): number | null {
  if (cursor === undefined) return 0
  const ordinal = Ordinal.safeParse(Buffer.from(cursor, 'base64url').toString())
  return ordinal.success ? ordinal.data : null
}

export const writeOrdinal = (ordinal: number | null): string | null =>
  ordinal === null ? null : Buffer.from(String(ordinal)).toString('base64url')
