import { MarketplaceId } from '../../shared/domain/ids.ts'
import { marketplaces } from '../../shared/marketplaces/registry.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Connections } from '../../shared/ports/connections.ts'
import type { Sandbox, StartSandbox } from '../../shared/ports/sandbox.ts'

export type ClockedSandboxes = ReadonlyMap<string, Sandbox>

/** The sandbox of every registered marketplace, in memory, by the clock of the test. */
export async function startClockedSandboxes(clock: Pick<Clock, 'now'>): Promise<ClockedSandboxes> {
  const started = marketplaces.map(async ({ manifest: { id } }): Promise<[string, Sandbox]> => {
    const module: { startSandbox: StartSandbox } = await import(`../../shared/marketplaces/${id}/sandbox.ts`)
    return [id, await module.startSandbox({ port: 0, file: null, now: clock.now })]
  })
  return new Map(await Promise.all(started))
}

/** One shared shop at each sandbox. */
export function connectionsTo(sandboxes: ClockedSandboxes): Connections {
  const shop = (marketplace: string) => {
    const sandbox = sandboxes.get(marketplace)
    return sandbox ? { shop: marketplace, settings: sandbox.settings } : null
  }
  return {
    get: async (_tenant, marketplace) => shop(marketplace),
    shops: async (marketplace) => [shop(marketplace)].filter((one) => one !== null),
  }
}

export const laneIds = marketplaces.map(({ manifest }) => MarketplaceId.parse(manifest.id))
