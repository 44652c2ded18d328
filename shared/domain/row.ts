import * as z from 'zod'
import { DraftListing } from './listing.ts'

/**
 * What is wrong with a row: an `error` stops it, a `notice` does not.
 * `code` is `<field>.<what>`, stable, listed in `docs/issue-codes.md`; `message` and `hint` are Vietnamese for the seller.
 */
export const Issue = z.object({
  severity: z.enum(['error', 'notice']),
  code: z.string().regex(/^[a-z]+\.[a-z-]+$/),
  field: z.string(),
  /** A1 reference in the seller's own sheet, null where the column is missing. */
  cell: z.string().nullable(),
  message: z.string(),
  hint: z.string().nullable(),
  suggestion: z.string().nullable(),
})
export type Issue = z.infer<typeof Issue>

/** One product line of an uploaded sheet, and what became of it. `line` is the line number the seller sees. */
export const RowResult = z.object({
  sheet: z.string(),
  line: z.int().positive(),
  outcome: z.enum(['accepted', 'needs-fix', 'skipped']),
  issues: z.array(Issue),
  listing: DraftListing.nullable(),
})
export type RowResult = z.infer<typeof RowResult>

/** How many rows of an import had which outcome. `rows` is the sum of the other three. */
export const RowCounts = z.object({
  rows: z.int().nonnegative(),
  accepted: z.int().nonnegative(),
  needsFix: z.int().nonnegative(),
  skipped: z.int().nonnegative(),
})
export type RowCounts = z.infer<typeof RowCounts>

export function countRows(rows: readonly Pick<RowResult, 'outcome'>[]): RowCounts {
  const of = (outcome: RowResult['outcome']) => rows.filter((row) => row.outcome === outcome).length
  return { rows: rows.length, accepted: of('accepted'), needsFix: of('needs-fix'), skipped: of('skipped') }
}
