import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MarketplaceId } from '../../domain/ids.ts'
import type { Connection, Connections } from '../../ports/connections.ts'
import { parseSettings } from './settings.ts'

/** The shared shop of each marketplace: one JSON file with its settings, read afresh each time. */
export function folderConnections(folder: string): Connections {
  const shared = async (marketplace: MarketplaceId): Promise<Connection | null> => {
    const text = await readFile(join(folder, `${marketplace}.json`), 'utf8').catch(() => null)
    return text === null ? null : { shop: marketplace, settings: parseSettings(text) }
  }
  return {
    get: (_tenant, marketplace) => shared(marketplace),
    shops: async (marketplace) => [await shared(marketplace)].filter((one) => one !== null),
  }
}
