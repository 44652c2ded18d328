// Reads only: which marketplaces there are, which are on, and how their connections stand.
import { hookAddress } from '../../../shared/domain/hook.ts'
import { MarketplaceId } from '../../../shared/domain/ids.ts'
import type { Session } from '../../../shared/domain/session.ts'
import type { ConnectionState } from '../../../shared/ports/consult.ts'
import type { Manifest } from '../../../shared/ports/manifest.ts'
import type { WebDeps } from '../deps.ts'

/** `connection` is null for sellers, where the marketplace is off, and where nobody answered. */
export type ConnectionView = { manifest: Manifest; on: boolean; connection: ConnectionState | null }

/** Sellers see which marketplaces are on; the rest is for those who can do something about it. */
export async function viewConnections(
  deps: Pick<WebDeps, 'known' | 'marketplaces' | 'consult'>,
  session: Session,
): Promise<ConnectionView[]> {
  const isOn = (id: string) => deps.marketplaces.some((one) => one.id === id)
  if (session.role === 'owner')
    return deps.known
      .filter(({ id }) => isOn(id))
      .map((manifest) => ({ manifest, on: true, connection: null }))
  return Promise.all(
    deps.known.map(async (manifest) => {
      const on = isOn(manifest.id)
      const id = MarketplaceId.parse(manifest.id)
      const connection = on ? await deps.consult.connection(id, session.tenant) : null
      return { manifest, on, connection }
    }),
  )
}

/**
 * Where marketplaces that are on may send hints, by id. The addresses are secrets: operators see them, nobody else, and
 * nobody while the key that makes them cannot be read.
 */
export async function hintAddresses(
  deps: Pick<WebDeps, 'marketplaces' | 'publicUrl' | 'hookKey' | 'report'>,
  session: Session,
): Promise<ReadonlyMap<string, string>> {
  const hinting = deps.marketplaces.filter(({ capabilities }) => capabilities.hints)
  if (session.role !== 'operator' || hinting.length === 0) return new Map()
  const key = await deps.hookKey().catch((error: Error) => deps.report(error))
  if (!key) return new Map()
  return new Map(hinting.map(({ id }) => [id, hookAddress(deps.publicUrl, id, key)]))
}
