// The whole system: what queues give up on is listed for those in reach, and runs again when somebody says so.
import { execFile } from 'node:child_process'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, eventually, logIn, marketplaceIds, samplesFolder } from '../api-client.ts'
import { startTestSystem, type TestSystem } from '../local-system.ts'

const project = resolve(import.meta.dirname, '../..')
const run = promisify(execFile)

type Letter = { id: string; kind: string; tenant: string | null; subject: string | null; times: number }
type Listed = {
  causes: { kind: string; marketplace: string | null; code: string; message: string; count: number }[]
  letters: Letter[]
  more: boolean
}
type Sent = { redriven: number; left: number }

let system: TestSystem
let seller: Api
let staff: Api
let operator: Api
beforeAll(async () => {
  system = await startTestSystem()
  seller = await logIn(system.url, 'htx')
  staff = await logIn(system.url, 'canbo')
  operator = await logIn(system.url, 'quantri')
  const id = await seller.uploadFile(join(samplesFolder, '1-htx-mat-ong.xlsx'))
  await seller.until(id, ['ready'])
  await seller.confirm(id)
  await seller.until(id, ['settled'])
})
afterAll(() => system.stop())

const giveUp = (message: object) => operator.json('POST', '/local/queues/give-up', message)
const listed = (api: Api) => api.get<Listed>('/api/dead-letters')
const redrive = (api: Api, body: object) => api.json<Sent>('POST', '/api/dead-letters/redrive', body)
const untilListed = (count: number) =>
  eventually(
    () => listed(operator),
    ({ letters }) => letters.length === count,
  )

describe('a sheet that could not be read', () => {
  let id = ''

  test('is listed with what it means, and its seller reads that it failed', async () => {
    const started = await seller.json<{ importId: string }>('POST', '/api/imports', {
      filename: 'bang.csv',
      size: 60,
    })
    id = started.importId
    await giveUp({ kind: 'read', tenant: 'htxvidu', importId: id })
    const { causes } = await untilListed(1)
    expect(causes).toMatchObject([
      {
        ...{ kind: 'read', marketplace: null, code: 'file.unread', count: 1 },
        message: 'Chưa đọc được bảng này. Xin mở bảng, lưu lại thành tệp .xlsx rồi gửi lại.',
      },
    ])
    expect((await seller.view(id)).state).toBe('failed')
  })

  test('given up on again it is one entry', async () => {
    await giveUp({ kind: 'read', tenant: 'htxvidu', importId: id })
    const seen = await eventually(
      () => listed(operator),
      ({ letters }) => letters[0]?.times === 2,
    )
    expect(seen.letters).toHaveLength(1)
    await redrive(operator, { all: true })
    expect((await listed(operator)).letters).toEqual([])
  })
})

describe('a sheet that a queue gave up on while its file was there', () => {
  test('is read once somebody has it run again, and twice doubles nothing', async () => {
    const id = await seller.uploadFile(join(samplesFolder, '3-ho-san-xuat.csv'))
    await seller.until(id, ['ready'])
    await seller.confirm(id)
    await seller.until(id, ['settled'])
    const before = await Promise.all(marketplaceIds.map((one) => operator.products(one)))
    const mails = (await operator.mails()).length
    await giveUp({ kind: 'read', tenant: 'htxvidu', importId: id })
    await giveUp({ kind: 'import', tenant: 'htxvidu', importId: id, page: 0 })
    await giveUp({ kind: 'digest', tenant: 'htxvidu', importId: id })
    await untilListed(3)
    for (const _ of [1, 2]) await redrive(operator, { all: true })
    expect((await listed(operator)).letters).toEqual([])
    await new Promise((done) => setTimeout(done, 3000))
    expect(await Promise.all(marketplaceIds.map((one) => operator.products(one)))).toEqual(before)
    expect(await operator.mails()).toHaveLength(mails)
    expect((await seller.view(id)).state).toBe('settled')
  })
})

describe('a listing that broke off five times', () => {
  const voso = (sku: string) => ({ kind: 'publish', tenant: 'htxvidu', marketplace: 'voso', sku, version: 2 })
  const priceThere = async () =>
    (await operator.products('voso')).find(({ sku }) => sku === 'htxvidu-MO1')?.price

  test('is stuck until it runs again; then the new price arrives', async () => {
    await operator.faults('voso', [{ kind: '500', times: 1000 }])
    await seller.json('PATCH', '/api/listings/MO1', { price: { amount: 365_000 } })
    await eventually(
      () => seller.get<{ version: number }>('/api/listings/MO1'),
      ({ version }) => version === 2,
    )
    await eventually(
      async () => {
        await giveUp(voso('MO1'))
        return seller.get<{ statuses: Record<string, { condition: string; code: string }> }>(
          '/api/listings/MO1',
        )
      },
      ({ statuses }) => statuses.voso?.condition === 'stuck',
      { pauseMs: 500 },
    )
    await operator.faults('voso', [])
    expect(await priceThere()).not.toBe(365_000)
    const cause = { kind: 'publish', marketplace: 'voso', code: 'message.dead' }
    expect(await redrive(staff, { cause })).toEqual({ redriven: 1, left: 0 })
    await eventually(priceThere, (price) => price === 365_000)
    expect(await redrive(staff, { cause })).toEqual({ redriven: 0, left: 0 })
    expect((await operator.products('voso')).filter(({ sku }) => sku === 'htxvidu-MO1')).toHaveLength(1)
  })

  test('is listed by the command, which sends it again as well', async () => {
    await giveUp(voso('MO1'))
    await untilListed(1)
    const env = { ...process.env, PORT: new URL(system.url).port }
    const command = (...words: string[]) =>
      run(process.execPath, [join(project, 'infra/local/dead-letters.ts'), ...words], { env })
    expect((await command('list')).stdout).toContain('publish#voso#message.dead  1  ')
    expect((await command('redrive', '--id', 'publish#voso#htxvidu#MO1')).stdout).toBe(
      '1 sent again, 0 left\n',
    )
    expect((await command('list')).stdout).toContain('Nothing')
    await expect(command('redrive')).rejects.toThrow('dead-letter.unclear')
  })
})

describe('who sees what', () => {
  test('staff what belongs to accounts in their reach, operators all, sellers nothing', async () => {
    await giveUp({ kind: 'reconcile', marketplace: 'shop-vnexpress' })
    await giveUp({ kind: 'edit', tenant: 'htxvidu', sku: 'MO1' })
    await giveUp({ kind: 'papers', tenant: 'quantri', openedAt: 1 })
    const { letters } = await untilListed(3)
    expect(letters.map(({ kind }) => kind).sort()).toEqual(['edit', 'papers', 'reconcile'])
    expect((await listed(staff)).letters.map(({ kind }) => kind)).toEqual(['edit'])
    for (const method of ['GET', 'POST']) {
      const path = method === 'GET' ? '/api/dead-letters' : '/api/dead-letters/redrive'
      expect((await seller.call(method, path, method === 'GET' ? undefined : { all: true })).status).toBe(403)
    }
  })

  test('what is out of reach is not sent again either', async () => {
    expect(await redrive(staff, { ids: ['reconcile#shop-vnexpress', 'papers#quantri'] })).toEqual({
      ...{ redriven: 0, left: 0 },
    })
    expect(await redrive(staff, { all: true })).toEqual({ redriven: 1, left: 0 })
    expect((await listed(operator)).letters).toHaveLength(2)
    expect(await redrive(operator, { all: true })).toEqual({ redriven: 2, left: 0 })
  })

  test.each([{}, { all: true, ids: ['x'] }, { ids: [] }, { cause: { kind: 'x' } }])(
    '%j is unclear',
    async (body) => {
      const answer = await operator.call('POST', '/api/dead-letters/redrive', body)
      expect(answer.status).toBe(422)
    },
  )
})
