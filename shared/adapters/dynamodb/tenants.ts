import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { Tenant } from '../../domain/tenant.ts'
import type { TenantStore } from '../../ports/stores.ts'
import { conditionally, type Database, type Item, queryAll } from './client.ts'

const entry = 'profile'
/** The index key of accounts whose commune is not certain. */
const nowhere = 'unknown'

export function tenantStore(db: Database): TenantStore {
  const table = db.names.tenants
  const get: TenantStore['get'] = async (tenant) => {
    const answer = await db.client.send(
      new GetCommand({ TableName: table, Key: { tenant, entry }, ConsistentRead: true }),
    )
    return answer.Item ? fromItem(answer.Item) : null
  }
  return {
    get,
    async putIfAbsent(tenant) {
      const put = new PutCommand({
        TableName: table,
        Item: { ...tenant, commune: tenant.commune ?? nowhere, entry },
        ConditionExpression: 'attribute_not_exists(tenant)',
      })
      if (await conditionally(db.client.send(put))) return tenant
      return (await get(tenant.tenant)) ?? tenant
    },
    async inCommune(commune) {
      const items = await queryAll(db, {
        TableName: table,
        IndexName: 'byCommune',
        KeyConditionExpression: 'commune = :commune',
        ExpressionAttributeValues: { ':commune': commune ?? nowhere },
      })
      return items.map(fromItem)
    },
  }
}

function fromItem(item: Item): Tenant {
  return Tenant.parse({ ...item, commune: item.commune === nowhere ? null : item.commune })
}
