import { DeleteCommand, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { HandOverItem, taskOf } from '../../domain/hand-over/item.ts'
import { HandOverPackage, PackageLine } from '../../domain/hand-over/package.ts'
import type { DueNote, HandOverItems, HandOverStore, ShopOf } from '../../ports/hand-over.ts'
import { conditionally, type Database, type Item, queryAll } from './client.ts'

/** Where rights to the Ledger are narrowed, this beginning is among those that are left. */
export const handOverScopes = 'handover#'

const itemScope = ({ marketplace, shop }: ShopOf) => `${handOverScopes}item#${marketplace}#${shop}`
const dueScope = ({ marketplace, shop }: ShopOf) => `${handOverScopes}due#${marketplace}#${shop}`
const packageScope = `${handOverScopes}packages`
const lineScope = (id: string) => `${handOverScopes}lines#${id}`

/** Records of hand-overs in the Ledger; they are kept for good. */
export function handOverStore(db: Database): HandOverStore {
  return {
    items: (of) => itemStore(db, of),
    async due(of, limit) {
      const page = await query(db, dueScope(of), { Limit: limit })
      return page.map((item): DueNote => ({ key: String(item.entry), number: Number(item.number) }))
    },
    async settle(of, { key, number }) {
      const command = new DeleteCommand({
        TableName: db.names.ledger,
        Key: { scope: dueScope(of), entry: key },
        ConditionExpression: '#number = :number',
        ExpressionAttributeNames: { '#number': 'number' },
        ExpressionAttributeValues: { ':number': number },
      })
      await conditionally(db.client.send(command))
    },
    ...packageStore(db),
  }
}

function itemStore(db: Database, of: ShopOf): HandOverItems {
  const scope = itemScope(of)
  return {
    async get(key) {
      const found = await read(db, scope, key)
      return found && HandOverItem.parse(found.item)
    },
    async put(next, previous) {
      const revision = (previous?.revision ?? 0) + 1
      const item = { ...next, revision }
      const isWritten = await replace(db, { scope, entry: next.key, revision, item }, previous)
      if (isWritten && taskOf(item) !== null)
        await noteDue(db, of, { key: next.key, number: item.wish.number })
      return isWritten
    },
  }
}

async function noteDue(db: Database, of: ShopOf, { key, number }: DueNote): Promise<void> {
  const Item = { scope: dueScope(of), entry: key, number }
  await db.client.send(new PutCommand({ TableName: db.names.ledger, Item }))
}

function packageStore(
  db: Database,
): Pick<HandOverStore, 'package' | 'putPackage' | 'packages' | 'putLine' | 'lines'> {
  return {
    async package(id) {
      const found = await read(db, packageScope, id)
      return found && HandOverPackage.parse(found.package)
    },
    putPackage(next, previous) {
      const revision = (previous?.revision ?? 0) + 1
      const Item = { scope: packageScope, entry: next.id, revision, package: { ...next, revision } }
      return replace(db, Item, previous)
    },
    async packages({ before, limit }) {
      const page = await query(db, packageScope, { Limit: limit, ScanIndexForward: false }, before)
      return page.map((item) => HandOverPackage.parse(item.package))
    },
    async putLine(id, line) {
      const Item = { scope: lineScope(id), entry: line.key, line }
      await db.client.send(new PutCommand({ TableName: db.names.ledger, Item }))
    },
    async lines(id) {
      const items = await queryAll(db, {
        TableName: db.names.ledger,
        KeyConditionExpression: '#scope = :scope',
        ExpressionAttributeNames: { '#scope': 'scope' },
        ExpressionAttributeValues: { ':scope': lineScope(id) },
        ConsistentRead: true,
      })
      return items.map((item) => PackageLine.parse(item.line))
    },
  }
}

async function read(db: Database, scope: string, entry: string): Promise<Item | null> {
  const command = new GetCommand({ TableName: db.names.ledger, Key: { scope, entry }, ConsistentRead: true })
  return (await db.client.send(command)).Item ?? null
}

/** Only by somebody who has read what is there. */
function replace(db: Database, Item: Item, previous: { revision: number } | null): Promise<boolean> {
  return conditionally(
    db.client.send(
      new PutCommand({
        TableName: db.names.ledger,
        Item,
        ConditionExpression: previous === null ? 'attribute_not_exists(revision)' : 'revision = :read',
        ...(previous !== null && { ExpressionAttributeValues: { ':read': previous.revision } }),
      }),
    ),
  )
}

async function query(
  db: Database,
  scope: string,
  more: { Limit: number; ScanIndexForward?: boolean },
  before: string | null = null,
): Promise<Item[]> {
  const below = before === null ? '' : ' AND entry < :before'
  const command = new QueryCommand({
    TableName: db.names.ledger,
    KeyConditionExpression: `#scope = :scope${below}`,
    ExpressionAttributeNames: { '#scope': 'scope' },
    ExpressionAttributeValues: { ':scope': scope, ...(before !== null && { ':before': before }) },
    ConsistentRead: true,
    ...more,
  })
  return (await db.client.send(command)).Items ?? []
}
