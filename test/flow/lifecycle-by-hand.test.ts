import { describe, expect, test } from 'vitest'
import type { Edit } from '../../shared/domain/edit.ts'
import { asking, at, byHand, productAt, published, said, statusAt, voso } from './lifecycle-world.ts'
import { cooperative, idOf } from './step-story.ts'

describe('changed by hand at the marketplace', () => {
  test('a price is put right, goods that were sold are not', async () => {
    const { here, sku } = await published()
    const stock = productAt(here, voso)?.stock ?? 0
    await byHand(here, { price: 1_000 })
    await said(here, 5, sku, asking(5, 'retry'))
    expect(productAt(here, voso)).toMatchObject({ price: 20_000, updates: 3 })
    await byHand(here, { stock: stock - 1 })
    await said(here, 6, sku, asking(6, 'retry'))
    expect(productAt(here, voso)).toMatchObject({ stock: stock - 1, updates: 4 })
  })

  test('goods that were sold stay sold when only the price is changed; a new stock counts', async () => {
    const { here, sku } = await published()
    const stock = productAt(here, voso)?.stock ?? 0
    await byHand(here, { stock: stock - 2 })
    await said(here, 5, sku, { change: { price: { amount: 31_000 } } })
    expect(productAt(here, voso)).toMatchObject({ price: 31_000, stock: stock - 2 })
    expect(productAt(here, 'sendo')).toMatchObject({ price: 31_000, stock })
    await said(here, 6, sku, { change: { name: 'Mật ong Ví Dụ mới' } })
    expect(productAt(here, voso)).toMatchObject({ stock: stock - 2, updates: 4 })
    await said(here, 7, sku, { change: { stock: stock + 9 } })
    expect(productAt(here, voso)?.stock).toBe(stock + 9)
    await byHand(here, { stock: 1 })
    await said(here, 8, sku, { change: { stock: stock + 9 }, ...asking(8, 'restock') })
    expect(productAt(here, voso)?.stock).toBe(stock + 9)
    const { updates } = productAt(here, voso) ?? {}
    await said(here, 9, sku, { change: { stock: stock + 9 }, ...asking(9, 'restock') })
    expect(productAt(here, voso)?.updates).toBe(updates)
  })

  test('a product that was taken down or hidden is asked about, and put back on request only', async () => {
    const { here, sku } = await published()
    await byHand(here, { onSale: false })
    await said(here, 5, sku, asking(5, 'retry'))
    expect(await statusAt(here, sku)).toMatchObject({ condition: 'held', code: 'marketplace.hidden' })
    await said(here, 6, sku, { ...at('listed'), ...asking(6, 'resume') })
    expect(productAt(here, voso)?.state).toBe('live')
    await byHand(here, 'withdraw')
    await said(here, 7, sku, { change: { stock: 8 } })
    expect(await statusAt(here, sku)).toMatchObject({ condition: 'held', code: 'marketplace.removed' })
    expect(productAt(here, voso)?.state).toBe('withdrawn')
    await said(here, 8, sku, { ...at('listed'), ...asking(8, 'relist') })
    expect(productAt(here, voso)).toMatchObject({ state: 'live', stock: 8 })
    // That yes was for once.
    await byHand(here, 'withdraw')
    await said(here, 9, sku, { change: { stock: 9 } })
    expect(await statusAt(here, sku)).toMatchObject({ condition: 'held', code: 'marketplace.removed' })
  })

  test('is put right or asked about as the account prefers', async () => {
    const { here, sku } = await published()
    await here.stores.preferences.put(cooperative, { drift: 'ask' })
    await byHand(here, { price: 1_000 })
    await said(here, 5, sku, { requests: { sendo: { kind: 'retry', order: idOf(5) } } as Edit['requests'] })
    expect(await statusAt(here, sku)).toMatchObject({ condition: 'held', code: 'marketplace.changed' })
    await said(here, 6, sku, asking(6, 'retry'))
    expect(productAt(here, voso)?.price).toBe(20_000)
    await here.stores.preferences.put(cooperative, { drift: 'repair' })
    await byHand(here, 'withdraw')
    await said(here, 7, sku, { change: { stock: 8 } })
    expect(productAt(here, voso)).toMatchObject({ state: 'live', stock: 8 })
  })
})
