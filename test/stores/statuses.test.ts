import { describe, expect, test } from 'vitest'
import { MarketplaceId, TenantId } from '../../shared/domain/ids.ts'
import { type Status, unknownStatus } from '../../shared/domain/status.ts'
import { dueShards, type StatusKey } from '../../shared/ports/stores.ts'
import { sendo, tenant, voso } from '../domain/examples.ts'
import { openStores } from './open-stores.ts'

const open = openStores()
const vnexpress = MarketplaceId.parse('shop-vnexpress')
const keyOf = (sku: string, marketplace = sendo): StatusKey => ({ tenant, marketplace, sku })
const lease = (owner: string, now: number, until = now + 100) => ({ owner, now, until })

async function acquired(key: StatusKey, owner: string, now: number): Promise<Status> {
  const status = await open().stores.statuses.acquire(key, lease(owner, now))
  if (!status) throw new Error(`${owner} did not get the lease`)
  return status
}

const rested = (status: Status, change: Partial<Status> = {}): Status => ({
  ...status,
  version: 1,
  tried: 1,
  condition: 'live',
  dueAt: null,
  lease: null,
  ...change,
})

const shardsOf = (marketplace: MarketplaceId, now: number, limit = 100): Promise<StatusKey[][]> =>
  Promise.all(
    Array.from({ length: dueShards }, (_, shard) =>
      open().stores.statuses.due(marketplace, shard, now, limit),
    ),
  )

async function dueKeys(now: number): Promise<StatusKey[]> {
  return (await Promise.all([sendo, voso, vnexpress].map((id) => shardsOf(id, now)))).flat(2)
}

describe('a lease', () => {
  test('on a listing that nobody asked about gives a fresh status, due when the lease ends', async () => {
    const status = await open().stores.statuses.acquire(keyOf('FRESH'), lease('a', 1_000))
    const fresh = {
      ...unknownStatus(tenant, sendo, 'FRESH'),
      dueAt: 1_100,
      lease: { owner: 'a', until: 1_100 },
    }
    expect(status).toEqual(fresh)
    expect(await open().stores.statuses.get(keyOf('FRESH'))).toEqual(fresh)
  })

  test('tells what workers meant to send that never gave it back', async () => {
    const { statuses } = open().stores
    const key = keyOf('MEANT')
    const take = (owner: string, now: number, version: number) =>
      statuses.acquire(key, { ...lease(owner, now), means: { version, stock: 10 * version } })
    expect((await take('a', 1_000, 1))?.lease).toEqual({ owner: 'a', until: 1_100 })
    // The same worker, which has read something newer.
    expect((await take('a', 1_010, 2))?.lease).toEqual({ owner: 'a', until: 1_110 })
    const second = await take('b', 1_200, 3)
    expect(second?.lease?.before).toEqual([
      { version: 1, stock: 10 },
      { version: 2, stock: 20 },
    ])
    expect((await statuses.get(key))?.lease).toEqual(second?.lease)
    if (second) await statuses.release(rested(second), 'b')
    expect((await take('c', 1_300, 4))?.lease).toEqual({ owner: 'c', until: 1_400 })
  })

  test('is got by one of twenty who ask at the same time', async () => {
    const all = Array.from({ length: 20 }, (_, n) =>
      open().stores.statuses.acquire(keyOf('RACE'), lease(`w${n}`, 1_000)),
    )
    const got = (await Promise.all(all)).filter((status) => status !== null)
    expect(got).toHaveLength(1)
    expect((await open().stores.statuses.get(keyOf('RACE')))?.lease).toEqual(got[0]?.lease)
  })

  test('keeps others off until it is over, not its owner', async () => {
    const { statuses } = open().stores
    await acquired(keyOf('HELD'), 'a', 1_000)
    expect(await statuses.acquire(keyOf('HELD'), lease('b', 1_050))).toBeNull()
    expect(await statuses.acquire(keyOf('HELD'), lease('a', 1_050))).toMatchObject({ dueAt: 1_150 })
    expect(await statuses.acquire(keyOf('HELD'), lease('b', 1_149))).toBeNull()
    expect(await statuses.acquire(keyOf('HELD'), lease('b', 1_151))).toMatchObject({
      lease: { owner: 'b', until: 1_251 },
      dueAt: 1_251,
    })
  })

  test('given back frees the listing at once, with what was found out', async () => {
    const { statuses } = open().stores
    const status = await acquired(keyOf('BACK'), 'a', 1_000)
    const next = rested(status, { externalId: '1001', reasons: ['x'], changedAt: 1_010 })
    expect(await statuses.release(next, 'a')).toBe(true)
    expect(await statuses.get(keyOf('BACK'))).toEqual(next)
    expect(await statuses.acquire(keyOf('BACK'), lease('b', 1_020))).toMatchObject({
      version: 1,
      condition: 'live',
      externalId: '1001',
      dueAt: 1_120,
    })
  })

  test('lost to somebody else can no longer be given back, and changes nothing', async () => {
    const { statuses } = open().stores
    const first = await acquired(keyOf('LOST'), 'a', 1_000)
    const second = await acquired(keyOf('LOST'), 'b', 2_000)
    expect(await statuses.release(rested(first), 'a')).toBe(false)
    expect(await statuses.get(keyOf('LOST'))).toEqual(second)
    expect(await statuses.release(rested(second, { version: 2 }), 'b')).toBe(true)
    expect(await statuses.release(rested(first), 'a')).toBe(false)
    expect((await statuses.get(keyOf('LOST')))?.version).toBe(2)
  })

  test('that is over but that nobody took may still be given back', async () => {
    const status = await acquired(keyOf('OVER'), 'a', 1_000)
    expect(await open().stores.statuses.release(rested(status), 'a')).toBe(true)
  })

  test('given back never goes behind the version that is there', async () => {
    const { statuses } = open().stores
    const status = await acquired(keyOf('BEHIND'), 'a', 1_000)
    expect(await statuses.release(rested(status, { version: 3, tried: 3 }), 'a')).toBe(true)
    const later = await acquired(keyOf('BEHIND'), 'a', 2_000)
    expect(await statuses.release(rested(later, { version: 2, tried: 2 }), 'a')).toBe(false)
    expect((await statuses.get(keyOf('BEHIND')))?.version).toBe(3)
  })

  test('is on one listing at one marketplace', async () => {
    await acquired(keyOf('APART', sendo), 'a', 1_000)
    expect(await open().stores.statuses.acquire(keyOf('APART', voso), lease('b', 1_000))).not.toBeNull()
    const elsewhere = { ...keyOf('APART'), tenant: TenantId.parse('htxkhac') }
    expect(await open().stores.statuses.acquire(elsewhere, lease('b', 1_000))).not.toBeNull()
  })
})

describe('what is due', () => {
  const mine = (keys: StatusKey[], prefix: string) => keys.filter(({ sku }) => sku.startsWith(prefix))

  test('holds what a dead worker left, and what waits, from its time on', async () => {
    const { statuses } = open().stores
    await acquired(keyOf('DUE-dead'), 'a', 5_000)
    const waiting = await acquired(keyOf('DUE-wait'), 'a', 5_000)
    await statuses.release(rested(waiting, { condition: 'waiting', dueAt: 7_000 }), 'a')
    expect(mine(await dueKeys(5_099), 'DUE-')).toEqual([])
    expect(mine(await dueKeys(5_100), 'DUE-')).toEqual([keyOf('DUE-dead')])
    expect(mine(await dueKeys(7_000), 'DUE-')).toHaveLength(2)
  })

  test('holds nothing that rests: the index stays sparse', async () => {
    const { kept } = open()
    const status = await acquired(keyOf('REST'), 'a', 5_000)
    expect(mine(await dueKeys(9_000), 'REST')).toHaveLength(1)
    await open().stores.statuses.release(rested(status), 'a')
    expect(mine(await dueKeys(Number.MAX_SAFE_INTEGER), 'REST')).toEqual([])
    const item = (await kept('status')).find(({ sku }) => sku === 'REST')
    expect(item).not.toHaveProperty('dueAt')
    expect(item).not.toHaveProperty('dueShard')
    expect(item).not.toHaveProperty('leaseOwner')
  })

  test('is spread over all shards, a listing always in the same one, oldest first', async () => {
    const skus = Array.from({ length: 80 }, (_, n) => `SHARD-${n}`)
    await Promise.all(skus.map((sku, n) => acquired(keyOf(sku), 'a', 20_000 - n)))
    const found = (await shardsOf(sendo, 30_000)).map((keys) => mine(keys, 'SHARD-').map(({ sku }) => sku))
    expect(found.flat().sort()).toEqual(skus.toSorted())
    for (const shard of found) {
      expect(shard.length).toBeGreaterThan(0)
      expect(shard).toEqual(shard.toSorted((a, b) => Number(b.slice(6)) - Number(a.slice(6))))
    }
    await acquired(keyOf(found[3]?.[0] ?? ''), 'a', 21_000)
    const again = await open().stores.statuses.due(sendo, 3, 30_000, 100)
    expect(mine(again, 'SHARD-')).toHaveLength(found[3]?.length ?? 0)
  })

  test('at one marketplace is not due at another', async () => {
    await acquired(keyOf('ELSEWHERE', voso), 'a', 5_000)
    const count = async (id: MarketplaceId) => mine((await shardsOf(id, 9_000)).flat(), 'ELSEWHERE').length
    expect([await count(sendo), await count(voso)]).toEqual([0, 1])
  })

  test('is given in parts', async () => {
    const keys = await open().stores.statuses.due(sendo, 0, 30_000, 2)
    expect(keys).toHaveLength(2)
  })

  test('names the place whole', async () => {
    const place = { ...keyOf('NAMED#1', vnexpress) }
    await acquired(place, 'a', 5_000)
    expect(mine(await dueKeys(9_000), 'NAMED')).toEqual([place])
  })
})

test('getMany takes more than a batch of keys, some twice, some unknown', async () => {
  const keys = Array.from({ length: 130 }, (_, n) => keyOf(`MANY-${n}`, n % 2 ? sendo : voso))
  await Promise.all(keys.map((key) => acquired(key, 'a', 1_000)))
  const found = await open().stores.statuses.getMany([...keys, ...keys, keyOf('NOBODY')])
  expect(found).toHaveLength(130)
  expect(new Set(found.map(({ sku }) => sku)).size).toBe(130)
})

test('get of what nobody asked about is null', async () => {
  expect(await open().stores.statuses.get(keyOf('NOBODY'))).toBeNull()
})
