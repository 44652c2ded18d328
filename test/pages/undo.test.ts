import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Api, eventually, logIn, marketplaceIds } from '../api-client.ts'
import { startTestSystem, type TestSystem } from '../local-system.ts'
import { signedInPage, startBrowser } from './browser.ts'
import { expectFitsPhone } from './page-checks.ts'

let system: TestSystem
let browser: Browser
let api: Api
beforeAll(async () => {
  system = await startTestSystem()
  browser = await startBrowser()
  api = await logIn(system.url, 'htx')
})
afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

const sheet = (...lines: string[]) =>
  new TextEncoder().encode(['Mã SP,Tên sản phẩm,ĐVT,Giá bán,Tồn kho', ...lines].join('\n'))

async function send(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const id = await api.upload('bang.csv', bytes)
  await api.until(id, ['ready'])
  await api.confirm(id)
  await api.until(id, ['settled'], 90)
  return id
}

type Preview = { counts: Record<string, number>; undone: { state: string } | null; rows: { sku: string }[] }
const preview = (id: string) => api.get<Preview>(`/api/imports/${id}/undo`)
const onSale = async () => {
  const all = await Promise.all(marketplaceIds.map((id) => api.products(id)))
  return all.flatMap((some) =>
    some.filter(({ state }) => state === 'live').map(({ sku, price }) => [sku, price]),
  )
}

let second = ''

test('the preview says what goes back, what is taken down and what stays, and changes nothing', async () => {
  await send(sheet('SP1,Măng khô Ví Dụ,gói,20000,10', 'SP2,Chè Ví Dụ,gói,30000,20'))
  const before = await onSale()
  second = await send(sheet('SP1,Măng khô Ví Dụ,gói,25000,12', 'SP3,Mật ong Ví Dụ,chai,90000,5'))
  await api.json('PATCH', '/api/listings/SP1', { stock: 77 })
  await eventually(
    () => api.get<{ pending: number }>('/api/listings/SP1'),
    ({ pending }) => pending === 0,
  )
  expect((await preview(second)).counts).toEqual({ back: 1, down: 1, stays: 1, forgotten: 0 })
  expect((await preview(second)).rows.map(({ sku }) => sku)).toEqual(['SP1', 'SP3'])
  expect((await onSale()).length).toBe(before.length + 4)
})

test('nothing is taken down without a yes', async () => {
  const answer = await api.call('POST', `/api/imports/${second}/undo`, {})
  expect(answer.status).toBe(409)
  expect(await answer.json()).toMatchObject({ code: 'undo.withdraws' })
  expect((await preview(second)).undone).toBeNull()
})

test('on a phone: seen, agreed to, done; asked again it answers the first time', async () => {
  const page = await signedInPage(browser, system.url, 'htx', 360)
  await page.goto(`/imports/${second}`)
  await page.click('a:has-text("Hoàn tác bảng này")')
  await expectFitsPhone(page)
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/undo.png`, fullPage: true })
  expect(await page.textContent('main')).toContain('Giữ nguyên số lượng: đã sửa sau đó')
  await page.check('input[name=withdraw]')
  await page.click('main form button')
  await expectFitsPhone(page)
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/undo-2.png`, fullPage: true })
  expect(await page.textContent('main')).toMatch(/hoàn tác/)
  const prices = await eventually(onSale, (seen) =>
    seen.every(([, price]) => price === 20_000 || price === 30_000),
  )
  expect(prices).toHaveLength(8)
  const asked = await api.json<{ undoneAt: number }>('POST', `/api/imports/${second}/undo`, {})
  expect(await api.json('POST', `/api/imports/${second}/undo`, {})).toEqual(asked)
  expect((await preview(second)).undone?.state).toBe('done')
})

test('what nobody confirmed, and what is somebody else’s, cannot be undone', async () => {
  const id = await api.upload('bang.csv', sheet('SP9,Nấm Ví Dụ,gói,20000,10'))
  await api.until(id, ['ready'])
  expect((await api.call('GET', `/api/imports/${id}/undo`)).status).toBe(409)
  const operator = await logIn(system.url, 'quantri')
  expect((await operator.call('POST', `/api/imports/${second}/undo`, { withdraw: true })).status).toBe(404)
})
