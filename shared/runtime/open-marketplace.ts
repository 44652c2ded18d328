import type { Failure } from '../domain/failure.ts'
import { contentHash } from '../domain/hash.ts'
import type { MarketplaceId, TenantId } from '../domain/ids.ts'
import type { Clock } from '../ports/clock.ts'
import type { Connections } from '../ports/connections.ts'
import type { AnyMarketplace, OpenedMarketplace } from '../ports/marketplace.ts'

/**
 * Opens a marketplace for a tenant, once per shop and settings, so that a login is shared by all that a function does.
 * A missing connection or settings that do not fit are failures that an operator has to mend.
 */
export function openConnections(
  marketplace: AnyMarketplace,
  connections: Connections,
  clock: Clock,
): (tenant: TenantId) => Promise<OpenedMarketplace | Failure> {
  const opened = new Map<string, OpenedMarketplace>()
  return async (tenant) => {
    const connection = await connections.get(tenant, marketplace.manifest.id as MarketplaceId)
    if (!connection) return { kind: 'permanent', code: 'connection.missing' }
    const key = `${connection.shop}#${contentHash(connection.settings)}`
    const known = opened.get(key)
    if (known) return known
    try {
      const market = marketplace.open(connection.settings, { now: clock.now })
      opened.set(key, market)
      return market
    } catch (error) {
      return { kind: 'permanent', code: 'connection.settings', detail: String(error) }
    }
  }
}
