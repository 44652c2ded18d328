import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Connections } from '../../ports/connections.ts'
import { parseSettings } from './settings.ts'

/** The shared shop of each marketplace: one JSON file with its settings, read afresh each time. */
export function folderConnections(folder: string): Connections {
  return {
    async get(_tenant, marketplace) {
      const text = await readFile(join(folder, `${marketplace}.json`), 'utf8').catch(() => null)
      return text === null ? null : { shop: marketplace, settings: parseSettings(text) }
    },
  }
}
