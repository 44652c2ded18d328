import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { TenantId } from '../../domain/ids.ts'
import type { Database, Item } from './client.ts'

/** Single records that are kept with an account. */
export function accountItems(db: Database) {
  const table = db.names.tenants
  return {
    /** Null where there is none. */
    async get(tenant: TenantId, entry: string): Promise<Item | null> {
      const Key = { tenant, entry }
      const answer = await db.client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))
      return answer.Item ?? null
    },
    async put(tenant: TenantId, entry: string, item: object): Promise<void> {
      await db.client.send(new PutCommand({ TableName: table, Item: { ...item, tenant, entry } }))
    },
  }
}
