import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, eventually, logIn, samplesFolder } from '../api-client.ts'
import { type Filled, fillWorkbook } from '../hand-over/fill-workbook.ts'
import { startTestSystem, type TestSystem } from '../local-system.ts'
import { signedInPage, startBrowser } from './browser.ts'
import { expectFitsPhone } from './page-checks.ts'

type HandOver = { id: string; mail: string; lines: { key: string }[] }

let system: TestSystem
let browser: Browser
let staff: Api
let of: HandOver
beforeAll(async () => {
  system = await startTestSystem()
  browser = await startBrowser()
  const seller = await logIn(system.url, 'htx')
  staff = await logIn(system.url, 'canbo')
  await staff.json('POST', '/local/marketplaces/voso/mode', { mode: 'hand-over' })
  const id = await seller.uploadFile(join(samplesFolder, '1-htx-mat-ong.xlsx'))
  await seller.until(id, ['ready'])
  await seller.confirm(id, ['voso'])
  const all = await eventually(
    async () => (await staff.get<{ handOvers: HandOver[] }>('/api/hand-overs')).handOvers,
    (some) => some.length > 0 && some.every(({ mail }) => mail === 'sent'),
  )
  of = await staff.get(`/api/hand-overs/${all.at(-1)?.id}`)
})
afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

const text = (page: Page) => page.textContent('main')

/** What the desk sends back, as a file of a form. */
async function returned(filled: Record<string, Filled>) {
  const answer = await staff.call('GET', `/api/hand-overs/${of.id}/workbook`)
  const bytes = await fillWorkbook(new Uint8Array(await answer.arrayBuffer()), filled)
  return { name: 'ban-giao.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) }
}

describe.each([360, 1280])('at %d pixels', (width) => {
  let page: Page
  beforeAll(async () => {
    page = await signedInPage(browser, system.url, 'canbo', width)
  })

  test('staff see the packages, and which wait for an answer', async () => {
    await page.click('nav a[href="/hand-overs"]')
    await expectFitsPhone(page)
    expect(await text(page)).toContain(of.id)
    await page.click(`a[href="/hand-overs/${of.id}"]`)
    await expectFitsPhone(page)
    expect(await text(page)).toContain('desk-voso@vidu.example')
  })

  test('a package is downloaded as a zip', async () => {
    const answer = await page.request.get(`/hand-overs/${of.id}/package`)
    expect(answer.headers()['content-type']).toBe('application/zip')
    expect((await answer.body()).subarray(0, 2).toString()).toBe('PK')
  })

  test('a returned workbook shows what was taken over, and what is unclear at which cell', async () => {
    const [first, second, third] = of.lines
    const file = await returned({
      [first?.key ?? '']: { result: 'Đang bán', link: 'https://san.example/p/1' },
      [second?.key ?? '']: { result: 'Từ chối', reason: 'Ảnh mờ' },
      [third?.key ?? '']: { result: 'để xem đã' },
    })
    await page.setInputFiles('#file', file)
    await page.click('main form button')
    await expectFitsPhone(page)
    expect(await text(page)).toContain('để xem đã')
    expect(await text(page)).toContain('Ảnh mờ')
    expect(await page.getAttribute('a[href="https://san.example/p/1"]', 'rel')).toContain('noopener')
  })
})

test('what was downloaded by mistake is told as such', async () => {
  const page = await signedInPage(browser, system.url, 'canbo', 360)
  await page.goto(`/hand-overs/${of.id}`)
  await page.setInputFiles('#file', {
    name: 'x.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7'),
  })
  await page.click('main form button')
  expect(await page.textContent('h1')).toContain('Chưa đọc được bảng kết quả')
})

test('the link of the mail opens the package without signing in, and no other', async () => {
  const [mail] = await staff.mails()
  const link = /https?:\/\/\S+\/package\?key=\S+/.exec(mail?.text ?? '')?.[0] ?? ''
  const answer = await fetch(link)
  expect(answer.headers.get('content-type')).toBe('application/zip')
  expect((await fetch(link.replace(/key=.{4}/, 'key=AAAA'))).status).toBe(404)
  expect((await fetch(`${system.url}/hand-overs/${of.id}`, { redirect: 'manual' })).status).toBe(303)
})

test('a seller is told that the goods are with the desk, and sees no package', async () => {
  const page = await signedInPage(browser, system.url, 'htx', 360)
  expect(await page.locator('nav a[href="/hand-overs"]').count()).toBe(0)
  expect((await page.goto('/hand-overs'))?.status()).toBe(403)
  const [, , third] = of.lines
  await page.goto(`/listings/${encodeURIComponent((third?.key ?? '').replace('htxvidu-', ''))}`)
  expect(await text(page)).toContain('Đã gửi bộ phận đăng bán của sàn')
})
