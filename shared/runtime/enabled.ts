import { marketplaceById, marketplaces } from '../marketplaces/registry.ts'
import type { Manifest } from '../ports/manifest.ts'
import type { AnyMarketplace } from '../ports/opened-marketplace.ts'
import type { Env } from './env.ts'
import { lanesOf } from './parts.ts'

/** The marketplaces that have a lane here, in registry order. */
export function enabledManifests(env: Env): Manifest[] {
  const lanes = lanesOf(env)
  return marketplaces.map((marketplace) => marketplace.manifest).filter(({ id }) => id in lanes)
}

export const registeredManifests = (): Manifest[] => marketplaces.map(({ manifest }) => manifest)

/** @throws where no folder of that name is registered: the infrastructure and the registry have come apart */
export function registeredMarketplace(id: string): AnyMarketplace {
  const marketplace = marketplaceById(id)
  if (!marketplace) throw new Error(`no marketplace ${id} in shared/marketplaces/all.ts`)
  return marketplace
}
