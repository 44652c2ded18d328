import { Clearance } from '../../domain/clearance.ts'
import type { ClearanceStore } from '../../ports/stores.ts'
import { accountItems } from './account-items.ts'
import type { Database } from './client.ts'

const entryOf = (sku: string) => `clearance#${sku}`

/** Clearances, kept with the account whose listing they are for. */
export function clearanceStore(db: Database): ClearanceStore {
  const items = accountItems(db)
  return {
    get: async (tenant, sku) => Clearance.nullable().parse(await items.get(tenant, entryOf(sku))),
    put: (tenant, clearance) => items.put(tenant, entryOf(clearance.sku), clearance),
  }
}
