import { describe, expect, test } from 'vitest'
import type { Item } from '../../shared/adapters/dynamodb/client.ts'
import { tables } from '../../shared/adapters/dynamodb/tables.ts'
import { ImportId } from '../../shared/domain/ids.ts'
import { importSource } from '../../shared/steps/sources.ts'
import { listingAt, sendo, tenant, ulidOf } from '../domain/examples.ts'
import { openStores } from './open-stores.ts'

const open = openStores()
const importId = ImportId.parse(ulidOf(1))

/** One record of every kind that belongs to a tenant. */
async function writeAll(): Promise<void> {
  const { imports, rows, desired, statuses, ledger, tenants } = open().stores
  const person = { uploadedBy: 'htx', manyProducers: false, communes: [] }
  const name = { kind: 'cooperative' as const, name: 'A', foldedName: 'a' }
  const contact = { phone: null, email: null, address: null }
  await tenants.putIfAbsent({ tenant, ...name, ...contact, commune: null, createdAt: 1, createdBy: null })
  await imports.create({
    tenant,
    importId,
    filename: 'a.csv',
    size: 1,
    ...person,
    createdAt: 1,
    rereadOf: null,
  })
  await imports.recordPage(tenant, importId, 'drafted', 0)
  const result = { sheet: 'A', line: 2, outcome: 'skipped' as const, issues: [], listing: null }
  await rows.put(tenant, importId, [{ ordinal: 0, seller: tenant, sku: null, result }])
  const origin = { importer: tenant, importId, sheet: 'A', line: 2 }
  const draft = { version: 0, hash: 'a', order: importId, targets: {}, origin, changedAt: 1 }
  await desired.put({ tenant, sku: 'MO1', listing: listingAt(1), ...draft }, null)
  await statuses.acquire({ tenant, marketplace: sendo, sku: 'MO1' }, { owner: 'a', until: 2, now: 1 })
  await ledger.putDispatch({
    source: importSource({ tenant, importId }),
    page: '0',
    listings: [],
    express: false,
    sentAt: 1,
  })
  await ledger.claim(`mail#${tenant}`, 'k', 1, 60)
  await ledger.audit({ at: 1, user: 'a', tenant, act: 'x.y', subject: 'z' })
}

const partitionOf = (item: Item, table: keyof typeof tables) => String(item[tables[table].partition.name])

describe('the tenant leads every key', () => {
  test.each([
    ['Tenants', 'tenants', tenant],
    ['Rows', 'rows', `${tenant}#${importId}`],
    ['Desired', 'desired', tenant],
    ['Status', 'status', `${tenant}#${sendo}`],
  ] as const)('of %s', async (table, kept, key) => {
    await writeAll()
    const keys = (await open().kept(kept)).map((item) => partitionOf(item, table))
    expect(new Set(keys)).toEqual(new Set([key]))
  })

  test('behind the kind of record in the ledger', async () => {
    await writeAll()
    const keys = (await open().kept('ledger')).map((item) => partitionOf(item, 'Ledger'))
    expect(new Set(keys)).toEqual(
      new Set([`dispatch#import#${tenant}#${importId}`, `mail#${tenant}`, `audit#${tenant}`]),
    )
  })
})

/** What the steps decide on must be what was written last: a stale answer would be taken for the truth and never corrected. */
describe('reads that a decision hangs on are consistent', () => {
  const { imports, rows, desired, statuses, ledger } = {
    imports: () => open().stores.imports.get(tenant, importId),
    rows: () => open().stores.rows.list(tenant, importId, { from: 0, limit: 10 }),
    desired: () => open().stores.desired.getMany([{ tenant, sku: 'MO1' }]),
    statuses: () => open().stores.statuses.get({ tenant, marketplace: sendo, sku: 'MO1' }),
    ledger: () => open().stores.ledger.claimState('a', 'b'),
  }

  test.each([
    ['an import', imports],
    ['the rows that are declared', rows],
    ['what a wish is compared with', desired],
    ['a status', statuses],
    ['a claim', ledger],
  ])('%s', async (_, read) => {
    const asked = JSON.stringify(await inputsOf(read))
    expect(asked).toContain('"ConsistentRead":true')
  })
})

/** What the client is asked while `work` runs. */
async function inputsOf(work: () => Promise<unknown>): Promise<unknown[]> {
  const inputs: unknown[] = []
  const { client } = open().db
  const name = 'remember'
  client.middlewareStack.add(
    (next) => (args) => {
      inputs.push(args.input)
      return next(args)
    },
    { step: 'initialize', name },
  )
  await work()
  client.middlewareStack.remove(name)
  return inputs
}
