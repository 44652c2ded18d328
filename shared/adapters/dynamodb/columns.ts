import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { ColumnChoices } from '../../domain/columns.ts'
import type { ColumnStore } from '../../ports/stores.ts'
import { type Database, queryAll } from './client.ts'

const prefix = 'columns#'
const most = 200

/** Column choices, kept with the account they belong to. */
export function columnStore(db: Database): ColumnStore {
  return {
    async remembered(tenant) {
      const items = await queryAll(db, {
        TableName: db.names.tenants,
        KeyConditionExpression: 'tenant = :tenant AND begins_with(entry, :prefix)',
        ExpressionAttributeValues: { ':tenant': tenant, ':prefix': prefix },
        ConsistentRead: true,
      })
      return items.slice(0, most).map((item) => ColumnChoices.parse(item))
    },
    async remember(tenant, choices) {
      const Item = { ...choices, tenant, entry: `${prefix}${choices.layout}` }
      await db.client.send(new PutCommand({ TableName: db.names.tenants, Item }))
    },
  }
}
