import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { MarketplaceId, TenantId } from '../../domain/ids.ts'
import { type Meant, Status, unknownStatus, wakesAt } from '../../domain/status.ts'
import { dueShards, type Lease, type StatusKey, type StatusStore } from '../../ports/stores.ts'
import { conditionally, type Database, getAll, type Item, isRefused } from './client.ts'

const placeOf = (key: StatusKey) => `${key.tenant}#${key.marketplace}`
const keyOf = (key: StatusKey) => ({ place: placeOf(key), sku: key.sku })
const shardName = (marketplace: string, shard: number | 'express') => `due#${marketplace}#${shard}`

export function statusStore(db: Database): StatusStore {
  const table = db.names.status
  return {
    async get(key) {
      const command = new GetCommand({ TableName: table, Key: keyOf(key), ConsistentRead: true })
      const answer = await db.client.send(command)
      return answer.Item ? fromItem(answer.Item) : null
    },
    async getMany(keys) {
      const items = await getAll(db, table, keys.map(keyOf))
      return items.map(fromItem)
    },
    acquire: (key, lease) => acquire(db, key, lease),
    release: (status, owner) => release(db, status, owner),
    dueBy: (key, at) => dueBy(db, key, at),
    due: (marketplace, shard, now, limit) => due(db, shardName(marketplace, shard), now, limit),
  }
}

async function acquire(db: Database, key: StatusKey, lease: Lease): Promise<Status | null> {
  const { place: _, sku: __, ...defaults } = toItem(unknownStatus(key.tenant, key.marketplace, key.sku))
  const fresh = Object.keys(defaults)
  const command = new UpdateCommand({
    TableName: db.names.status,
    Key: keyOf(key),
    UpdateExpression: `SET leaseOwner = :owner, leaseUntil = :until, dueAt = :until, dueShard = :shard, ${fresh
      .map((name) => `#${name} = if_not_exists(#${name}, :${name})`)
      .join(', ')}${lease.means ? ' ADD meant :meant' : ''}`,
    ConditionExpression: 'attribute_not_exists(leaseUntil) OR leaseUntil < :now OR leaseOwner = :owner',
    ExpressionAttributeNames: Object.fromEntries(fresh.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ':owner': lease.owner,
      ':until': lease.until,
      ':now': lease.now,
      ':shard': shardOf(key, lease.express === true),
      ...(lease.means && { ':meant': new Set([meantBy(lease.owner, lease.means)]) }),
      ...Object.fromEntries(Object.entries(defaults).map(([name, value]) => [`:${name}`, value])),
    },
    ReturnValues: 'ALL_NEW',
  })
  try {
    const answer = await db.client.send(command)
    return answer.Attributes ? fromItem(answer.Attributes) : null
  } catch (error) {
    if (isRefused(error)) return null
    throw error
  }
}

function release(db: Database, status: Status, owner: string): Promise<boolean> {
  return conditionally(
    db.client.send(
      new PutCommand({
        TableName: db.names.status,
        Item: toItem(status),
        ConditionExpression: 'leaseOwner = :owner AND version <= :version',
        ExpressionAttributeValues: { ':owner': owner, ':version': status.version },
      }),
    ),
  )
}

async function dueBy(db: Database, key: StatusKey, at: number): Promise<void> {
  const command = new UpdateCommand({
    TableName: db.names.status,
    Key: keyOf(key),
    UpdateExpression: 'SET dueAt = :at, dueShard = if_not_exists(dueShard, :shard)',
    ConditionExpression: 'attribute_exists(place) AND (attribute_not_exists(dueAt) OR dueAt > :at)',
    ExpressionAttributeValues: { ':at': at, ':shard': shardOf(key, false) },
  })
  await conditionally(db.client.send(command))
}

async function due(db: Database, shard: string, now: number, limit: number): Promise<StatusKey[]> {
  const answer = await db.client.send(
    new QueryCommand({
      TableName: db.names.status,
      IndexName: 'due',
      KeyConditionExpression: 'dueShard = :shard AND dueAt <= :now',
      ExpressionAttributeValues: { ':shard': shard, ':now': now },
      Limit: limit,
    }),
  )
  return (answer.Items ?? []).map((item) => {
    const [tenant, marketplace] = String(item.place).split('#')
    return {
      tenant: TenantId.parse(tenant),
      marketplace: MarketplaceId.parse(marketplace),
      sku: String(item.sku),
    }
  })
}

/** Spreads listings over the index partitions, always to the same one; the few that are express have one of their own. */
function shardOf(key: StatusKey, express: boolean): string {
  if (express) return shardName(key.marketplace, 'express')
  let sum = 0
  for (const letter of `${key.tenant}#${key.sku}`) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0
  return shardName(key.marketplace, sum % dueShards)
}

/**
 * What never wakes has no due time, so that the index stays sparse; what only ends by itself is in it with the time at
 * which it does. A lease is not part of what is written back.
 */
function toItem(status: Status): Item {
  const { lease: _, dueAt: __, ...rest } = status
  const at = wakesAt(status)
  return {
    ...rest,
    place: placeOf(status),
    ...(at === null ? {} : { dueAt: at, dueShard: shardOf(status, status.express === true) }),
  }
}

/** One entry of the set `meant`, which goes with the record that a release writes anew. */
const meantBy = (owner: string, { version, stock }: Meant): string => `${owner}#${version}#${stock}`

function meantByOthers(meant: unknown, owner: string): Meant[] {
  const all = meant instanceof Set ? [...meant].map((one) => String(one).split('#')) : []
  return all.flatMap(([by, version, stock]) =>
    by === owner ? [] : [{ version: Number(version), stock: Number(stock) }],
  )
}

function leaseOf({ leaseOwner, leaseUntil, meant }: Item): Status['lease'] {
  if (typeof leaseOwner !== 'string') return null
  const before = meantByOthers(meant, leaseOwner)
  return { owner: leaseOwner, until: Number(leaseUntil), ...(before.length > 0 && { before }) }
}

function fromItem(item: Item): Status {
  const { leaseOwner: _, leaseUntil: __, meant: ___, dueAt, ...rest } = item
  const lease = leaseOf(item)
  const isDue = dueAt !== undefined && dueAt !== rest.staleAt
  return Status.parse({ ...rest, dueAt: isDue ? dueAt : null, lease })
}
