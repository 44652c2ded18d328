import { asExpress, connectionBudgets } from '../adapters/pace/budget.ts'
import type { Failure } from '../domain/failure.ts'
import { contentHash } from '../domain/hash.ts'
import type { MarketplaceId, TenantId } from '../domain/ids.ts'
import type { Connection, Connections } from '../ports/connections.ts'
import type { AnyMarketplace, OpenedMarketplace, Shelf } from '../ports/marketplace.ts'
import type { PaceTools } from '../ports/pace.ts'

/** The marketplace through a tenant's connection. What is opened as express sends before bulk work. */
export type Open = (tenant: TenantId, express: boolean) => Promise<OpenedMarketplace | Failure>

/** What the workers of a connection share. `shelfOf` takes the key of the connection. */
export type SharedParts = { pace: PaceTools; shelfOf: (connection: string) => Shelf }

/**
 * Opens a marketplace for a tenant, once per shop and settings, so that a login is shared by all that a function does.
 * A missing connection or settings that do not fit are failures that an operator has to mend.
 */
export function openConnections(
  marketplace: AnyMarketplace,
  connections: Pick<Connections, 'get'>,
  shared: SharedParts,
): Open {
  const opened = new Map<string, OpenedMarketplace>()
  return async (tenant, express) => {
    const connection = await connections.get(tenant, marketplace.manifest.id as MarketplaceId)
    if (!connection) return { kind: 'permanent', code: 'connection.missing' }
    const key = `${connection.shop}#${contentHash(connection.settings)}`
    const market = opened.get(key) ?? openOrSay(() => openOne(marketplace, connection, shared))
    if ('kind' in market) return market
    opened.set(key, market)
    return express ? hurried(market) : market
  }
}

/** Opens every shop that is connected to a marketplace, afresh each time: settings may have changed. */
export function openShops(
  marketplace: AnyMarketplace,
  connections: Pick<Connections, 'shops'>,
  shared: SharedParts,
): () => Promise<{ shop: string; market: OpenedMarketplace | Failure }[]> {
  return async () => {
    const shops = await connections.shops(marketplace.manifest.id as MarketplaceId)
    return shops.map((connection) => ({
      shop: connection.shop,
      market: openOrSay(() => openOne(marketplace, connection, shared)),
    }))
  }
}

function openOrSay(open: () => OpenedMarketplace): OpenedMarketplace | Failure {
  try {
    return open()
  } catch (error) {
    return { kind: 'permanent', code: 'connection.settings', detail: String(error) }
  }
}

function openOne(
  marketplace: AnyMarketplace,
  { shop, settings }: Connection,
  { pace, shelfOf }: SharedParts,
): OpenedMarketplace {
  const of = { marketplace: marketplace.manifest.id, shop }
  const budgetFor = (limits: Parameters<typeof connectionBudgets>[2]) => connectionBudgets(pace, of, limits)
  return marketplace.open(settings, { now: pace.now, budgetFor, shelf: shelfOf(`${of.marketplace}#${shop}`) })
}

const hurried = (market: OpenedMarketplace): OpenedMarketplace => ({
  ...market,
  observe: (lookup) => asExpress(() => market.observe(lookup)),
  apply: (change) => asExpress(() => market.apply(change)),
  complete: (adjusted) => asExpress(() => market.complete(adjusted)),
})
