import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SandboxFault } from '../../shared/ports/sandbox.ts'
import { type Api, logIn, marketplaceIds } from '../api-client.ts'
import { startTestSystem, type TestSystem } from '../local-system.ts'
import { madeSheet } from './made-sheet.ts'

let system: TestSystem
let api: Api
beforeAll(async () => {
  system = await startTestSystem()
  api = await logIn(system.url, 'htx')
})
afterAll(() => system.stop())

const faults: [string, SandboxFault[]][] = [
  ['429 with Retry-After', [{ kind: '429', times: 6, retryAfter: 1 }]],
  ['500', [{ kind: '500', times: 6 }]],
  [
    'a connection cut after the product was created',
    [{ kind: 'cut-after-commit', times: 4, operation: 'create' }],
  ],
  ['an answer that is no JSON', [{ kind: 'malformed-json', times: 3, operation: 'create' }]],
]

describe('a marketplace in trouble', () => {
  test.each(faults)('%s: converges, nothing twice', async (name, fault) => {
    for (const id of marketplaceIds) await api.faults(id, fault)
    const rows = 8
    const price = 30_000 + faults.findIndex(([one]) => one === name) * 1000
    const id = await api.upload(
      'bang.csv',
      madeSheet(rows, () => price),
    )
    await api.until(id, ['ready'])
    await api.confirm(id)
    const settled = await api.until(id, ['settled'])
    for (const marketplace of marketplaceIds) {
      expect(settled.marketplaces[marketplace]).toMatchObject({ live: rows })
      const products = await api.products(marketplace)
      expect(products).toHaveLength(rows)
      expect(new Set(products.map((product) => product.sku)).size).toBe(rows)
      expect(products.every((product) => product.price === price)).toBe(true)
    }
  })
})
