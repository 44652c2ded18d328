// Part of stage 2 and of every preview, pure: what a row of an import wants.
import type { Targets, Wish } from '../domain/desired.ts'
import type { Import } from '../domain/import.ts'
import { Listing } from '../domain/listing.ts'
import type { RowRecord } from '../ports/stores.ts'

/** The wish of an accepted row. The import's id, a ULID, is its order: a later import beats an earlier one. */
export function wishOf(
  of: Pick<Import, 'request'>,
  { seller, sku, result }: RowRecord,
  targets: Targets,
): Wish {
  const listing = Listing.parse({ ...result.listing, sku })
  const { tenant: importer, importId } = of.request
  const origin = { importer, importId, sheet: result.sheet, line: result.line }
  return { tenant: seller, sku: listing.sku, order: importId, listing, targets, origin }
}
