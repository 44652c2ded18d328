import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { Clearance } from '../../domain/clearance.ts'
import type { ClearanceStore } from '../../ports/stores.ts'
import type { Database } from './client.ts'

const entryOf = (sku: string) => `clearance#${sku}`

/** Clearances, kept with the account whose listing they are for. */
export function clearanceStore(db: Database): ClearanceStore {
  const table = db.names.tenants
  return {
    async get(tenant, sku) {
      const Key = { tenant, entry: entryOf(sku) }
      const answer = await db.client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))
      return answer.Item ? Clearance.parse(answer.Item) : null
    },
    async put(tenant, clearance) {
      const Item = { ...clearance, tenant, entry: entryOf(clearance.sku) }
      await db.client.send(new PutCommand({ TableName: table, Item }))
    },
  }
}
