import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logIn, marketplaceIds, samplesFolder } from '../api-client.ts'
import { startTestSystem, type TestSystem } from '../local-system.ts'

let system: TestSystem
beforeAll(async () => {
  system = await startTestSystem()
})
afterAll(() => system.stop())

const sheet = join(samplesFolder, '1-htx-mat-ong.xlsx')

test('the same sheet again: no second product, no second version, no second email', async () => {
  const api = await logIn(system.url, 'htx')
  const world = async () => ({
    products: await Promise.all(
      marketplaceIds.map(async (id) =>
        (await api.products(id)).map(({ sku, id: product, updates }) => [sku, product, updates]),
      ),
    ),
    versions: (await api.get<{ listings: { sku: string; version: number }[] }>('/api/listings')).listings.map(
      ({ sku, version }) => [sku, version],
    ),
    mails: (await api.mails()).length,
  })
  const send = async () => {
    const id = await api.uploadFile(sheet)
    await api.until(id, ['ready'])
    await api.confirm(id)
    await api.until(id, ['settled'])
  }

  await send()
  const first = await world()
  expect(first.products.every((products) => products.length === 4)).toBe(true)
  expect(first.versions.map(([, version]) => version)).toEqual([1, 1, 1, 1])
  expect(first.mails).toBe(1)

  await send()
  expect(await world()).toEqual(first)
})
