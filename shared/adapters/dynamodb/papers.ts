import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { Paper } from '../../domain/paper.ts'
import type { PaperStore } from '../../ports/stores.ts'
import { type Database, queryAll } from './client.ts'

const prefix = 'paper#'

/**
 * Papers, kept with the account they belong to. No function may delete anything of an account: what is removed is written
 * over with the moment it was.
 */
export function paperStore(db: Database): PaperStore {
  const put = (Item: Record<string, unknown>) =>
    db.client.send(new PutCommand({ TableName: db.names.tenants, Item }))
  return {
    async list(tenant) {
      const items = await queryAll(db, {
        TableName: db.names.tenants,
        KeyConditionExpression: 'tenant = :tenant AND begins_with(entry, :prefix)',
        FilterExpression: 'attribute_not_exists(removedAt)',
        ExpressionAttributeValues: { ':tenant': tenant, ':prefix': prefix },
        ConsistentRead: true,
      })
      return items.map((item) => Paper.parse(item))
    },
    async put(tenant, paper) {
      await put({ ...paper, tenant, entry: `${prefix}${paper.id}` })
    },
    async remove(tenant, id, now) {
      await put({ tenant, entry: `${prefix}${id}`, removedAt: now })
    },
  }
}
