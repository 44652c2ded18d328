import { HandOverSettings, isHandOver } from '../domain/hand-over/settings.ts'
import { MarketplaceId } from '../domain/ids.ts'
import type { Clock } from '../ports/clock.ts'
import type { Desk } from '../ports/hand-over.ts'
import { enabledManifests } from './enabled.ts'
import type { Env } from './env.ts'
import { connectionsPart } from './parts.ts'

/**
 * The desks of all marketplaces that goods are handed to now, read anew each time: an operator may get a contract.
 * Settings that do not fit are no desk; their lane says so of every product (`connection.settings`).
 */
export function desksPart(env: Env, clock: Clock): () => Promise<Desk[]> {
  const connections = connectionsPart(env, clock)
  const marketplaces = enabledManifests(env).filter(({ mode }) => mode === 'partner-api')
  return async () => {
    const found = await Promise.all(
      marketplaces.map(async ({ id, name }): Promise<Desk[]> => {
        const marketplace = MarketplaceId.parse(id)
        const shops = await connections.shops(marketplace)
        return shops.flatMap(({ shop, settings }) => {
          const fits = isHandOver(settings) ? HandOverSettings.safeParse(settings).data : undefined
          return fits ? [{ marketplace, marketplaceName: name, shop, settings: fits }] : []
        })
      }),
    )
    return found.flat()
  }
}
