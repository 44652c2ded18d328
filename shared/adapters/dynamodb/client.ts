import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  BatchWriteCommand,
  DynamoDBDocumentClient,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb'

export type Item = Record<string, unknown>

/** One DynamoDB connection and the names of its tables. */
export type Database = {
  client: DynamoDBDocumentClient
  names: { tenants: string; rows: string; desired: string; status: string; ledger: string }
}

/** `endpoint` only for an engine on this machine, which takes any credentials. */
export function plainClient(endpoint?: string): DynamoDBClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  return new DynamoDBClient(endpoint ? { endpoint, region: 'ap-southeast-1', credentials } : {})
}

/** The same, taking and giving plain objects. */
export function documentClient(endpoint?: string): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(plainClient(endpoint), {
    marshallOptions: { removeUndefinedValues: true },
  })
}

/** All items of a query, page after page. */
export async function queryAll(db: Database, input: QueryCommandInput): Promise<Item[]> {
  const items: Item[] = []
  let start: Item | undefined
  do {
    const answer = await db.client.send(new QueryCommand({ ...input, ExclusiveStartKey: start }))
    items.push(...(answer.Items ?? []))
    start = answer.LastEvaluatedKey
  } while (start)
  return items
}

const writeBatch = 25
const readBatch = 100
const together = 4

/** Puts all items; what the engine leaves unprocessed is sent again. Throws when it stays unprocessed. */
export async function putAll(db: Database, table: string, items: Item[]): Promise<void> {
  await inBatches(items, writeBatch, async (batch) => {
    let requests = batch.map((Item) => ({ PutRequest: { Item } }))
    await untilEmpty(async () => {
      const answer = await db.client.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }))
      requests = (answer.UnprocessedItems?.[table] ?? []) as typeof requests
      return requests.length
    })
  })
}

/** The items with these keys, in no order, each once; missing ones are left out. */
export async function getAll(db: Database, table: string, keys: Item[]): Promise<Item[]> {
  const found: Item[] = []
  // The engine refuses a batch in which a key stands twice.
  const distinct = [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()]
  await inBatches(distinct, readBatch, async (batch) => {
    let wanted = batch
    await untilEmpty(async () => {
      const RequestItems = { [table]: { Keys: wanted, ConsistentRead: true } }
      const answer = await db.client.send(new BatchGetCommand({ RequestItems }))
      found.push(...(answer.Responses?.[table] ?? []))
      wanted = answer.UnprocessedKeys?.[table]?.Keys ?? []
      return wanted.length
    })
  })
  return found
}

async function inBatches(items: Item[], size: number, work: (batch: Item[]) => Promise<void>): Promise<void> {
  const batches = Array.from({ length: Math.ceil(items.length / size) }, (_, n) =>
    items.slice(n * size, (n + 1) * size),
  )
  for (let n = 0; n < batches.length; n += together)
    await Promise.all(batches.slice(n, n + together).map(work))
}

/** Repeats while something is left, waiting a little longer each time. */
async function untilEmpty(round: () => Promise<number>): Promise<void> {
  for (let wait = 50; (await round()) > 0; wait *= 2) {
    if (wait > 5_000) throw new Error('DynamoDB left items unprocessed for ten seconds')
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}

/** True for the refusal of a conditional write. */
export function isRefused(error: unknown): boolean {
  return error instanceof Error && error.name === 'ConditionalCheckFailedException'
}

/** Runs a conditional write; false where its condition did not hold. */
export async function conditionally(write: Promise<unknown>): Promise<boolean> {
  try {
    await write
    return true
  } catch (error) {
    if (isRefused(error)) return false
    throw error
  }
}
