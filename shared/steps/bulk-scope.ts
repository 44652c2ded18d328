// Reads only: the accounts that a bulk job is for.
import type { BulkScope } from '../domain/bulk.ts'
import type { Tenant } from '../domain/tenant.ts'
import type { Stores } from '../ports/stores.ts'

/** Every account of the named communes, and the named accounts; each once, in key order. Offices sell nothing. */
export async function tenantsInScope(stores: Pick<Stores, 'tenants'>, scope: BulkScope): Promise<Tenant[]> {
  const found = new Map<string, Tenant>()
  const keep = (tenant: Tenant | null) => {
    if (tenant && tenant.kind !== 'office') found.set(tenant.tenant, tenant)
  }
  for (const commune of scope.communes) (await stores.tenants.inCommune(commune)).forEach(keep)
  for (const tenant of scope.tenants) keep(await stores.tenants.get(tenant))
  return [...found.values()].sort((a, b) => (a.tenant < b.tenant ? -1 : 1))
}
