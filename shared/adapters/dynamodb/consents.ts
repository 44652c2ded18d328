import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { Consent } from '../../domain/consent.ts'
import type { ConsentStore } from '../../ports/stores.ts'
import type { Database } from './client.ts'

const entry = 'consent'

/** What an account agreed to, kept with it. */
export function consentStore(db: Database): ConsentStore {
  const table = db.names.tenants
  return {
    async get(tenant) {
      const Key = { tenant, entry }
      const answer = await db.client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))
      return answer.Item ? Consent.parse(answer.Item) : null
    },
    async put(tenant, consent) {
      await db.client.send(new PutCommand({ TableName: table, Item: { ...consent, tenant, entry } }))
    },
  }
}
