import { Preferences } from '../../domain/preferences.ts'
import type { PreferenceStore } from '../../ports/stores.ts'
import { accountItems } from './account-items.ts'
import type { Database } from './client.ts'

const entry = 'preferences'

/** What an account wants, kept with it. */
export function preferenceStore(db: Database): PreferenceStore {
  const items = accountItems(db)
  return {
    get: async (tenant) => Preferences.parse((await items.get(tenant, entry)) ?? {}),
    put: (tenant, preferences) => items.put(tenant, entry, preferences),
  }
}
