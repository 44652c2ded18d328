import { asExpress } from '../adapters/pace/budget.ts'
import type { Pacing } from '../adapters/pace/pacing.ts'
import type { Failure } from '../domain/failure.ts'
import { contentHash } from '../domain/hash.ts'
import type { MarketplaceId, TenantId } from '../domain/ids.ts'
import type { Connection, Connections } from '../ports/connections.ts'
import type { HandOverItems, ShopOf } from '../ports/hand-over.ts'
import type { ConnectorTools, Shelf } from '../ports/marketplace.ts'
import type { AnyMarketplace, OpenedMarketplace } from '../ports/opened-marketplace.ts'

/** The marketplace through a tenant's connection. What is opened as express sends before bulk work. */
export type Open = (tenant: TenantId, express: boolean) => Promise<OpenedMarketplace | Failure>

/** What the workers of a connection share. `shelfOf` takes the key of the connection. */
export type SharedParts = {
  pace: Pacing
  shelfOf: (connection: string) => Shelf
  handOverOf?: (shop: ShopOf) => HandOverItems
}

/**
 * Opens a marketplace for a tenant, once per shop and settings, so that a login is shared by all that a function does.
 * A missing connection or settings that do not fit are failures that an operator has to mend.
 */
export function openConnections(
  marketplace: AnyMarketplace,
  connections: Pick<Connections, 'get'>,
  shared: SharedParts,
): Open {
  const toolsOf = sendingTools(marketplace, shared)
  const opened = new Map<string, OpenedMarketplace>()
  return async (tenant, express) => {
    const connection = await connections.get(tenant, marketplace.manifest.id as MarketplaceId)
    if (!connection) return { kind: 'permanent', code: 'connection.missing' }
    const key = `${connection.shop}#${contentHash(connection.settings)}`
    const market =
      opened.get(key) ?? openOrSay(() => marketplace.open(connection.settings, toolsOf(connection)))
    if ('kind' in market) return market
    opened.set(key, market)
    return express ? hurried(market) : market
  }
}

/** Every shop that is connected to a marketplace; a failure where its settings do not fit. */
export type OpenedShops = () => Promise<{ shop: string; market: OpenedMarketplace | Failure }[]>

/** Opens them afresh each time: settings may have changed. */
export function openShops(
  marketplace: AnyMarketplace,
  connections: Pick<Connections, 'shops'>,
  toolsOf: (connection: Connection) => ConnectorTools,
): OpenedShops {
  return async () => {
    const shops = await connections.shops(marketplace.manifest.id as MarketplaceId)
    return shops.map((connection) => ({
      shop: connection.shop,
      market: openOrSay(() => marketplace.open(connection.settings, toolsOf(connection))),
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

/** What an adapter gets that sends over a connection. */
export function sendingTools(
  marketplace: AnyMarketplace,
  { pace, shelfOf, handOverOf }: SharedParts,
): (connection: Connection) => ConnectorTools {
  return ({ shop }) => {
    const of = { marketplace: marketplace.manifest.id, shop }
    return {
      now: pace.now,
      budgetFor: (limits, longestMs) => pace.budgets(of, limits, longestMs),
      shelf: shelfOf(`${of.marketplace}#${shop}`),
      ...(handOverOf && { handOver: handOverOf(of) }),
    }
  }
}

const hurried = (market: OpenedMarketplace): OpenedMarketplace => ({
  ...market,
  observe: (lookup) => asExpress(() => market.observe(lookup)),
  apply: (change) => asExpress(() => market.apply(change)),
  complete: (adjusted) => asExpress(() => market.complete(adjusted)),
})
