// An import of many pages as `import-sheet` leaves it, with one product on each page: what is counted here is messages.
import { ImportId, type TenantId } from '../../shared/domain/ids.ts'
import { type ImportReading, pageSize } from '../../shared/domain/import.ts'
import type { Stores } from '../../shared/ports/stores.ts'
import { listingAt, ulidOf } from '../domain/examples.ts'

export type LargeImport = { tenant: TenantId; importId: ImportId; reading: ImportReading }

export async function largeImport(
  stores: Stores,
  { tenant, n, pages, now }: { tenant: TenantId; n: number; pages: number; now: number },
): Promise<LargeImport> {
  const importId = ImportId.parse(ulidOf(n))
  const about = { filename: 'bang.csv', size: 10, uploadedBy: 'htx', manyProducers: false, communes: [] }
  await stores.imports.create({ tenant, importId, ...about, createdAt: now, rereadOf: null })
  await stores.ledger.open({ kind: 'import', tenant, importId, openedAt: now })
  const rows = pages * pageSize
  const reading: ImportReading = {
    counts: { rows, accepted: rows, needsFix: 0, skipped: 0 },
    ...{ droppedColumns: [], unknownColumns: [], columns: [], held: 0 },
    ...{ fileHash: 'a'.repeat(64), readAt: now },
  }
  await stores.rows.put(
    tenant,
    importId,
    Array.from({ length: pages }, (_, page) => {
      const sku = `SP${page}`
      const result = { sheet: 'A', line: page + 2, outcome: 'accepted' as const, issues: [] }
      return {
        ordinal: page * pageSize,
        seller: tenant,
        sku,
        result: { ...result, listing: { ...listingAt(20_000), sku } },
      }
    }),
  )
  await stores.imports.recordReading(tenant, importId, reading)
  return { tenant, importId, reading }
}
