import type { AnyMarketplace } from '../ports/opened-marketplace.ts'
import * as all from './all.ts'

/** Every marketplace there is, by id. Adding one is a line in `all.ts`. */
export const marketplaces: readonly AnyMarketplace[] = Object.values(all).sort((a, b) =>
  a.manifest.id < b.manifest.id ? -1 : 1,
)

export function marketplaceById(id: string): AnyMarketplace | null {
  return marketplaces.find((marketplace) => marketplace.manifest.id === id) ?? null
}
