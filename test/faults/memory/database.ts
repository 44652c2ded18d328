// DynamoDB in memory, as far as the adapters use it: they run over it as they are. `test/stores` shows that it answers as the embedded engine does.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Database } from '../../../shared/adapters/dynamodb/client.ts'
import { tables } from '../../../shared/adapters/dynamodb/tables.ts'
import type { Item } from './expressions.ts'
import { type Answer, type Input, invalid, memoryTable, type Table } from './table.ts'

type Names = Database['names']

/** One call of the document client: which command, and what it was given. */
export type Call = { command: string; input: Input & { TableName?: string; RequestItems?: Batch } }
type Batch = Record<string, { Keys: Item[] } | { PutRequest?: { Item: Item } }[]>

export type MemoryDatabase = {
  /** Carries out one call, at once and whole. */
  run(call: Call): Answer
  table(name: string): Table
}

/** `isStrict`: refuses what the engine would refuse of terms that nothing uses; not asked for where speed counts. */
export function memoryDatabase(names: Names, isStrict = true): MemoryDatabase {
  const all = new Map<string, Table>([
    [names.tenants, memoryTable(tables.Tenants)],
    [names.rows, memoryTable(tables.Rows)],
    [names.desired, memoryTable(tables.Desired)],
    [names.status, memoryTable(tables.Status)],
    [names.ledger, memoryTable(tables.Ledger)],
  ])
  const table = (name = ''): Table => {
    const found = all.get(name)
    if (!found) throw invalid(`there is no table ${name}`)
    return found
  }
  return {
    table,
    run: ({ command, input }) => {
      const work = commands[command]
      if (!work) throw invalid(`${command} is not known here`)
      if (isStrict) checkTerms(input)
      return work(table, input)
    },
  }
}

type Work = (table: (name?: string) => Table, input: Call['input']) => Answer & { Responses?: unknown }

const commands: Record<string, Work> = {
  GetCommand: (table, input) => {
    const Item = table(input.TableName).get(input.Key ?? {})
    return Item ? { Item } : {}
  },
  PutCommand: (table, input) => table(input.TableName).put(input),
  UpdateCommand: (table, input) => table(input.TableName).update(input),
  DeleteCommand: (table, input) => table(input.TableName).delete(input),
  QueryCommand: (table, input) => table(input.TableName).query(input),
  ScanCommand: (table, input) => ({
    Items: table(input.TableName).all(),
  }),
  BatchGetCommand: (table, { RequestItems = {} }) => {
    const answers = Object.entries(RequestItems).map(([name, asked]) => {
      const keys = 'Keys' in asked ? asked.Keys : []
      const distinct = new Set(keys.map((key) => JSON.stringify(key)))
      if (keys.length > 100 || distinct.size < keys.length) throw invalid('too many keys, or one twice')
      return [name, keys.flatMap((key) => table(name).get(key) ?? [])]
    })
    return { Responses: Object.fromEntries(answers) }
  },
  BatchWriteCommand: (table, { RequestItems = {} }) => {
    for (const [name, asked] of Object.entries(RequestItems)) {
      const puts = Array.isArray(asked) ? asked : []
      if (puts.length > 25) throw invalid('too many items')
      for (const { PutRequest } of puts) table(name).put({ Item: PutRequest?.Item })
    }
    return {}
  },
}

/** The engine refuses a value or a name that no expression uses. */
function checkTerms(input: Call['input']): void {
  const expressions = Object.entries(input)
    .filter(([name]) => name.endsWith('Expression'))
    .map(([, text]) => String(text))
    .join(' ')
  const used = new Set(expressions.match(/[#:][A-Za-z0-9_]+/g))
  const { ExpressionAttributeNames = {}, ExpressionAttributeValues = {} } = input
  for (const term of [...Object.keys(ExpressionAttributeNames), ...Object.keys(ExpressionAttributeValues)])
    if (!used.has(term)) throw invalid(`${term} is not used`)
}

/** The adapters over a database in memory; `through` stands between each call and its effect. */
export function memoryClient(
  run: (call: Call) => Promise<Answer>,
  names: Names,
): Pick<Database, 'client' | 'names'> {
  const client = {
    send: (command: { constructor: { name: string }; input: Call['input'] }) =>
      run({ command: command.constructor.name, input: command.input }),
    destroy: () => {},
  }
  // The one place where something else stands in for the client: the adapters only ever call `send`.
  return { client: client as unknown as DynamoDBDocumentClient, names }
}
