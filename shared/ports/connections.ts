import type { MarketplaceId, TenantId } from '../domain/ids.ts'

/** How a tenant reaches a marketplace: its own shop, or the shared one. `settings` holds secrets: never log it. */
export type Connection = {
  /** Names the shop, so that tokens and limits are kept per shop. */
  shop: string
  settings: unknown
}

export type Connections = {
  /** Null where nobody has connected this marketplace yet. */
  get(tenant: TenantId, marketplace: MarketplaceId): Promise<Connection | null>
  /** Every shop that is connected there, each once: today the shared one, where there is one. */
  shops(marketplace: MarketplaceId): Promise<Connection[]>
}
