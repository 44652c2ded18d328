import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, logIn, marketplaceIds, samplesFolder } from '../api-client.ts'
import { startTestSystem, type TestSystem } from '../local-system.ts'

let system: TestSystem
beforeAll(async () => {
  system = await startTestSystem()
})
afterAll(() => system.stop())

type Job = {
  jobId: string
  state: string
  counts: Record<string, number>
  marketplaces?: Record<string, Record<string, number>>
}

test('a commune list makes its producers accounts; a bulk listing does what its dry run promised', async () => {
  const api = await logIn(system.url, 'canbo')
  const id = await api.uploadFile(join(samplesFolder, '2-bieu-tong-hop-xa.xlsx'))
  await api.until(id, ['ready'])
  const drafts = await api.get<{ listings: { name: string; tenant: string; version: number }[] }>(
    '/api/listings',
  )
  expect(drafts.listings).toHaveLength(6)
  expect(drafts.listings.every((listing) => listing.version === 0)).toBe(true)

  const ask = { scope: { commune: '01090' }, action: 'publish', marketplaces: marketplaceIds }
  const promised = await api.json<Job>('POST', '/api/bulk', { ...ask, dryRun: true })
  expect(promised.counts).toMatchObject({ tenants: 1, listings: 2, publish: 2, already: 0, places: 8 })
  for (const marketplace of marketplaceIds) expect(await api.products(marketplace)).toHaveLength(0)

  const started = await api.json<Job>('POST', '/api/bulk', { ...ask, dryRun: false })
  const ended = await eventually(
    () => api.get<Job>(`/api/bulk/${started.jobId}`),
    (job) => job.state === 'finished',
  )
  expect(ended.counts).toEqual(promised.counts)
  for (const marketplace of marketplaceIds) {
    const names = (await api.products(marketplace)).map((product) => product.name)
    expect(names).toHaveLength(2)
    expect(ended.marketplaces?.[marketplace]).toMatchObject({ live: 2 })
  }

  const again = await api.json<Job>('POST', '/api/bulk', { ...ask, dryRun: true })
  expect(again.counts).toMatchObject({ listings: 2, publish: 0, already: 2, places: 0 })
})

test('reading the list again makes no second account', async () => {
  const api = await logIn(system.url, 'canbo')
  const tenants = async () => {
    const { listings } = await api.get<{ listings: { tenant: string; sku: string }[] }>('/api/listings')
    return listings.map(({ tenant, sku }) => `${tenant} ${sku}`).sort()
  }
  const before = await tenants()
  const id = await api.uploadFile(join(samplesFolder, '2-bieu-tong-hop-xa.xlsx'))
  await api.until(id, ['ready'])
  expect(await tenants()).toEqual(before)
})

test('a cooperative may not start a bulk listing', async () => {
  const api = await logIn(system.url, 'htx')
  const answer = await api.call('POST', '/api/bulk', {
    scope: { commune: '01090' },
    action: 'publish',
    dryRun: true,
  })
  expect(answer.status).toBe(403)
})
