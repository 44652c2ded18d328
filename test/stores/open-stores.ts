import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll } from 'vitest'
import { type Engine, startDatabase } from '../../infra/local/database.ts'
import { type Database, documentClient, type Item } from '../../shared/adapters/dynamodb/client.ts'
import { dynamoStores } from '../../shared/adapters/dynamodb/stores.ts'
import type { Stores } from '../../shared/ports/stores.ts'
import { memoryClient, memoryDatabase } from '../faults/memory/database.ts'
import { emptyFolder } from '../local-system.ts'
import { tableNames } from './table-names.ts'

export type OpenStores = {
  stores: Stores
  db: Database
  /** The time the stores see; only a test moves it. Epoch milliseconds. */
  clock: { now: number }
  /** All items of a table as they are kept. */
  kept(table: keyof Database['names']): Promise<Item[]>
}

export const startOfTest = Date.parse('2026-11-21T08:00:00Z')

type EngineKind = 'embedded' | 'memory'

/** Which engine the stores open over: `over-memory.test.ts` runs all tests of this folder once more over the other. */
export const engineInUse: { kind: EngineKind } = { kind: 'embedded' }

/** The stores over an engine of their own, for the tests of one file. */
export function openStores(kind: EngineKind = engineInUse.kind): () => OpenStores {
  let open: OpenStores | undefined
  let engine: Engine | undefined
  let folder = ''
  beforeAll(async () => {
    folder = await emptyFolder()
    if (kind === 'embedded') engine = await startDatabase(join(folder, 'database'))
    const db = engine ? { client: documentClient(engine.endpoint), names: tableNames } : inMemory()
    const clock = { now: startOfTest }
    const kept: OpenStores['kept'] = async (table) => {
      const answer = await db.client.send(new ScanCommand({ TableName: db.names[table] }))
      return answer.Items ?? []
    }
    open = { stores: dynamoStores(db, () => clock.now), db, clock, kept }
  })
  afterAll(async () => {
    open?.db.client.destroy()
    await engine?.close()
    await rm(folder, { recursive: true, force: true })
  })
  return () => {
    if (!open) throw new Error('the stores open before the first test')
    return open
  }
}

function inMemory(): Database {
  const memory = memoryDatabase(tableNames)
  return memoryClient(async (call) => memory.run(call), tableNames)
}
