import { type ChildProcess, spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type Api, eventually, logIn, marketplaceIds } from '../api-client.ts'
import { emptyFolder, freePort } from '../local-system.ts'
import { madeSheet } from './made-sheet.ts'

const start = resolve(import.meta.dirname, '../../infra/local/start.mjs')
const rows = 500
let child: ChildProcess | undefined
let folder: string | undefined

afterAll(async () => {
  child?.kill('SIGKILL')
  if (folder) await rm(folder, { recursive: true, force: true })
})

async function startProcess(port: number, dataFolder: string): Promise<void> {
  const env = { ...process.env, PORT: String(port), DATA_DIR: dataFolder, LOG_LEVEL: 'CRITICAL' }
  const started = spawn(process.execPath, [start], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  child = started
  await new Promise<void>((ready, failed) => {
    started.stdout.on('data', (text: Buffer) => text.includes('ready in') && ready())
    started.once('exit', (code) => failed(new Error(`ended with ${code} before it was ready`)))
  })
}

async function kill(): Promise<void> {
  const dying = child
  const gone = new Promise((done) => dying?.once('exit', done))
  dying?.kill('SIGKILL')
  await gone
}

async function productCount(api: Api): Promise<number> {
  const all = await Promise.all(marketplaceIds.map((id) => api.products(id)))
  return all.flat().length
}

test('killed in the middle of publishing: everything converges without help, every row once', async () => {
  folder = await emptyFolder()
  const port = await freePort()
  await startProcess(port, folder)
  let api = await logIn(`http://127.0.0.1:${port}`, 'htx')
  const id = await api.upload('bang.csv', madeSheet(rows))
  await api.until(id, ['ready'])
  await api.confirm(id)
  const seen = await eventually(
    () => productCount(api),
    (count) => count > 300,
    { pauseMs: 1000 },
  )
  await kill()
  expect(seen).toBeLessThan(rows * marketplaceIds.length)

  await startProcess(port, folder)
  api = await logIn(`http://127.0.0.1:${port}`, 'htx')
  const settled = await api.until(id, ['settled'], 240)
  for (const marketplace of marketplaceIds) {
    expect(settled.marketplaces[marketplace]).toMatchObject({ live: rows, waiting: 0, stuck: 0 })
    const products = await api.products(marketplace)
    expect(products).toHaveLength(rows)
    expect(new Set(products.map((product) => product.sku)).size).toBe(rows)
  }
  expect(await api.mails()).toHaveLength(1)
  await kill()
}, 420_000)
