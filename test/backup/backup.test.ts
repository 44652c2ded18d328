// A backup taken while products are published, put into an empty folder: work goes on there, nothing twice.
import { execFile } from 'node:child_process'
import { cp, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { create } from 'tar'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { restore } from '../../infra/local/backup/restore.ts'
import { type LocalSystem, startLocalSystem } from '../../infra/local/system.ts'
import { logIn, marketplaceIds } from '../api-client.ts'
import { madeSheet } from '../flow/made-sheet.ts'
import { lookFromOutside, lookInside } from '../kills/invariants.ts'
import { emptyFolder, freePort, startTestSystem } from '../local-system.ts'

const project = resolve(import.meta.dirname, '../..')
const run = promisify(execFile)
const rows = 60
let folder = ''
let file = ''
let importId = ''
let mails = 0

const command = (script: string, words: string[], env: Record<string, string>) =>
  run(process.execPath, [join(project, 'infra/local', script), ...words], { env: { ...process.env, ...env } })

beforeAll(async () => {
  folder = await emptyFolder()
  file = join(folder, 'luu.tgz')
  const system = await startTestSystem()
  const api = await logIn(system.url, 'htx')
  const first = await api.upload('bang.csv', madeSheet(3, undefined, 'CU'))
  await api.until(first, ['ready'])
  await api.confirm(first)
  await api.until(first, ['settled'], 120)
  mails = (await api.mails()).length
  importId = await api.upload('bang.csv', madeSheet(rows))
  await api.until(importId, ['ready'], 120)
  await api.confirm(importId)
  await api.until(importId, ['publishing'], 120)
  await command('back-up.ts', [file], { PORT: new URL(system.url).port })
  // The system went on, and is not asked any more.
  await system.stop()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('what is not whole is not restored, and leaves nothing', () => {
  let target = ''
  afterEach(async () => {
    expect(await readdir(target).catch(() => [])).toEqual([])
    expect((await readdir(folder)).filter((name) => name.includes('restoring'))).toEqual([])
  })

  test('cut off', async () => {
    target = join(folder, 'cut')
    const cut = join(folder, 'cut.tgz')
    await cp(file, cut)
    await truncate(cut, 2000)
    await expect(restore(cut, target, false)).rejects.toThrow(/backup/)
  })

  test('no backup at all', async () => {
    target = join(folder, 'none')
    const other = join(folder, 'other.tgz')
    await writeFile(other, 'something else')
    await expect(restore(other, target, false)).rejects.toThrow(/backup/)
  })

  test.each([
    ['changed', 'is damaged', (at: string) => writeFile(join(at, 'tables', 'Rows.jsonl'), '{}\n')],
    ['without a file', 'is damaged', (at: string) => rm(join(at, 'tables', 'Status.jsonl'))],
    ['with a file more', 'does not name', (at: string) => writeFile(join(at, 'files', 'more'), 'x')],
    ['of another format', 'format 2', (at: string) => edit(at, (manifest) => ({ ...manifest, format: 2 }))],
  ])('%s', async (name, why, change) => {
    target = join(folder, 'changed')
    const content = join(folder, `content-${name}`)
    await mkdir(content)
    const { extract } = await import('tar')
    await extract({ file, cwd: content })
    await change(content)
    const changed = join(folder, 'changed.tgz')
    await create({ gzip: true, cwd: content, file: changed }, ['.'])
    await expect(restore(changed, target, false)).rejects.toThrow(why)
  })
})

async function edit(at: string, change: (manifest: object) => object): Promise<void> {
  const path = join(at, 'manifest.json')
  await writeFile(path, JSON.stringify(change(JSON.parse(await readFile(path, 'utf8')))))
}

test('restored, the work under way goes on: every row once at every marketplace, no mail twice', async () => {
  const dataFolder = join(folder, 'data')
  const said = await command('restore.ts', [file], { DATA_DIR: dataFolder })
  expect(said.stdout).toContain('is as it was at')
  const port = await freePort()
  const system = await startLocalSystem({ port, dataFolder, logLevel: 'CRITICAL' })
  const api = await logIn(system.url, 'htx')
  expect((await api.mails()).length).toBe(mails)
  await api.until(importId, ['settled'], 240)
  const expected = new Map<string, { price: number; stock: number }>()
  for (const [code, count] of [
    ['CU', 3],
    ['SP', rows],
  ] as const)
    for (let n = 0; n < count; n += 1)
      expected.set(`${code}${n + 1}`, { price: 20_000 + n * 100, stock: (n % 90) + 10 })
  const told = { ...nothing, expected, imports: [{ id: importId, rows }] }
  for (const place of marketplaceIds)
    expect((await api.view(importId)).marketplaces[place]).toMatchObject({ live: rows })
  const outside = await lookFromOutside(api, told)
  expect(outside.wrong).toEqual([])
  expect((await api.mails()).length).toBe(mails + 1)

  await expect(restore(file, dataFolder, true)).rejects.toThrow('in use by another process')
  expect(await insideAtLast(system, () => lookInside(dataFolder, told, outside))).toEqual([])

  await expect(restore(file, dataFolder, false)).rejects.toThrow('--overwrite')
  const { kept } = await restore(file, dataFolder, true)
  expect(await readdir(kept ?? '')).toContain('database')
  expect(await readdir(dataFolder)).toContain('database')
}, 400_000)

/** Looks that the marketplace's own changes ask for, and notes, are dealt with some seconds after all is on sale. */
async function insideAtLast(first: LocalSystem, look: () => Promise<string[]>): Promise<string[]> {
  let system = first
  for (let n = 1; ; n += 1) {
    await new Promise((done) => setTimeout(done, 8000))
    await system.close()
    const wrong = await look()
    if (wrong.length === 0 || n === 8) return wrong
    const { dataFolder } = system
    system = await startLocalSystem({ port: await freePort(), dataFolder, logLevel: 'CRITICAL' })
  }
}

const nothing = {
  kills: { reading: 0, drafting: 0, declaring: 0, publishing: 0, digest: 0 },
  emptied: 0,
  edits: 0,
}

test('a backup is not asked for by pages of other sites, and needs a running system', async () => {
  const system = await startTestSystem()
  expect((await fetch(`${system.url}/local/backup`, { method: 'POST' })).status).toBe(403)
  await system.stop()
  const gone = command('back-up.ts', [join(folder, 'x.tgz')], { PORT: new URL(system.url).port })
  await expect(gone).rejects.toThrow('npm start')
})
