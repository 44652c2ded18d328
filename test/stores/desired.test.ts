import { describe, expect, test } from 'vitest'
import type { Desired } from '../../shared/domain/desired.ts'
import { TenantId } from '../../shared/domain/ids.ts'
import { listingAt, tenant, ulidOf } from '../domain/examples.ts'
import { openStores } from './open-stores.ts'

const open = openStores()
const other = TenantId.parse('htxkhac')

function desired(sku: string, change: Partial<Desired> = {}): Desired {
  const origin = { importer: tenant, importId: ulidOf(1), sheet: 'A', line: 2 }
  const listing = { ...listingAt(10_000), sku }
  const base = { tenant, sku, version: 1, hash: 'a', order: ulidOf(1), changedAt: 1 }
  return { ...base, listing, targets: {}, origin, ...change }
}

const racers = (count: number, racing: (n: number) => Promise<boolean>) =>
  Promise.all(Array.from({ length: count }, (_, n) => racing(n)))

describe('put', () => {
  test('of twenty who write a new listing at the same time, one wins and is kept', async () => {
    const { stores } = open()
    const won = await racers(20, (n) => stores.desired.put(desired('NEW', { changedAt: n }), null))
    expect(won.filter(Boolean)).toHaveLength(1)
    expect((await stores.desired.get(tenant, desired('NEW').sku))?.changedAt).toBe(won.indexOf(true))
  })

  test('of twenty who write over the same listing at the same time, one wins and is kept', async () => {
    const { stores } = open()
    const before = desired('OVER')
    await stores.desired.put(before, null)
    const next = (n: number) => desired('OVER', { version: 2, hash: `b${n}`, changedAt: n })
    const won = await racers(20, (n) => stores.desired.put(next(n), before))
    expect(won.filter(Boolean)).toHaveLength(1)
    expect(await stores.desired.get(tenant, 'OVER')).toEqual(next(won.indexOf(true)))
  })

  test.each([
    ['version', { version: 2 }],
    ['content of a draft', { hash: 'b' }],
    ['order', { order: ulidOf(2) }],
  ])('is refused where the %s is not what was read', async (what, change) => {
    const { stores } = open()
    const sku = `STALE-${what}`
    await stores.desired.put(desired(sku, change), null)
    expect(await stores.desired.put(desired(sku, { version: 9 }), desired(sku))).toBe(false)
    expect(await stores.desired.get(tenant, sku)).toEqual(desired(sku, change))
  })

  test('is refused where somebody said the same again in between', async () => {
    const { stores } = open()
    const said = (order: string) => desired('SAID', { stated: { price: order } })
    await stores.desired.put(said(ulidOf(2)), null)
    const before = await stores.desired.get(tenant, 'SAID')
    expect(await stores.desired.put(said(ulidOf(3)), before)).toBe(true)
    expect(await stores.desired.put(said(ulidOf(4)), before)).toBe(false)
    expect((await stores.desired.get(tenant, 'SAID'))?.stated).toEqual({ price: ulidOf(3) })
  })

  test('over a listing that is not there is refused', async () => {
    const { stores } = open()
    expect(await stores.desired.put(desired('GONE', { version: 2 }), desired('GONE'))).toBe(false)
    expect(await stores.desired.get(tenant, 'GONE')).toBeNull()
  })

  test('keeps all that is said, and keeps tenants apart', async () => {
    const { stores } = open()
    const whole = desired('WHOLE', { targets: { sendo: 'listed', voso: 'paused' } as Desired['targets'] })
    await stores.desired.put(whole, null)
    expect(await stores.desired.put({ ...whole, tenant: other, version: 7 }, null)).toBe(true)
    expect(await stores.desired.get(tenant, 'WHOLE')).toEqual(whole)
    expect((await stores.desired.get(other, 'WHOLE'))?.version).toBe(7)
  })
})

describe('many', () => {
  const many = TenantId.parse('nhieu')
  const skus = Array.from({ length: 250 }, (_, n) => `SP-${String(n).padStart(3, '0')}`)

  test('getMany takes more than a batch of keys, some twice, some unknown, in any order', async () => {
    const { stores } = open()
    await Promise.all(skus.map((sku) => stores.desired.put(desired(sku, { tenant: many }), null)))
    const keys = [...skus, ...skus.toReversed(), 'NOBODY', 'NOBODY'].map((sku) => ({ tenant: many, sku }))
    const found = await stores.desired.getMany(keys)
    expect(found.map(({ sku }) => sku).sort()).toEqual(skus)
  })

  test('getMany of nothing is nothing', async () => {
    expect(await open().stores.desired.getMany([])).toEqual([])
  })

  test.each([1, 7, 100, 250, 251])('list walks all in SKU order, %i at a time', async (limit) => {
    const { stores } = open()
    const seen: string[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const page: { items: Desired[]; next: string | null } = await stores.desired.list(many, {
        after: after ?? null,
        limit,
      })
      expect(page.items.length).toBeLessThanOrEqual(limit)
      seen.push(...page.items.map(({ sku }) => sku))
      after = page.next
    }
    expect(seen).toEqual(skus)
  })
})
