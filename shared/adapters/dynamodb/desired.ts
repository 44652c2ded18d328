import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { Desired } from '../../domain/desired.ts'
import type { DesiredStore } from '../../ports/stores.ts'
import { conditionally, type Database, getAll, queryAll } from './client.ts'

export function desiredStore(db: Database): DesiredStore {
  const table = db.names.desired
  return {
    async get(tenant, sku) {
      const answer = await db.client.send(
        new GetCommand({ TableName: table, Key: { tenant, sku }, ConsistentRead: true }),
      )
      return answer.Item ? Desired.parse(answer.Item) : null
    },
    async getMany(keys) {
      const plain = keys.map(({ tenant, sku }) => ({ tenant, sku }))
      const items = await getAll(db, table, plain)
      return items.map((item) => Desired.parse(item))
    },
    put: (next, previous) => put(db, next, previous),
    async list(tenant, { after, limit }) {
      const answer = await db.client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: after === null ? 'tenant = :tenant' : 'tenant = :tenant AND sku > :after',
          ExpressionAttributeValues: { ':tenant': tenant, ...(after === null ? {} : { ':after': after }) },
          Limit: limit,
          ConsistentRead: true,
        }),
      )
      const items = (answer.Items ?? []).map((item) => Desired.parse(item))
      const last = answer.LastEvaluatedKey ? items.at(-1) : undefined
      return { items, next: last?.sku ?? null }
    },
    async skusBeginning(tenant, beginning) {
      const items = await queryAll(db, {
        TableName: table,
        KeyConditionExpression: 'tenant = :tenant AND begins_with(sku, :beginning)',
        ExpressionAttributeValues: { ':tenant': tenant, ':beginning': beginning },
        ProjectionExpression: 'sku',
      })
      return items.map((item) => String(item.sku))
    },
  }
}

/**
 * A draft keeps version 0 while its content changes, and what people said may change nothing but who said it last, so
 * hash, order and the count of writes are compared too. Listings of which nobody said anything but drafts have no such count.
 */
function put(db: Database, next: Desired, previous: Desired | null): Promise<boolean> {
  const { revision: _, ...item } = next
  const counted = next.stated || next.imports ? { revision: (previous?.revision ?? 0) + 1 } : {}
  const condition = previous
    ? {
        ConditionExpression: `version = :version AND #hash = :hash AND #order = :order AND ${
          previous.revision === undefined ? 'attribute_not_exists(revision)' : 'revision = :revision'
        }`,
        ExpressionAttributeNames: { '#hash': 'hash', '#order': 'order' },
        ExpressionAttributeValues: {
          ':version': previous.version,
          ':hash': previous.hash,
          ':order': previous.order,
          ...(previous.revision === undefined ? {} : { ':revision': previous.revision }),
        },
      }
    : { ConditionExpression: 'attribute_not_exists(tenant)' }
  return conditionally(
    db.client.send(
      new PutCommand({ TableName: db.names.desired, Item: { ...item, ...counted }, ...condition }),
    ),
  )
}
