import { describe, expect, test } from 'vitest'
import { JobId, TenantId } from '../../shared/domain/ids.ts'
import { ulidOf } from '../domain/examples.ts'
import { openStores } from './open-stores.ts'

const open = openStores()

describe('a bulk job', () => {
  const jobId = JobId.parse(ulidOf(20))
  const request = {
    jobId,
    tenant: TenantId.parse('xavidu'),
    requestedBy: 'canbo',
    scope: { communes: ['01090'], tenants: [] },
    action: 'publish' as const,
    marketplaces: ['sendo'],
    dryRun: false,
    createdAt: 5,
  }
  const counts = (publish: number) => ({
    tenants: 1,
    listings: publish,
    publish,
    already: 0,
    places: publish,
  })
  const tenants = ['ho1a', 'ho2b'].map((id) => TenantId.parse(id))

  test('keeps the first of everything that is said of it', async () => {
    const { ledger } = open().stores
    expect(await ledger.job(jobId)).toBeNull()
    await ledger.createJob(request)
    await ledger.createJob({ ...request, createdAt: 6 })
    expect(await ledger.recordJobTenants(jobId, tenants)).toEqual(tenants)
    expect(await ledger.recordJobTenants(jobId, [])).toEqual(tenants)
    const [first] = tenants
    if (!first) return
    await ledger.recordContribution(jobId, { tenant: first, counts: counts(1), doneAt: 7 })
    await ledger.recordContribution(jobId, { tenant: first, counts: counts(9), doneAt: 9 })
    await ledger.cancelJob(jobId, 10)
    await ledger.cancelJob(jobId, 11)
    await ledger.finishJob(jobId, 12)
    await ledger.finishJob(jobId, 13)
    expect(await ledger.job(jobId)).toEqual({
      request,
      tenants,
      contributions: [{ tenant: first, counts: counts(1), doneAt: 7 }],
      cancelledAt: 10,
      finishedAt: 12,
    })
  })

  test('tells all of twenty planners the plan of the first', async () => {
    const { ledger } = open().stores
    const [first] = tenants
    if (!first) return
    const plans = Array.from({ length: 20 }, (_, n) => ledger.planContribution(jobId, first, counts(n)))
    const told = await Promise.all(plans)
    expect(new Set(told.map((one) => one.publish)).size).toBe(1)
    expect(await ledger.planContribution(jobId, first, counts(99))).toEqual(told[0])
  })

  test('adds contributions up however many come at the same time', async () => {
    const { ledger } = open().stores
    const id = JobId.parse(ulidOf(21))
    await ledger.createJob({ ...request, jobId: id })
    const many = Array.from({ length: 60 }, (_, n) => TenantId.parse(`ho${String(n).padStart(3, '0')}`))
    const records = [...many, ...many].map((one) =>
      ledger.recordContribution(id, { tenant: one, counts: counts(1), doneAt: 1 }),
    )
    await Promise.all(records)
    expect((await ledger.job(id))?.contributions.map((one) => one.tenant)).toEqual(many)
  })
})
