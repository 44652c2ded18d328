import { Consent } from '../../domain/consent.ts'
import type { ConsentStore } from '../../ports/stores.ts'
import { accountItems } from './account-items.ts'
import type { Database } from './client.ts'

const entry = 'consent'

/** What an account agreed to, kept with it. */
export function consentStore(db: Database): ConsentStore {
  const items = accountItems(db)
  return {
    get: async (tenant) => Consent.nullable().parse(await items.get(tenant, entry)),
    put: (tenant, consent) => items.put(tenant, entry, consent),
  }
}
