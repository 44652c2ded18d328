import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Api, logIn } from '../api-client.ts'
import { emptyFolder, freePort } from '../local-system.ts'
import { type Child, startChild } from './child-system.ts'
import { listeningAddresses } from './listening.ts'
import { madeSheet } from './made-sheet.ts'

const project = join(import.meta.dirname, '../..')
const children: Child[] = []
let dataFolder = ''
let port = 0

beforeAll(async () => {
  dataFolder = await emptyFolder()
  port = await freePort()
})
afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill('SIGKILL')
    await child.ended
  }
})
afterAll(() => rm(dataFolder, { recursive: true, force: true }))

function start(options: Partial<Parameters<typeof startChild>[0]> = {}): Child {
  const child = startChild({ project, port, dataFolder, ...options })
  children.push(child)
  return child
}

/** A message for people: what is wrong and what to do, not where in the program. */
function expectPlainWords(text: string, ...words: string[]): void {
  for (const word of words) expect(text).toContain(word)
  expect(text).not.toMatch(/\n\s+at |Error:|node:internal/)
}

async function listingsOf(api: Api) {
  const { listings } = await api.get<{ listings: { sku: string; version: number }[] }>('/api/listings')
  return listings.map(({ sku, version }) => ({ sku, version }))
}

const withFolder = async (work: (folder: string) => Promise<void>) => {
  const folder = await emptyFolder()
  await work(folder).finally(() => rm(folder, { recursive: true, force: true }))
}

describe('what keeps it from starting is said in plain words', () => {
  test('a port that is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const other = typeof address === 'object' && address ? address.port : 0
    await withFolder(async (folder) => {
      const child = start({ port: other, dataFolder: folder })
      expect(await child.ended).toBe(1)
      expectPlainWords(child.output().err, `Port ${other} is taken`, 'PORT=')
      expect(child.output().out).not.toContain('ready in')
    })
    taken.close()
  })

  test('a data folder that another process holds, which goes on undisturbed', async () => {
    const first = start()
    await first.ready
    const second = start({ port: await freePort() })
    expect(await second.ended).toBe(1)
    expectPlainWords(second.output().err, 'data folder is in use', dataFolder, 'DATA_DIR=')
    const api = await logIn(`http://127.0.0.1:${port}`, 'htx')
    expect((await api.call('GET', '/healthz')).status).toBe(200)
  })

  test('a port that is none', async () => {
    await withFolder(async (folder) => {
      const child = start({ port: 123_456, dataFolder: folder })
      expect(await child.ended).toBe(1)
      expectPlainWords(child.output().err, '123456')
    })
  })
})

describe('running', () => {
  test('it listens on 127.0.0.1 and nowhere else', async () => {
    const child = start()
    await child.ready
    const api = await logIn(`http://127.0.0.1:${port}`, 'htx')
    // Work as well opens nothing more.
    await api.until(await api.upload('bang.csv', madeSheet(3)), ['ready'])
    const addresses = listeningAddresses(child.pid)
    // Other systems have no such tables; there the servers are asked themselves (listening.test.ts), as they are here.
    if (addresses === null) return expect(process.platform).not.toBe('linux')
    const hex = port.toString(16).toUpperCase().padStart(4, '0')
    expect(addresses).toContain(`0100007F:${hex}`)
    expect(addresses.filter((address) => !address.startsWith('0100007F:'))).toEqual([])
    // The pages, the database, the queues, and a sandbox per marketplace.
    expect(addresses.length).toBeGreaterThanOrEqual(7)
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('%s stops it: code 0, nothing amiss said', async (signal) => {
    const child = start()
    await child.ready
    child.kill(signal)
    expect(await child.ended).toBe(0)
    expect(child.output().out).toContain('Stopping')
    expect(child.output().err).toBe('')
  })

  test('Ctrl-C in the middle of work stops it as well', async () => {
    await withFolder(async (folder) => {
      const child = start({ dataFolder: folder })
      await child.ready
      const api = await logIn(`http://127.0.0.1:${port}`, 'htx')
      const id = await api.upload('bang.csv', madeSheet(300))
      await api.until(id, ['ready'])
      await api.confirm(id)
      child.kill('SIGINT')
      expect(await child.ended).toBe(0)
      expect(child.output().err).toBe('')
    })
  })

  test('what was there is there after a restart: listings, products, mails, the session', async () => {
    const first = start()
    await first.ready
    const api = await logIn(`http://127.0.0.1:${port}`, 'htx')
    const id = await api.upload('bang.csv', madeSheet(3))
    await api.until(id, ['ready'])
    await api.confirm(id)
    const settled = await api.until(id, ['settled'])
    const before = { listings: await listingsOf(api), products: await api.products('voso') }
    first.kill('SIGINT')
    expect(await first.ended).toBe(0)

    const second = start()
    await second.ready
    expect(before.listings).toHaveLength(3)
    expect(await listingsOf(api)).toEqual(before.listings)
    expect(await api.products('voso')).toEqual(before.products)
    expect(await api.view(id)).toEqual(settled)
    expect(await api.mails()).toHaveLength(1)
  })
})
