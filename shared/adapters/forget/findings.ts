import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { TenantId } from '../../domain/ids.ts'
import type { Database, Item } from '../dynamodb/client.ts'
import { hashesIn, isOf, type TableKey, without } from './traces.ts'

/** The profile goes last: while it is there, everybody sees that the account is not gone yet. */
const order: readonly TableKey[] = ['rows', 'desired', 'status', 'ledger', 'tenants']

type Place = { table: TableKey; item: Item }

/** Everything there is of an account: its own items, those of others that name it, and the files that only it uses. */
export type Findings = {
  own: Place[]
  mixed: Place[]
  /** Hashes that no item of anybody else names. */
  hashes: string[]
  /** `account#import` of lists of an office in which it is one of many. */
  lists: string[]
  packages: string[]
}

/**
 * Reads all tables: no index leads to everything of an account, and what nobody looked for would stay. Only whoever operates
 * the system may; no function has a right to it.
 */
export async function findTraces(db: Database, tenant: TenantId): Promise<Findings> {
  const found: Findings = { own: [], mixed: [], hashes: [], lists: [], packages: [] }
  const [mine, others] = [new Set<string>(), new Set<string>()]
  for (const table of order)
    for await (const item of allItems(db, table)) {
      const own = isOf(tenant, table, item)
      for (const hash of hashesIn(item)) (own ? mine : others).add(hash)
      if (own) found.own.push({ table, item })
      else note(found, tenant, { table, item })
    }
  const ofRows = found.own.filter(({ table }) => table === 'rows').map(({ item }) => String(item.import))
  const lines = found.own.map(({ item }) => /^handover#lines#(.+)$/.exec(String(item.scope))?.[1])
  return {
    ...found,
    hashes: [...mine].filter((hash) => !others.has(hash)),
    lists: [...new Set(ofRows)].filter((list) => !list.startsWith(`${tenant}#`)),
    packages: [...new Set(lines.filter((id) => id !== undefined))],
  }
}

function note(found: Findings, tenant: TenantId, { table, item }: Place): void {
  const cleaned = table === 'ledger' ? without(tenant, item) : null
  if (cleaned) found.mixed.push({ table, item: cleaned })
}

export async function* allItems(db: Database, table: TableKey): AsyncGenerator<Item> {
  let start: Item | undefined
  do {
    const command = new ScanCommand({
      TableName: db.names[table],
      ExclusiveStartKey: start,
      ConsistentRead: true,
    })
    const { Items = [], LastEvaluatedKey } = await db.client.send(command)
    yield* Items
    start = LastEvaluatedKey
  } while (start)
}
