import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findListing } from '../../functions/web/acts/find-listing.ts'
import { recordEdit } from '../../functions/web/acts/record-edit.ts'
import { declare } from '../../shared/domain/desired.ts'
import { TenantId } from '../../shared/domain/ids.ts'
import type { Session } from '../../shared/domain/session.ts'
import { wishOf } from '../domain/examples.ts'
import { plainDelivery } from './step-queues.ts'
import { startWorld, type World } from './step-world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld(plainDelivery)
  const first = declare(null, wishOf(1, 10_000, {}), 1)
  if (first.kind === 'write') await world.stores.desired.put(first.next, null)
})
afterAll(() => world?.stop())

const session = (role: Session['role'], tenant: string, communes: string[]): Session => ({
  ...{ user: 'ai', name: 'Ai đó', role, communes },
  tenant: TenantId.parse(tenant),
})

// The cooperative is in commune 00769.
test.each([
  ['its owner', session('owner', 'htxvidu', []), undefined, null],
  ['another owner', session('owner', 'htxkhac', []), 'htxvidu', 'tenant.foreign'],
  ['another owner, by the same SKU', session('owner', 'htxkhac', []), undefined, 'listing.unknown'],
  ['staff of the commune', session('staff', 'xavidu', ['00769']), 'htxvidu', null],
  ['staff of another commune', session('staff', 'xavidu', ['01090']), 'htxvidu', 'tenant.outside'],
  ['staff who name nobody', session('staff', 'xavidu', ['00769']), undefined, 'tenant.missing'],
  ['staff who name an office', session('staff', 'xavidu', ['*']), 'quantri', 'tenant.unknown'],
])('%s', async (_, who, tenant, code) => {
  const deps = { stores: world.stores, clock: world.clock, marketplaces: [] }
  const found = await findListing(deps, who, { sku: 'MO1', tenant })
  expect(found.ok ? null : found.trouble.code).toBe(code)
})

test('what is done for somebody else leaves an audit entry, what one does oneself does not', async () => {
  const deps = { stores: world.stores, clock: world.clock, queues: world.queues }
  const listing = { tenant: TenantId.parse('htxvidu'), sku: 'MO1' }
  const statement = { change: {}, targets: {}, requests: {} }
  await recordEdit(deps, session('owner', 'htxvidu', []), listing, { ...statement, act: 'listing.edit' })
  await recordEdit(deps, session('staff', 'xavidu', ['*']), listing, { ...statement, act: 'listing.pause' })
  const { Items = [] } = await world.db.client.send(new ScanCommand({ TableName: world.db.names.ledger }))
  const audits = Items.filter(({ scope }) => String(scope).startsWith('audit#'))
  expect(audits).toMatchObject([{ user: 'ai', tenant: 'htxvidu', act: 'listing.pause', subject: 'MO1' }])
})
