import type { Database } from '../../shared/adapters/dynamodb/client.ts'

/** Local table names are the plain names. */
export const tableNames: Database['names'] = {
  tenants: 'Tenants',
  rows: 'Rows',
  desired: 'Desired',
  status: 'Status',
  ledger: 'Ledger',
}
