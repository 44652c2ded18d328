import { describe, expect, test } from 'vitest'
import { tenant } from '../domain/examples.ts'
import { openStores } from './open-stores.ts'

const open = openStores()

describe('what people said about columns', () => {
  test('is kept per layout; the last word counts', async () => {
    const { columns } = open().stores
    const said = { layout: 'a', fields: { 'nguoi lam': 'producer' }, savedBy: 'htx', savedAt: 1 } as const
    await columns.remember(tenant, said)
    await columns.remember(tenant, { ...said, fields: { 'nguoi lam': 'ignored' }, savedAt: 2 })
    await columns.remember(tenant, { ...said, layout: 'b' })
    expect(await columns.remembered(tenant)).toEqual([
      { ...said, fields: { 'nguoi lam': 'ignored' }, savedAt: 2 },
      { ...said, layout: 'b' },
    ])
  })

  test('belongs to one account', async () => {
    const { tenants, columns } = open().stores
    expect(await columns.remembered('ngkhac' as typeof tenant)).toEqual([])
    expect(await tenants.inCommune(null)).toEqual([])
  })
})

test('a clearance is kept per listing', async () => {
  const { clearances } = open().stores
  const yes = {
    sku: 'RN/1',
    codes: ['alcohol.confirm'],
    wording: 'ruou ngo',
    clearedBy: 'canbo',
    clearedAt: 1,
  }
  await clearances.put(tenant, yes)
  expect(await clearances.get(tenant, 'RN/1')).toEqual(yes)
  expect(await clearances.get(tenant, 'RN')).toBeNull()
})
