import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apiClient } from '../api-client.ts'
import { startTestSystem, type TestSystem } from '../local-system.ts'

let system: TestSystem
const clients: Record<string, ReturnType<typeof apiClient>> = {}
beforeAll(async () => {
  system = await startTestSystem()
  for (const user of ['htx', 'canbo', 'quantri']) {
    const { token } = await apiClient(system.url).json<{ token: string }>('POST', '/local/token', { user })
    clients[user] = apiClient(system.url, token)
  }
})
afterAll(() => system?.stop())

function as(user: string) {
  const client = clients[user]
  if (!client) throw new Error(`no ${user}`)
  return client
}
const problem = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code]

const lines = 'Mã,Tên sản phẩm,Nhóm,Giá bán,ĐVT,Tồn kho\nAP-1,Mật ong Ví Dụ,Mật ong,250.000đ,hộp,30\n'

type Verdict = { outcome: string; problems: { code: string; blocking: boolean }[]; unchecked: string | null }
type Verdicts = { marketplaces: Record<string, Verdict | null> }

describe('what would happen', () => {
  test('is said of an import before it is confirmed, of its listings after, and nothing is sent', async () => {
    const htx = as('htx')
    const id = await htx.upload('bang.csv', new TextEncoder().encode(lines))
    await htx.until(id, ['ready'])
    const page = await htx.get<{ rows: (Verdicts & { sku: string })[]; next: null }>(
      `/api/imports/${id}/preview`,
    )
    expect(page).toMatchObject({ next: null, rows: [{ sku: 'AP-1', sheet: expect.any(String), line: 2 }] })
    for (const verdict of Object.values(page.rows[0]?.marketplaces ?? {}))
      expect(verdict).toMatchObject({ outcome: 'warned', unchecked: null })
    const one = await htx.get<Verdicts>('/api/listings/AP-1/preview?marketplace=voso')
    expect(Object.keys(one.marketplaces)).toEqual(['voso'])
    expect(await htx.get('/local/marketplaces/voso/products')).toMatchObject({ products: [], requests: {} })
  })

  test('is nobody else’s business', async () => {
    expect(
      await problem(await as('htx').call('GET', '/api/imports/01ARZ3NDEKTSV4RRFFQ69G5FAV/preview')),
    ).toEqual([404, 'import.unknown'])
    expect((await as('canbo').call('GET', '/api/listings/AP-1/preview')).status).toBe(422)
    expect((await as('htx').call('GET', '/api/listings/AP-1/preview?marketplace=other')).status).toBe(422)
  })
})

describe('maps of categories', () => {
  const path = '/api/marketplaces/sendo/categories'
  const rule = { group: 4, words: ['mật ong'], category: '2422', attributes: {} }

  test('are for staff, changed by those who act for the whole province, from the revision they read', async () => {
    expect((await as('htx').call('GET', path)).status).toBe(403)
    const known = await as('canbo').get<{ revision: number; rules: unknown[]; own: unknown[] }>(path)
    expect(known).toMatchObject({ revision: 0, rules: [] })
    expect(known.own.length).toBeGreaterThan(10)
    const put = (user: string, body: object) => as(user).call('PUT', path, body)
    const saved = await put('quantri', { revision: 0, rules: [rule] })
    expect([saved.status, await saved.json()]).toMatchObject([200, { revision: 1, changedBy: 'quantri' }])
    expect(await problem(await put('quantri', { revision: 0, rules: [] }))).toEqual([
      409,
      'categories.changed',
    ])
    const wrong = { revision: 1, rules: [{ ...rule, category: 'mật ong' }] }
    expect(await problem(await put('quantri', wrong))).toEqual([422, 'categories.invalid'])
    expect((await put('quantri', { revision: 1, rules: [{ ...rule, group: 27 }] })).status).toBe(422)
    expect(await problem(await as('quantri').call('GET', '/api/marketplaces/none/categories'))).toEqual([
      404,
      'marketplace.unlisted',
    ])
  })

  test('count at once in the preview', async () => {
    await expect
      .poll(
        async () => {
          const { marketplaces } = await as('htx').get<Verdicts>(
            '/api/listings/AP-1/preview?marketplace=sendo',
          )
          return marketplaces.sendo?.problems.map(({ code }) => code)
        },
        { timeout: 20_000, interval: 500 },
      )
      .not.toContain('category.general')
  })
})

describe('connections', () => {
  test('show sellers what is on, and nobody what the settings hold', async () => {
    type Seen = { connections: { id: string; on: boolean; connection: { state: string } | null }[] }
    const own = await as('htx').get<Seen>('/api/connections')
    expect(own.connections.every(({ on, connection }) => on && connection === null)).toBe(true)
    const all = await as('canbo').get<Seen>('/api/connections')
    expect(all.connections.map(({ connection }) => connection?.state)).toEqual(Array(4).fill('connected'))
    expect(JSON.stringify(all)).not.toMatch(/sandbox-key|sandbox-secret|shopKey|127\.0\.0\.1/)
  })
})
