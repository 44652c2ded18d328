import { once } from 'node:events'
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  type AttributeDefinition,
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import dynalite from 'dynalite'
import { Level } from 'level'
import { plainClient } from '../../shared/adapters/dynamodb/client.ts'
import { type TableShape, tables } from '../../shared/adapters/dynamodb/tables.ts'
import { LocalTrouble } from './trouble.ts'

export type Engine = { endpoint: string; close(): Promise<void> }

/** The DynamoDB engine, in this process, its data in a folder, on 127.0.0.1 only; all tables are there afterwards. */
export async function startDatabase(folder: string): Promise<Engine> {
  await refuseIfLocked(folder)
  const server = dynalite({ path: folder, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 })
  surviveBrokenRequests(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await createTables(endpoint)
  return { endpoint, close: () => close(server) }
}

/** The engine itself would start on a folder that another process holds, and die at its first request. */
export async function refuseIfLocked(folder: string): Promise<void> {
  const probe = new Level(folder)
  try {
    await probe.open()
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined
    if (cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED')
      throw new LocalTrouble(
        `The data folder is in use by another process: ${folder}\nStop that one first, or choose another folder: DATA_DIR=other npm start`,
      )
    throw error
  }
  await probe.close()
}

/** The engine throws out of the event loop when a client goes away in the middle of a request. */
function surviveBrokenRequests(server: Server): void {
  server.prependListener('request', (request: IncomingMessage) => {
    const on = request.on.bind(request)
    const guarded = (event: string, listener: (...values: never[]) => void) =>
      on(event, event === 'error' ? () => {} : (listener as (...values: unknown[]) => void))
    request.on = guarded as typeof request.on
  })
}

function close(server: Server): Promise<void> {
  return new Promise((done, failed) => {
    server.close((error) => (error ? failed(error) : done()))
    server.closeAllConnections()
  })
}

/** Local table names are the plain names. */
async function createTables(endpoint: string): Promise<void> {
  const client = plainClient(endpoint)
  for (const [name, shape] of Object.entries(tables)) await createTable(client, name, shape)
  client.destroy()
}

async function createTable(client: DynamoDBClient, name: string, shape: TableShape): Promise<void> {
  try {
    await client.send(new CreateTableCommand(definition(name, shape)))
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
  }
  await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 0.05, maxDelay: 0.1 }, { TableName: name })
}

function definition(name: string, shape: TableShape): CreateTableCommandInput {
  const indexes = Object.entries(shape.indexes)
  const keys = [shape, ...indexes.map(([, index]) => index)].flatMap((one) => [one.partition, one.sort])
  const attributes = new Map(
    keys.map((key): [string, AttributeDefinition] => [
      key.name,
      { AttributeName: key.name, AttributeType: key.type },
    ]),
  )
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST' as const,
    AttributeDefinitions: [...attributes.values()],
    KeySchema: keySchema(shape),
    ...(indexes.length > 0 && {
      GlobalSecondaryIndexes: indexes.map(([IndexName, index]) => ({
        IndexName,
        KeySchema: keySchema(index),
        Projection: { ProjectionType: index.projection },
      })),
    }),
  }
}

function keySchema({ partition, sort }: Pick<TableShape, 'partition' | 'sort'>) {
  return [
    { AttributeName: partition.name, KeyType: 'HASH' as const },
    { AttributeName: sort.name, KeyType: 'RANGE' as const },
  ]
}
