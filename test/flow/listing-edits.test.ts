import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, apiClient, eventually, logIn, marketplaceIds, samplesFolder } from '../api-client.ts'
import { startTestSystem, type TestSystem } from '../local-system.ts'

let system: TestSystem
let htx: Api
let canbo: Api
beforeAll(async () => {
  system = await startTestSystem()
  htx = await logIn(system.url, 'htx')
  canbo = await logIn(system.url, 'canbo')
  const id = await htx.uploadFile(join(samplesFolder, '1-htx-mat-ong.xlsx'))
  await htx.until(id, ['ready'])
  await htx.confirm(id)
  await htx.until(id, ['settled'])
})
afterAll(() => system?.stop())

type Listing = {
  price: { amount: number; per: string }
  version: number
  pending: number
  statuses: Record<string, { condition: string; code: string | null }>
}
type Accepted = {
  order: string | null
  look: string
  marketplaces: Record<string, { outcome: string; code: string | null; message: string | null }>
}

const listing = (sku = 'MO1') => htx.get<Listing>(`/api/listings/${sku}`)
const at = async (id: string, sku = 'MO1') =>
  (await htx.products(id)).find((product) => product.sku.endsWith(`-${sku}`))
const everywhere = () => Promise.all(marketplaceIds.map((id) => at(id)))
const act = (body: object, api = htx, query = '') =>
  api.json<Accepted>('POST', `/api/listings/MO1/actions${query}`, body)

async function problem(api: Api, method: string, path: string, body?: unknown) {
  const answer = await api.call(method, path, body)
  const { code, field } = (await answer.json()) as { code: string; field?: string }
  return { status: answer.status, code, field }
}

describe('PATCH /api/listings/{sku}', () => {
  test('price and stock reach every marketplace once', async () => {
    const before = await everywhere()
    const change = { price: { amount: 365_000 }, stock: 71 }
    const said = await htx.json<Accepted>('PATCH', '/api/listings/MO1', change)
    expect(said.look).toBe('/api/listings/MO1?tenant=htxvidu')
    await htx.json('PATCH', '/api/listings/MO1', change)
    const after = await eventually(everywhere, (all) => all.every((one) => one?.price === 365_000))
    expect(after.map((one) => one?.stock)).toEqual([71, 71, 71, 71])
    await eventually(listing, ({ pending }) => pending === 0)
    const changes = (await everywhere()).map((one, n) => (one?.updates ?? 0) - (before[n]?.updates ?? 0))
    expect(changes).toEqual([1, 1, 1, 1])
    expect((await listing()).price).toEqual({ amount: 365_000, per: 'chai' })
  })

  test('the same stock said again is carried out where some of it was sold', async () => {
    const { version } = await listing()
    await htx.json('PATCH', '/api/listings/MO1', { stock: 71 })
    const seen = await eventually(listing, (one) => one.pending === 0 && one.version > version)
    expect(seen.version).toBe(version + 1)
  })

  test.each([
    [{ price: { amount: 0 } }, 'price.invalid', 'price.amount'],
    [{ price: { amount: 12.5 } }, 'price.invalid', 'price.amount'],
    [{ price: 12_000 }, 'price.invalid', 'price'],
    [{ stock: -1 }, 'stock.invalid', 'stock'],
    [{ name: ' – ' }, 'name.invalid', 'name'],
    [{ description: 'x'.repeat(20_001) }, 'description.invalid', 'description'],
    [{}, 'edit.empty', undefined],
    [{ sku: 'KHAC' }, 'edit.empty', undefined],
    [{ name: 'Rượu ngô Ví Dụ' }, 'wording.held', 'name'],
    [{ description: 'Chữa đau dạ dày' }, 'wording.held', 'description'],
  ])('%j is refused with %s', async (change, code, field) => {
    const { statuses: _, ...before } = await listing()
    expect(await problem(htx, 'PATCH', '/api/listings/MO1', change)).toMatchObject({
      status: 422,
      code,
      field,
    })
    // What marketplaces say goes on meanwhile.
    expect(await listing()).toMatchObject(before)
  })

  test('only staff take the wording of a product upon themselves', async () => {
    const change = { description: 'Mật ong hữu cơ', cleared: true }
    const refused = await problem(htx, 'PATCH', '/api/listings/MO1', change)
    expect(refused).toMatchObject({ status: 403, code: 'session.staff-only' })
    await canbo.json('PATCH', '/api/listings/MO1?tenant=htxvidu', change)
    const told = await eventually(
      () => at('voso'),
      (one) => JSON.stringify(one?.sent).includes('hữu cơ'),
    )
    expect(told?.price).toBe(365_000)
  })
})

describe('POST /api/listings/{sku}/actions', () => {
  test('pause and resume reach all four; withdraw says where it cannot be done', async () => {
    const states = (state: string) =>
      eventually(everywhere, (all) => all.every((one) => one?.state === state), { seconds: 60 })
    await act({ action: 'pause' })
    await states('paused')
    await act({ action: 'resume' })
    await states('live')
    const { marketplaces } = await act({ action: 'withdraw' })
    expect(marketplaces.voso?.outcome).toBe('accepted')
    expect(marketplaces.sendo).toMatchObject({ outcome: 'refused', code: 'marketplace.cannot-withdraw' })
    expect(marketplaces.sendo?.message).toContain('tạm ẩn')
    await eventually(everywhere, (all) => all.filter((one) => one?.state === 'withdrawn').length === 3)
    expect((await at('sendo'))?.state).toBe('live')
    await act({ action: 'relist' })
    await states('live')
    for (const id of marketplaceIds) expect(await htx.products(id)).toHaveLength(4)
  })

  test('an action right after another counts with what was said before', async () => {
    await act({ action: 'pause', marketplaces: ['voso'] })
    const { marketplaces } = await act({ action: 'resume', marketplaces: ['voso'] })
    expect(marketplaces.voso?.outcome).toBe('accepted')
    await eventually(listing, ({ pending, statuses }) => pending === 0 && statuses.voso?.condition === 'live')
    expect((await at('voso'))?.state).toBe('live')
  })

  test('what changes nothing says so, what cannot be is refused', async () => {
    expect(await act({ action: 'resume', marketplaces: ['sendo'] })).toMatchObject({
      order: null,
      marketplaces: { sendo: { outcome: 'unchanged' } },
    })
    const path = '/api/listings/MO1/actions'
    const withdraw = { action: 'withdraw', marketplaces: ['sendo'] }
    expect(await problem(htx, 'POST', path, withdraw)).toMatchObject({ status: 409, code: 'action.refused' })
    const link = { action: 'link', marketplaces: ['voso'] }
    expect(await problem(htx, 'POST', path, link)).toMatchObject({ status: 422, code: 'link.missing' })
    const nowhere = { action: 'pause', marketplaces: ['khong-co'] }
    expect(await problem(htx, 'POST', path, nowhere)).toMatchObject({ code: 'marketplace.unknown' })
    expect(await problem(htx, 'POST', path, { action: 'sell' })).toMatchObject({ code: 'request.invalid' })
  })
})

describe('who may', () => {
  const calls = [
    ['PATCH', '/api/listings/MO1', { stock: 5 }],
    ['POST', '/api/listings/MO1/actions', { action: 'retry' }],
  ] as const

  test.each(calls)(
    '%s %s: nobody unknown, no other seller, staff only by name',
    async (method, path, body) => {
      expect((await apiClient(system.url).call(method, path, body)).status).toBe(401)
      const foreign = await problem(htx, method, `${path}?tenant=xavidu`, body)
      expect(foreign).toMatchObject({ status: 403, code: 'tenant.foreign' })
      expect(await problem(canbo, method, path, body)).toMatchObject({ status: 422, code: 'tenant.missing' })
      const nobody = await problem(canbo, method, `${path}?tenant=khongco`, body)
      expect(nobody).toMatchObject({ status: 404, code: 'tenant.unknown' })
      const missing = path.replace('MO1', 'KHONG-CO')
      expect(await problem(htx, method, missing, body)).toMatchObject({
        status: 404,
        code: 'listing.unknown',
      })
      expect((await canbo.call(method, `${path}?tenant=htxvidu`, body)).status).toBe(202)
    },
  )

  test('preferences are kept, and refused where they are no preference', async () => {
    expect(await htx.get('/api/preferences')).toEqual({ drift: 'usual' })
    expect(await htx.json('PUT', '/api/preferences', { drift: 'ask' })).toEqual({ drift: 'ask' })
    expect(await canbo.get('/api/preferences?tenant=htxvidu')).toEqual({ drift: 'ask' })
    expect(await problem(htx, 'PUT', '/api/preferences', { drift: 'never' })).toMatchObject({ status: 422 })
  })
})
