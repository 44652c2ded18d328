import { afterEach, describe, expect, test } from 'vitest'
import type { Edit } from '../../shared/domain/edit.ts'
import { ImportId, JobId } from '../../shared/domain/ids.ts'
import type { Dispatch, NotedWork, OpenWork } from '../../shared/ports/stores.ts'
import { sendo, tenant, ulidOf, voso } from '../domain/examples.ts'
import { openStores, startOfTest } from './open-stores.ts'

const open = openStores()
const work = (n: number, openedAt: number): OpenWork => ({
  kind: 'import',
  tenant,
  importId: ImportId.parse(ulidOf(n)),
  openedAt,
})
const edited: OpenWork = { kind: 'edit', tenant, sku: 'Mã #1/2', openedAt: 8 }
const bulk: OpenWork = { kind: 'bulk', jobId: JobId.parse(ulidOf(9)), openedAt: 7 }

async function noted(): Promise<NotedWork[]> {
  return open().stores.ledger.openWork()
}

async function closeAll(): Promise<void> {
  for (const one of await noted()) await open().stores.ledger.close(one)
}

describe('open work', () => {
  afterEach(closeAll)

  test('is there once until it is closed', async () => {
    const { ledger } = open().stores
    for (const one of [work(1, 10), work(1, 10), work(2, 20), bulk, edited]) await ledger.open(one)
    const all = await noted()
    expect(all).toHaveLength(4)
    for (const one of [work(1, 10), work(2, 20), bulk, edited])
      expect(all).toContainEqual(expect.objectContaining(one))
    for (const one of [...all, ...all]) await ledger.close(one)
    expect(await noted()).toEqual([])
  })

  test('opened again since it was read stays open', async () => {
    const { ledger } = open().stores
    await ledger.open(work(3, 10))
    const [read] = await noted()
    await ledger.open(work(3, 11))
    if (read) await ledger.close(read)
    expect(await noted()).toMatchObject([work(3, 11)])
  })

  test('survives twenty closings that race with its being opened again', async () => {
    const { ledger } = open().stores
    await ledger.open(work(4, 10))
    const [read] = await noted()
    if (!read) throw new Error('not open')
    const closings = Array.from({ length: 20 }, () => ledger.close(read))
    await Promise.all([...closings, ledger.open(work(4, 11))])
    expect(await noted()).toMatchObject([work(4, 11)])
  })

  test('remembers when its message was sent again', async () => {
    const { ledger } = open().stores
    await ledger.open(work(5, 10))
    const [read] = await noted()
    if (read) await ledger.toldAgain(read, 50)
    expect(await noted()).toMatchObject([{ ...work(5, 10), toldAt: 50 }])
    const [again] = await noted()
    if (again) await ledger.close(again)
    expect(await noted()).toEqual([])
  })

  test('opened again since it was read is not taken for told', async () => {
    const { ledger } = open().stores
    await ledger.open(work(6, 10))
    const [read] = await noted()
    await ledger.open(work(6, 11))
    if (read) await ledger.toldAgain(read, 50)
    const [one] = await noted()
    expect(one).toMatchObject(work(6, 11))
    expect(one?.toldAt).not.toBe(50)
  })

  test('that is closed is not opened by being told', async () => {
    const { ledger } = open().stores
    await ledger.open(work(7, 10))
    const [read] = await noted()
    await closeAll()
    if (read) await ledger.toldAgain(read, 50)
    expect(await noted()).toEqual([])
  })
})

describe('a dispatch', () => {
  const listing = { tenant, sku: 'MO1', version: 2, marketplaces: [sendo, voso] }
  const dispatch: Dispatch = {
    source: 'import#x#1',
    page: '0',
    listings: [listing],
    express: true,
    sentAt: 5,
  }

  test('is kept per source and page, the last one as it was written', async () => {
    const { ledger } = open().stores
    await ledger.putDispatch({ ...dispatch, sentAt: 4 })
    await ledger.putDispatch(dispatch)
    await ledger.putDispatch({ ...dispatch, page: '1' })
    await ledger.putDispatch({ ...dispatch, source: 'import#x#10' })
    expect(await ledger.dispatches('import#x#1')).toEqual([dispatch, { ...dispatch, page: '1' }])
    await ledger.removeDispatch(dispatch)
    await ledger.removeDispatch(dispatch)
    expect(await ledger.dispatches('import#x#1')).toEqual([{ ...dispatch, page: '1' }])
    expect(await ledger.dispatches('import#x#10')).toHaveLength(1)
  })

  test('remembers when its messages were sent again', async () => {
    const { ledger } = open().stores
    const source = 'import#again'
    await ledger.putDispatch({ ...dispatch, source })
    await ledger.sentAgain({ ...dispatch, source }, 60)
    expect(await ledger.dispatches(source)).toEqual([{ ...dispatch, source, sentAt: 60 }])
  })

  test('written again since it was read is neither removed nor taken for sent', async () => {
    const { ledger } = open().stores
    const read = { ...dispatch, source: 'import#rewritten' }
    await ledger.putDispatch(read)
    const rewritten = { ...read, listings: [{ ...listing, version: 3 }], sentAt: 9 }
    await ledger.putDispatch(rewritten)
    await ledger.removeDispatch(read)
    await ledger.sentAgain(read, 60)
    expect(await ledger.dispatches(read.source)).toEqual([rewritten])
  })

  test('that is removed does not come back by being sent', async () => {
    const { ledger } = open().stores
    const read = { ...dispatch, source: 'import#gone' }
    await ledger.putDispatch(read)
    await ledger.removeDispatch(read)
    await ledger.sentAgain(read, 60)
    expect(await ledger.dispatches(read.source)).toEqual([])
  })
})

describe('a claim', () => {
  const now = startOfTest

  test('is given to the first who asks, of twenty at the same time', async () => {
    const { ledger } = open().stores
    const asked = Array.from({ length: 20 }, () => ledger.claim('mail#a', 'k', now, 60))
    expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1)
    expect(await ledger.claim('mail#b', 'k', now, 60)).toBe(true)
    expect(await ledger.claim('mail#a', 'other', now, 60)).toBe(true)
  })

  test('says when it was made, and whether it was carried out', async () => {
    const { ledger } = open().stores
    expect(await ledger.claimState('mail#a', 'none')).toBeNull()
    await ledger.claim('mail#a', 'state', now, 60)
    expect(await ledger.claimState('mail#a', 'state')).toEqual({ fulfilled: false, claimedAt: now })
    await ledger.fulfil('mail#a', 'state', now + 5)
    expect(await ledger.claimState('mail#a', 'state')).toEqual({ fulfilled: true, claimedAt: now })
  })

  test('that is over can be made again, and is not carried out then', async () => {
    const { ledger } = open().stores
    await ledger.claim('mail#a', 'again', now, 60)
    await ledger.fulfil('mail#a', 'again', now)
    expect(await ledger.claim('mail#a', 'again', now + 59_000, 60)).toBe(false)
    expect(await ledger.claim('mail#a', 'again', now + 61_000, 60)).toBe(true)
    expect(await ledger.claimState('mail#a', 'again')).toEqual({ fulfilled: false, claimedAt: now + 61_000 })
  })

  test('that was given back can be made again', async () => {
    const { ledger } = open().stores
    await ledger.claim('mail#a', 'back', now, 60)
    await ledger.disclaim('mail#a', 'back')
    expect(await ledger.claimState('mail#a', 'back')).toBeNull()
    expect(await ledger.claim('mail#a', 'back', now, 60)).toBe(true)
  })

  test('that is over counts as absent', async () => {
    const { stores, clock } = open()
    await stores.ledger.claim('mail#a', 'over', now, 60)
    await stores.ledger.fulfil('mail#a', 'over', now)
    clock.now = now + 61_000
    const seen = await stores.ledger.claimState('mail#a', 'over')
    clock.now = startOfTest
    expect(seen).toBeNull()
  })

  test('is removed by the engine some day: its expiry is in seconds', async () => {
    const { stores, kept } = open()
    await stores.ledger.claim('mail#a', 'expiry', now, 60)
    const item = (await kept('ledger')).find(({ entry }) => entry === 'expiry')
    expect(item?.expiresAt).toBe(now / 1000 + 60)
  })
})

test('an audit entry says who did what for whom, and is kept two years', async () => {
  const { stores, kept } = open()
  const entry = { at: startOfTest, user: 'canbo', tenant, act: 'import.start', subject: ulidOf(1) }
  await stores.ledger.audit(entry)
  await stores.ledger.audit({ ...entry, act: 'import.confirm' })
  const items = (await kept('ledger')).filter(({ scope }) => scope === `audit#${tenant}`)
  expect(items).toHaveLength(2)
  expect(items[1]).toMatchObject({ ...entry, expiresAt: startOfTest / 1000 + 730 * 86_400 })
})

test('edits come back oldest first, of one listing only, until they are removed', async () => {
  const { ledger } = open().stores
  const edit = (n: number, sku: string): Edit => ({
    ...{ tenant, sku, order: ulidOf(n), by: 'htx', at: n, change: { stock: n }, targets: {} },
    requests: { [voso]: { kind: 'retry', order: ulidOf(n) } } as Edit['requests'],
  })
  for (const n of [3, 1, 2]) await ledger.putEdit(edit(n, 'MO1'))
  await ledger.putEdit(edit(4, 'MO10'))
  expect(await ledger.edits(tenant, 'MO1')).toEqual([edit(1, 'MO1'), edit(2, 'MO1'), edit(3, 'MO1')])
  for (const n of [1, 3, 3]) await ledger.removeEdit(edit(n, 'MO1'))
  expect(await ledger.edits(tenant, 'MO1')).toEqual([edit(2, 'MO1')])
  expect(await ledger.edits(tenant, 'MO10')).toHaveLength(1)
})
