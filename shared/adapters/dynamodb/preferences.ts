import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { Preferences } from '../../domain/preferences.ts'
import type { PreferenceStore } from '../../ports/stores.ts'
import type { Database } from './client.ts'

const entry = 'preferences'

/** What an account wants, kept with it. */
export function preferenceStore(db: Database): PreferenceStore {
  const table = db.names.tenants
  return {
    async get(tenant) {
      const Key = { tenant, entry }
      const answer = await db.client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))
      return Preferences.parse(answer.Item ?? {})
    },
    async put(tenant, preferences) {
      await db.client.send(new PutCommand({ TableName: table, Item: { ...preferences, tenant, entry } }))
    },
  }
}
