import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { CategoryMap, emptyCategoryMap } from '../../domain/category-rule.ts'
import type { CategoryStore } from '../../ports/stores.ts'
import { conditionally, type Database } from './client.ts'

/** No account has such a name: the maps belong to all of them. */
const scope = '#categories'

/** One record per marketplace, replaced only by somebody who has read it; earlier ones are kept beside it. */
export function categoryStore(db: Database): CategoryStore {
  const table = db.names.tenants
  return {
    async get(marketplace) {
      const Key = { tenant: scope, entry: marketplace }
      const answer = await db.client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))
      return answer.Item ? CategoryMap.parse(answer.Item) : emptyCategoryMap
    },
    async put(marketplace, map, previous) {
      const Item = { ...map, revision: previous + 1, tenant: scope }
      const write = new PutCommand({
        TableName: table,
        Item: { ...Item, entry: marketplace },
        ConditionExpression: previous === 0 ? 'attribute_not_exists(revision)' : 'revision = :read',
        ...(previous > 0 && { ExpressionAttributeValues: { ':read': previous } }),
      })
      if (!(await conditionally(db.client.send(write)))) return null
      const kept = { ...Item, entry: `${marketplace}#${String(Item.revision).padStart(6, '0')}` }
      await db.client.send(new PutCommand({ TableName: table, Item: kept }))
      return CategoryMap.parse(Item)
    },
  }
}
