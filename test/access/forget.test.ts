import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDatabase } from '../../infra/local/database.ts'
import { tableNames } from '../../infra/local/environment.ts'
import { forgetLocally, mailboxWithout } from '../../infra/local/forget.ts'
import type { Database } from '../../shared/adapters/dynamodb/client.ts'
import { allItems } from '../../shared/adapters/forget/findings.ts'
import { forgetAccount } from '../../shared/adapters/forget/forget-account.ts'
import { folderFiles } from '../../shared/adapters/forget/kept-files.ts'
import type { TableKey } from '../../shared/adapters/forget/traces.ts'
import { TenantId } from '../../shared/domain/ids.ts'
import { databasePart } from '../../shared/runtime/parts.ts'
import { apiClient } from '../api-client.ts'
import { mark, type Scene, startScene } from './scene.ts'

const tenant = TenantId.parse('htxvidu')
const by = 'quantri'
let scene: Scene
let folder = ''
beforeAll(async () => {
  scene = await startScene()
  folder = scene.system.dataFolder
  const seller = apiClient(scene.system.url, scene.tokens.seller ?? '')
  const sheet = `Mã hàng,Tên sản phẩm,Giá bán,ĐVT,Số lượng\nMK2,Chè khô ${mark},320.000đ,kg,45`
  const id = await seller.upload('bang-hai.csv', Uint8Array.from(Buffer.from(sheet)))
  await seller.until(id, ['ready'])
  await seller.confirm(id, ['voso'])
  await seller.until(id, ['settled'], 90)
  await scene.system.close()
})
afterAll(() => scene?.system.stop().catch(() => {}))

const tablesOf: TableKey[] = ['tenants', 'rows', 'desired', 'status', 'ledger']

async function items(): Promise<string[]> {
  return withDatabase(async (db) => {
    const all = await Promise.all(tablesOf.map((table) => Array.fromAsync(allItems(db, table))))
    return all
      .flat()
      .map((item) => JSON.stringify(item, (_, value) => (value instanceof Set ? [...value] : value)))
  })
}

async function withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const engine = await startDatabase(join(folder, 'database'))
  const db = databasePart({ ...tableNames(), DYNAMODB_ENDPOINT: engine.endpoint })
  try {
    return await work(db)
  } finally {
    db.client.destroy()
    await engine.close()
  }
}

/** Name and content of every file that we keep. */
async function files(): Promise<string[]> {
  const found: string[] = []
  for (const kind of ['files', 'mail'])
    for (const entry of await readdir(join(folder, kind), { recursive: true, withFileTypes: true }))
      if (entry.isFile())
        found.push(
          `${entry.parentPath}/${entry.name}\n${await readFile(join(entry.parentPath, entry.name), 'utf8')}`,
        )
  return found
}

const isTrace = (text: string) => text.includes(mark) || text.includes(tenant)

test('what may still be on sale is not forgotten', async () => {
  const before = await items()
  const result = await forgetLocally(folder, { tenant, by, gone: false })
  expect(result).toMatchObject({ kind: 'on-sale', products: expect.arrayContaining(['voso: MK2']) })
  expect(await items()).toEqual(before)
})

test('cut off anywhere and run again, it leaves nothing but who did it, and everything of others', async () => {
  const [itemsBefore, filesBefore] = [await items(), await files()]
  expect(itemsBefore.filter(isTrace).length).toBeGreaterThan(15)
  expect(filesBefore.filter(isTrace).length).toBeGreaterThan(3)
  for (const most of [0, 1, 4, 9, 15]) await expect(cutAfter(most)).rejects.toThrow('cut off')
  expect(await forgetLocally(folder, { tenant, by, gone: true })).toMatchObject({ kind: 'forgotten' })
  const left = await items()
  expect(left.filter(isTrace)).toEqual([expect.stringContaining('"act":"account.forget"')])
  expect((await files()).filter(isTrace)).toEqual([])
  // Others keep what they had; a list in which both stood is mended.
  const kept = itemsBefore.filter((text) => text.includes(scene.other) && !isTrace(text))
  expect(kept.length).toBeGreaterThan(2)
  for (const item of kept) expect(left).toContain(item)
})

test('a second time there is nothing to do', async () => {
  const before = await items()
  const result = await forgetLocally(folder, { tenant, by, gone: false })
  expect(result).toMatchObject({ kind: 'forgotten', items: 0 })
  expect((await items()).length).toBe(before.length)
})

/** One of many in a list of an office. */
test('of a list of many producers one goes, with the file that it stood in', async () => {
  const other = TenantId.parse(scene.other)
  expect((await files()).some((text) => text.includes('Hộ Ví Dụ Ở Xã Khác'))).toBe(true)
  expect(await forgetLocally(folder, { tenant: other, by, gone: true })).toMatchObject({ kind: 'forgotten' })
  const left = (await items()).filter((text) => text.includes(other) || text.includes('Xã Khác'))
  expect(left).toEqual([expect.stringContaining('"act":"account.forget"')])
  expect((await files()).filter((text) => text.includes('Hộ Ví Dụ Ở Xã Khác'))).toEqual([])
})

/** The same, dying after some writes. */
const cutAfter = (most: number) =>
  withDatabase(async (db) => {
    let writes = 0
    const count = () => {
      writes += 1
      if (writes > most) throw new Error('cut off')
    }
    db.client.middlewareStack.add(
      (next, context) => (args) => {
        if (/^(Put|Delete)/.test(String(context.commandName))) count()
        return next(args)
      },
      { step: 'initialize' },
    )
    const kept = folderFiles(join(folder, 'files'))
    const remove = async (beginning: string) => {
      const removed = await kept.remove(beginning)
      if (removed > 0) count()
      return removed
    }
    const mails = mailboxWithout(join(folder, 'mail'))
    await forgetAccount({ db, files: { remove }, now: Date.now, mails }, tenant, { by, gone: true })
  })
