import { paceStore } from '../adapters/dynamodb/paces.ts'
import type { MarketplaceId, TenantId } from '../domain/ids.ts'
import type { ConnectionState, ConsultRequest, Previewed } from '../ports/consult.ts'
import { categoryMemo } from '../steps/category-memo.ts'
import { connectionState } from '../steps/connection-state.ts'
import { previewListings } from '../steps/preview-listings.ts'
import { registeredMarketplace } from './enabled.ts'
import type { Env } from './env.ts'
import { type Open, openConnections } from './open-marketplace.ts'
import { reachIssues } from './outgoing-part.ts'
import { sharedParts } from './pace-part.ts'
import {
  clockPart,
  connectionsPart,
  databasePart,
  paperUrlPart,
  pictureUrlPart,
  storesPart,
} from './parts.ts'

/** Below what a page waits for. */
const patienceMs = 8_000

/** Answers questions about marketplaces with the settings of their connections, which never leave this function. */
export type Consulted = (request: ConsultRequest) => Promise<Previewed[] | ConnectionState>

export function consultPart(env: Env): Consulted {
  const clock = clockPart()
  const stores = storesPart(env, clock)
  const connections = connectionsPart(env, clock)
  const shared = sharedParts(env, clock)
  const unreachable = reachIssues(env)
  const opens = new Map<MarketplaceId, Open>()
  const openOf = (id: MarketplaceId): Open => {
    const open = opens.get(id) ?? openConnections(registeredMarketplace(id), connections, shared)
    opens.set(id, open)
    return open
  }
  const parts = {
    stores,
    // Somebody is waiting for it: its questions go before bulk work.
    open: (id: MarketplaceId, tenant: TenantId) => openOf(id)(tenant, true),
    categoryRules: categoryMemo(stores, clock),
    pictureUrl: pictureUrlPart(env),
    paperUrl: paperUrlPart(env),
    clock,
    patienceMs,
  }
  const answer: Consulted = async (request) => {
    const { marketplace } = request
    if (request.kind === 'preview') return previewListings(parts, marketplace, request.listings)
    return connectionState({
      connection: await connections.get(request.tenant, marketplace),
      check: (settings) => [...registeredMarketplace(marketplace).check(settings), ...unreachable(settings)],
      paceOf: (shop) => paceStore(databasePart(env)).read(`${marketplace}#${shop}`),
      now: clock.now(),
    })
  }
  return (request) => answer(request).finally(shared.pace.rest)
}
