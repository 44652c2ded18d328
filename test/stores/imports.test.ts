import { describe, expect, test } from 'vitest'
import { ImportId, TenantId } from '../../shared/domain/ids.ts'
import type { ImportReading, ImportRequest } from '../../shared/domain/import.ts'
import { tenant, ulidOf } from '../domain/examples.ts'
import { openStores } from './open-stores.ts'

const open = openStores()
const idOf = (n: number) => ImportId.parse(ulidOf(n))

function request(n: number, change: Partial<ImportRequest> = {}): ImportRequest {
  const about = { filename: 'bang.xlsx', size: 10, uploadedBy: 'htx', manyProducers: false, communes: [] }
  return { tenant, importId: idOf(n), ...about, createdAt: n, rereadOf: null, ...change }
}

const reading = (rows: number): ImportReading => ({
  counts: { rows, accepted: rows, needsFix: 0, skipped: 0 },
  droppedColumns: ['CCCD'],
  unknownColumns: [],
  columns: [],
  held: 0,
  fileHash: 'a'.repeat(64),
  readAt: rows,
})

const bare = {
  ...{ reading: null, failure: null, drafted: [], confirmation: null, declared: [], settlement: null },
  ...{ undo: null, undone: [] },
}
const undo = (n: number) => ({ order: ulidOf(n), ways: {}, undoneBy: `user${n}`, undoneAt: n })

describe('each facet of an import', () => {
  test('is written once: the first stays', async () => {
    const { imports } = open().stores
    const id = idOf(1)
    for (const n of [1, 2]) {
      await imports.create(request(1, { size: n }))
      await imports.recordReading(tenant, id, reading(n))
      await imports.recordFailure(tenant, id, { code: `file.x${n}`, message: 'x', failedAt: n, columns: [] })
      await imports.recordSettlement(tenant, id, { settledAt: n, mail: 'sent' })
      expect(await imports.recordUndo(tenant, id, undo(n))).toEqual(undo(1))
    }
    expect(await imports.get(tenant, id)).toEqual({
      ...bare,
      request: request(1, { size: 1 }),
      reading: reading(1),
      failure: { code: 'file.x1', message: 'x', failedAt: 1, columns: [] },
      settlement: { settledAt: 1, mail: 'sent' },
      undo: undo(1),
    })
  })

  test('is written by one of twenty at the same time, and all are told the same', async () => {
    const { imports } = open().stores
    await imports.create(request(2))
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        imports.recordConfirmation(tenant, idOf(2), {
          marketplaces: ['sendo'],
          confirmedBy: `user${n}`,
          confirmedAt: n,
        }),
      ),
    )
    const kept = (await imports.get(tenant, idOf(2)))?.confirmation
    expect(kept).not.toBeNull()
    for (const answer of answers) expect(answer).toEqual(kept)
  })

  test('that comes before the request makes no import', async () => {
    const { imports } = open().stores
    await imports.recordReading(tenant, idOf(3), reading(1))
    expect(await imports.get(tenant, idOf(3))).toBeNull()
  })
})

describe('pages', () => {
  test('are a set: recorded twice and at the same time, each is there once, in order', async () => {
    const { imports } = open().stores
    await imports.create(request(4))
    const pages = [3, 0, 11, 3, 2, 0, 10, 1]
    await Promise.all(pages.map((page) => imports.recordPage(tenant, idOf(4), 'drafted', page)))
    await imports.recordPage(tenant, idOf(4), 'declared', 5)
    expect(await imports.get(tenant, idOf(4))).toMatchObject({
      drafted: [0, 1, 2, 3, 10, 11],
      declared: [5],
    })
  })
})

describe('the list', () => {
  const many = TenantId.parse('nhieubang')

  test('has the newest first, whole, and no more than asked for', async () => {
    const { imports } = open().stores
    for (const n of [13, 11, 12]) {
      await imports.create(request(n, { tenant: many }))
      await imports.recordReading(many, idOf(n), reading(n))
      await imports.recordFailure(many, idOf(n), { code: 'file.x', message: 'x', failedAt: n, columns: [] })
      await imports.recordPage(many, idOf(n), 'drafted', 0)
      const confirmation = { marketplaces: [], confirmedBy: 'x', confirmedAt: 1 }
      await imports.recordConfirmation(many, idOf(n), confirmation)
      await imports.recordPage(many, idOf(n), 'declared', 0)
      await imports.recordSettlement(many, idOf(n), { settledAt: n, mail: 'sent' })
    }
    const listed = await imports.list(many, 2)
    expect(listed.map((of) => of.request.importId)).toEqual([idOf(13), idOf(12)])
    expect(listed[0]).toEqual(await imports.get(many, idOf(13)))
    expect(await imports.list(many, 50)).toHaveLength(3)
  })

  test("has nobody else's", async () => {
    const { imports } = open().stores
    expect(await imports.list(TenantId.parse('nguoikhac'), 10)).toEqual([])
    expect(await imports.get(TenantId.parse('nguoikhac'), idOf(1))).toBeNull()
  })
})
