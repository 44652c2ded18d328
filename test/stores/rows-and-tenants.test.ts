import { describe, expect, test } from 'vitest'
import { ImportId, TenantId } from '../../shared/domain/ids.ts'
import type { Tenant } from '../../shared/domain/tenant.ts'
import type { RowRecord } from '../../shared/ports/stores.ts'
import { tenant, ulidOf } from '../domain/examples.ts'
import { openStores } from './open-stores.ts'

const open = openStores()
const idOf = (n: number) => ImportId.parse(ulidOf(n))

const row = (ordinal: number, line = ordinal + 2): RowRecord => ({
  ordinal,
  seller: tenant,
  sku: ordinal % 2 ? `SP${ordinal}` : null,
  result: { sheet: 'A', line, outcome: 'skipped', issues: [], listing: null },
})
const rows = Array.from({ length: 230 }, (_, n) => row(n))

async function walk(importId: ImportId, limit: number, from = 0): Promise<RowRecord[]> {
  const seen: RowRecord[] = []
  for (let next: number | null = from; next !== null; ) {
    const page: { items: RowRecord[]; next: number | null } = await open().stores.rows.list(
      tenant,
      importId,
      {
        from: next,
        limit,
      },
    )
    expect(page.items.length).toBeLessThanOrEqual(limit)
    seen.push(...page.items)
    next = page.next
  }
  return seen
}

describe('rows', () => {
  test.each([1, 37, 100, 230, 1_000])('come in sheet order, all of them, %i at a time', async (limit) => {
    await open().stores.rows.put(tenant, idOf(1), rows)
    expect(await walk(idOf(1), limit)).toEqual(rows)
    expect(await walk(idOf(1), limit, 200)).toEqual(rows.slice(200))
  })

  test('from beyond the end are none', async () => {
    const page = await open().stores.rows.list(tenant, idOf(1), { from: 230, limit: 10 })
    expect(page).toEqual({ items: [], next: null })
  })

  test('written again under the same ordinals are there once, as written last', async () => {
    await open().stores.rows.put(tenant, idOf(2), rows.slice(0, 30))
    await open().stores.rows.put(tenant, idOf(2), [row(0, 99)])
    expect(await walk(idOf(2), 100)).toEqual([row(0, 99), ...rows.slice(1, 30)])
  })

  test('of one import are not those of another, nor those of another tenant', async () => {
    expect(await walk(idOf(3), 100)).toEqual([])
    const other = await open().stores.rows.list(TenantId.parse('htxkhac'), idOf(1), { from: 0, limit: 10 })
    expect(other.items).toEqual([])
  })
})

function account(id: string, change: Partial<Tenant> = {}): Tenant {
  const about = {
    kind: 'household' as const,
    name: id,
    foldedName: id,
    phone: null,
    email: null,
    address: null,
  }
  return { tenant: TenantId.parse(id), ...about, commune: '00769', createdAt: 1, createdBy: null, ...change }
}

describe('accounts', () => {
  test('are made by the first of twenty, and all are told the same', async () => {
    const { tenants } = open().stores
    const made = Array.from({ length: 20 }, (_, n) => tenants.putIfAbsent(account('hoaaa', { createdAt: n })))
    const told = await Promise.all(made)
    expect(new Set(told.map(({ createdAt }) => createdAt)).size).toBe(1)
    expect(await tenants.get(TenantId.parse('hoaaa'))).toEqual(told[0])
    expect(await tenants.get(TenantId.parse('nobody'))).toBeNull()
  })

  test('are found by commune, in key order, also where the commune is not certain', async () => {
    const { tenants } = open().stores
    for (const id of ['hozzz', 'hoccc', 'hobbb']) await tenants.putIfAbsent(account(id, { commune: '01090' }))
    await tenants.putIfAbsent(account('honowhere', { commune: null }))
    const ids = async (commune: string | null) => (await tenants.inCommune(commune)).map((one) => one.tenant)
    expect(await ids('01090')).toEqual(['hobbb', 'hoccc', 'hozzz'])
    expect(await ids(null)).toEqual(['honowhere'])
    expect(await ids('99999')).toEqual([])
    expect((await tenants.inCommune(null))[0]).toEqual(account('honowhere', { commune: null }))
  })
})
