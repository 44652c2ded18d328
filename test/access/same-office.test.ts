import { ulid } from 'ulid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findBulk } from '../../functions/web/acts/find-bulk.ts'
import { newestImports } from '../../functions/web/acts/find-import.ts'
import { ImportId, JobId, TenantId } from '../../shared/domain/ids.ts'
import type { Session } from '../../shared/domain/session.ts'
import { plainDelivery } from '../flow/step-queues.ts'
import { startWorld, type World } from '../flow/step-world.ts'
import { communes } from './people.ts'

// Two officers of one office, each for another commune. The cooperative is in the first.
let world: World
beforeAll(async () => {
  world = await startWorld(plainDelivery)
})
afterAll(() => world?.stop())

const tenant = TenantId.parse('xahere')
const officer = (commune: string): Session => ({
  ...{ user: 'canbo', name: 'Cán bộ Ví Dụ', tenant, role: 'staff', communes: [commune] },
})
const [here, elsewhere] = [officer(communes.here), officer(communes.elsewhere)]

async function jobFor(scope: { communes: string[]; tenants: TenantId[] }) {
  const jobId = JobId.parse(ulid())
  const request = { jobId, tenant, requestedBy: 'canbo', scope, action: 'publish' as const }
  await world.stores.ledger.createJob({ ...request, marketplaces: [], dryRun: true, createdAt: 1 })
  return jobId
}

test.each([
  ['a commune', { communes: [communes.here], tenants: [] }],
  ['an account', { communes: [], tenants: [TenantId.parse('htxvidu')] }],
  ['an account that is gone', { communes: [], tenants: [TenantId.parse('htxkhongcon')] }],
])('a job for %s is not the other officer’s', async (what, scope) => {
  const id = await jobFor(scope)
  const isThere = !what.includes('gone')
  expect((await findBulk(world, here, id)).ok).toBe(isThere)
  expect((await findBulk(world, elsewhere, id)).ok).toBe(false)
  expect((await findBulk(world, { ...here, communes: ['*'] }, id)).ok).toBe(true)
  expect((await findBulk(world, { ...here, role: 'owner' }, id)).ok).toBe(false)
})

test('a list of many producers is in the other officer’s list no more than anywhere else', async () => {
  const about = { filename: 'danh-sach.csv', size: 1, uploadedBy: 'canbo', manyProducers: true }
  const importId = ImportId.parse(ulid())
  const request = { ...about, tenant, importId, communes: [communes.here], createdAt: 1, rereadOf: null }
  await world.stores.imports.create(request)
  const seen = async (session: Session) => (await newestImports(world, session, tenant, 10)).length
  expect([await seen(here), await seen(elsewhere)]).toEqual([1, 0])
})
