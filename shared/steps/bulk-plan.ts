// Reads only: what a bulk job would do. The dry run and the run count with this one function.
import { type BulkCounts, emptyBulkCounts, missingTargets } from '../domain/bulk.ts'
import type { Desired } from '../domain/desired.ts'
import type { TenantId } from '../domain/ids.ts'
import type { Stores } from '../ports/stores.ts'
import { allListings } from './walk.ts'

/** One listing that a bulk job publishes, and where. */
export type BulkItem = { desired: Desired; add: string[] }

/** Walks the listings of a tenant that are not wanted at all of the marketplaces yet, or (`add` empty) are already. */
export async function* bulkItems(
  stores: Pick<Stores, 'desired'>,
  tenant: TenantId,
  marketplaces: readonly string[],
): AsyncGenerator<BulkItem> {
  for await (const desired of allListings(stores, tenant))
    yield { desired, add: missingTargets(desired, marketplaces) }
}

/** What publishing a tenant's listings to `marketplaces` comes to. */
export async function planTenant(
  stores: Pick<Stores, 'desired'>,
  tenant: TenantId,
  marketplaces: readonly string[],
): Promise<BulkCounts> {
  const counts = emptyBulkCounts()
  for await (const { add } of bulkItems(stores, tenant, marketplaces)) {
    counts.listings += 1
    counts.places += add.length
    counts[add.length > 0 ? 'publish' : 'already'] += 1
  }
  counts.tenants = counts.listings > 0 ? 1 : 0
  return counts
}
