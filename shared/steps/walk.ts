// Reads only: all records of one kind, page after page.
import type { Desired } from '../domain/desired.ts'
import type { ImportId, TenantId } from '../domain/ids.ts'
import type { RowRecord, Stores } from '../ports/stores.ts'

const atOnce = 500

/** All rows of an import, in sheet order. */
export async function* allRows(
  stores: Pick<Stores, 'rows'>,
  { tenant, importId }: { tenant: TenantId; importId: ImportId },
): AsyncGenerator<RowRecord> {
  for (let from: number | null = 0; from !== null; ) {
    const range = { from, limit: atOnce }
    const page: Awaited<ReturnType<Stores['rows']['list']>> = await stores.rows.list(tenant, importId, range)
    yield* page.items
    from = page.next
  }
}

/** All listings of an account, drafts too, in order of their codes. */
export async function* allListings(
  stores: Pick<Stores, 'desired'>,
  tenant: TenantId,
): AsyncGenerator<Desired> {
  for (let after: string | null | undefined; after !== null; ) {
    const range = { after: after ?? null, limit: atOnce }
    const page: Awaited<ReturnType<Stores['desired']['list']>> = await stores.desired.list(tenant, range)
    yield* page.items
    after = page.next
  }
}
