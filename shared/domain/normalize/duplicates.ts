import { stableSku } from '../product/sku.ts'
import type { RowResult } from '../row.ts'
import { fold } from '../text.ts'
import { issue } from './findings.ts'

/**
 * Finds lines that name the same product twice, over all sheets of one workbook. An exact repetition is skipped; the same
 * product with other content is an error on the later line. SKUs are compared within one producer.
 * `skuCells`: the A1 reference of each row's SKU or name cell, by position.
 */
export function markDuplicates(rows: RowResult[], skuCells: readonly (string | null)[]): RowResult[] {
  const first = new Map<string, RowResult>()
  return rows.map((row, at) => {
    const key = row.outcome === 'skipped' ? null : keyOf(row)
    const earlier = key === null ? undefined : first.get(key)
    if (key === null) return row
    if (!earlier) {
      first.set(key, row)
      return row
    }
    const ref = skuCells[at] ?? null
    const same = contentOf(earlier) === contentOf(row)
    const told = {
      ...issue(same ? 'notice' : 'error', same ? 'row.duplicate' : 'sku.duplicate', undefined, {
        line: earlier.line,
      }),
      cell: ref,
    }
    return same
      ? { ...row, outcome: 'skipped', issues: [told] }
      : { ...row, outcome: 'needs-fix', issues: [...row.issues, told] }
  })
}

function keyOf({ listing }: RowResult): string | null {
  if (listing === null) return null
  const sku = listing.sku ?? stableSku(listing)
  return sku === null ? null : `${fold(listing.producer?.name ?? '')}|${sku.toLowerCase()}`
}

/** Everything but the pictures: a repeated line seldom repeats them. */
function contentOf({ listing }: RowResult): string {
  return JSON.stringify({ ...listing, images: null })
}
