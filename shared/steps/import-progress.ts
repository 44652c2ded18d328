// Reads only: where every accepted row of an import stands at every confirmed marketplace.
import type { MarketplaceId, TenantId } from '../domain/ids.ts'
import type { Import } from '../domain/import.ts'
import { type ConditionCounts, countCondition, emptyCounts, type Status } from '../domain/status.ts'
import type { RowRecord, StatusKey, Stores } from '../ports/stores.ts'

export type Progress = Record<string, ConditionCounts>

/** One accepted row and its statuses, one per confirmed marketplace that has been asked so far. */
export type RowProgress = { row: RowRecord; statuses: Status[] }

const chunk = 200

/** Walks the rows of an import in sheet order, each with its statuses at the confirmed marketplaces. */
export async function* rowsWithStatus(
  stores: Pick<Stores, 'rows' | 'statuses'>,
  of: Import,
): AsyncGenerator<RowProgress> {
  const { tenant, importId } = of.request
  const marketplaces = (of.confirmation?.marketplaces ?? []) as MarketplaceId[]
  for (let from: number | null = 0; from !== null; ) {
    const page: { items: RowRecord[]; next: number | null } = await stores.rows.list(tenant, importId, {
      from,
      limit: chunk,
    })
    const found = await stores.statuses.getMany(page.items.flatMap((row) => keysOf(row, marketplaces)))
    const bySeller = Map.groupBy(found, (status) => key(status.tenant, status.sku))
    for (const row of page.items) yield { row, statuses: bySeller.get(key(row.seller, row.sku ?? '')) ?? [] }
    from = page.next
  }
}

const key = (tenant: TenantId, sku: string) => `${tenant}#${sku}`

function keysOf(row: RowRecord, marketplaces: MarketplaceId[]): StatusKey[] {
  const { sku } = row
  if (row.result.outcome !== 'accepted' || !sku) return []
  return marketplaces.map((marketplace) => ({ tenant: row.seller, marketplace, sku }))
}

/** Counts per confirmed marketplace. A listing that a marketplace has not been asked about yet is waiting. */
export async function importProgress(
  stores: Pick<Stores, 'rows' | 'statuses'>,
  of: Import,
): Promise<Progress> {
  const ids = of.confirmation?.marketplaces ?? []
  const progress: Progress = Object.fromEntries(ids.map((id) => [id, emptyCounts()]))
  if (ids.length === 0) return progress
  for await (const { row, statuses } of rowsWithStatus(stores, of)) {
    if (row.result.outcome !== 'accepted') continue
    for (const id of ids) {
      const status = statuses.find((one) => one.marketplace === id)
      const counts = progress[id]
      if (counts) countCondition(counts, status?.condition ?? 'waiting')
    }
  }
  return progress
}
