import { createReadStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import {
  type AttributeValue,
  BatchWriteItemCommand,
  type DynamoDBClient,
  ScanCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb'
import { tables } from '../../../shared/adapters/dynamodb/tables.ts'
import { LocalTrouble } from '../trouble.ts'
import { tablesFolder } from './manifest.ts'

/** An item with its types, as the engine keeps it. Sets and numbers stay what they are. */
type TypedItem = Record<string, AttributeValue>

const fileOf = (folder: string, table: string) => join(folder, tablesFolder, `${table}.jsonl`)

/** Every table as lines of JSON; how many items each has. */
export async function saveTables(client: DynamoDBClient, folder: string): Promise<Record<string, number>> {
  await mkdir(join(folder, tablesFolder), { recursive: true })
  const counts: Record<string, number> = {}
  for (const table of Object.keys(tables)) counts[table] = await saveTable(client, folder, table)
  return counts
}

async function saveTable(client: DynamoDBClient, folder: string, table: string): Promise<number> {
  const file = await open(fileOf(folder, table), 'w')
  let count = 0
  let start: TypedItem | undefined
  try {
    do {
      const answer = await client.send(
        new ScanCommand({ TableName: table, ExclusiveStartKey: start, ConsistentRead: true }),
      )
      const items = answer.Items ?? []
      await file.write(items.map((item) => `${JSON.stringify(item)}\n`).join(''))
      count += items.length
      start = answer.LastEvaluatedKey
    } while (start)
  } finally {
    await file.close()
  }
  return count
}

const batch = 25

/** Puts all that was saved into empty tables. */
export async function loadTables(
  client: DynamoDBClient,
  folder: string,
  counts: Record<string, number>,
): Promise<void> {
  for (const [table, expected] of Object.entries(counts)) {
    let items: TypedItem[] = []
    let count = 0
    const flush = async () => {
      if (items.length > 0) await write(client, table, items)
      count += items.length
      items = []
    }
    for await (const line of createInterface({ input: createReadStream(fileOf(folder, table)) })) {
      items.push(JSON.parse(line))
      if (items.length === batch) await flush()
    }
    await flush()
    if (count !== expected) throw new LocalTrouble(`Table ${table} has ${count} items, not ${expected}.`)
  }
}

async function write(client: DynamoDBClient, table: string, items: TypedItem[]): Promise<void> {
  let left: WriteRequest[] = items.map((Item) => ({ PutRequest: { Item } }))
  while (left.length > 0) {
    const answer = await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: left } }))
    left = answer.UnprocessedItems?.[table] ?? []
  }
}
