// A SKU may hold any character: each is found, changed and previewed over HTTP, by the API and by the pages.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { skuOfSegment, skuSegment } from '../../functions/web/sku-segment.ts'
import { type Api, eventually, logIn } from '../api-client.ts'
import { startTestSystem, type TestSystem } from '../local-system.ts'

const odd = [
  'A/preview',
  'A',
  'A/B',
  'A/../B',
  '..A',
  '50%',
  'A%41',
  'Mã 1',
  'C?d=1',
  'D#e',
  '~QQ',
  'A/actions',
  'Đ+1',
  'a\\b',
]

let system: TestSystem
let htx: Api
let cookie: string
beforeAll(async () => {
  system = await startTestSystem()
  htx = await logIn(system.url, 'htx')
  const lines = odd.map((sku, n) => `${sku},Mật ong Ví Dụ số ${n + 1},gói,${20_000 + n},${n + 1}`)
  const sheet = ['Mã SP,Tên sản phẩm,ĐVT,Giá bán,Tồn kho', ...lines].join('\n')
  const id = await htx.upload('ma-la.csv', new TextEncoder().encode(sheet))
  await htx.until(id, ['ready'])
  const answer = await fetch(`${system.url}/login`, {
    method: 'POST',
    headers: { origin: system.url },
    body: new URLSearchParams({ user: 'htx' }),
    redirect: 'manual',
  })
  cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ')
})
afterAll(() => system?.stop())

const page = (path: string, body?: Record<string, string>) =>
  fetch(`${system.url}${path}`, {
    headers: { cookie, accept: 'text/html', origin: system.url },
    ...(body && { method: 'POST', body: new URLSearchParams(body), redirect: 'manual' }),
  })

test.each(odd.map((sku, n) => [sku, `Mật ong Ví Dụ số ${n + 1}`] as const))('%s', async (sku, name) => {
  const path = `/api/listings/${skuSegment(sku)}`
  expect(await htx.get(path)).toMatchObject({ sku, name })
  expect(await htx.get(`${path}/preview`)).toHaveProperty('marketplaces.voso.outcome')
  const said = await htx.json<{ sku: string; look: string }>('PATCH', path, { stock: 77 })
  expect(said.sku).toBe(sku)
  expect(await htx.get(said.look)).toMatchObject({ sku, name })
  const acted = await htx.call('POST', `${path}/actions`, { action: 'relist', marketplaces: ['voso'] })
  expect(acted.status).toBe(202)

  const seen = await page(`/listings/${skuSegment(sku)}`)
  const text = await seen.text()
  expect([seen.status, text.includes(`<h1>${name}</h1>`)]).toEqual([200, true])
  const action = /<form class="card" method="post" action="([^"]+)"/.exec(text)?.[1] ?? ''
  const changed = await page(action, { action: 'edit', price: '99000', 'was-price': 'x' })
  expect([changed.status, changed.headers.get('location')]).toEqual([303, action])
  const priced = () => htx.get<{ price: { amount: number } }>(path)
  await eventually(priced, ({ price }) => price.amount === 99_000)
})

test('the list links every product', async () => {
  const text = await (await page('/listings')).text()
  for (const sku of odd) expect(text).toContain(`href="/listings/${skuSegment(sku)}"`)
})

test('a segment means one SKU, and every SKU has one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 45 }), (sku) => {
      const url = new URL(`http://localhost/listings/${skuSegment(sku)}/actions`)
      const segments = decodeURIComponent(url.pathname).split('/')
      expect(segments.length).toBe(4)
      expect(skuOfSegment(segments[2] ?? '')).toBe(sku)
    }),
  )
})
