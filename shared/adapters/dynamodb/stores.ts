import type { Stores } from '../../ports/stores.ts'
import { categoryStore } from './categories.ts'
import { clearanceStore } from './clearances.ts'
import type { Database } from './client.ts'
import { columnStore } from './columns.ts'
import { consentStore } from './consents.ts'
import { desiredStore } from './desired.ts'
import { handOverStore } from './hand-overs.ts'
import { importStore } from './imports.ts'
import { ledger } from './ledger.ts'
import { paperStore } from './papers.ts'
import { preferenceStore } from './preferences.ts'
import { rowStore } from './rows.ts'
import { statusStore } from './statuses.ts'
import { tenantStore } from './tenants.ts'

/** All stores over one database. `now` in epoch milliseconds. */
export function dynamoStores(db: Database, now: () => number): Stores {
  return {
    tenants: tenantStore(db),
    columns: columnStore(db),
    clearances: clearanceStore(db),
    preferences: preferenceStore(db),
    consents: consentStore(db),
    papers: paperStore(db),
    categories: categoryStore(db),
    imports: importStore(db),
    rows: rowStore(db, now),
    desired: desiredStore(db),
    statuses: statusStore(db),
    ledger: ledger(db, now),
    handOvers: handOverStore(db),
  }
}
