import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Api, eventually, logIn, samplesFolder } from '../api-client.ts'
import { startTestSystem, type TestSystem } from '../local-system.ts'
import { signedInPage, startBrowser } from './browser.ts'
import { expectFitsPhone } from './page-checks.ts'

let system: TestSystem
let browser: Browser
let api: Api
beforeAll(async () => {
  system = await startTestSystem()
  browser = await startBrowser()
  const seller = await logIn(system.url, 'htx')
  api = await logIn(system.url, 'quantri')
  const id = await seller.uploadFile(join(samplesFolder, '1-htx-mat-ong.xlsx'))
  await seller.until(id, ['ready'])
  const letters = ['MO1', 'MO2', 'NG1'].map((sku) => ({
    kind: 'publish',
    sku,
    version: 1,
    marketplace: 'voso',
  }))
  for (const message of [...letters, { kind: 'import', importId: id, page: 0 }])
    await api.json('POST', '/local/queues/give-up', { tenant: 'htxvidu', ...message })
  await eventually(
    () => api.get<{ letters: unknown[] }>('/api/dead-letters'),
    (seen) => seen.letters.length === 4,
  )
})
afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

test('staff see on a phone what is given up, by cause, and have it run again', async () => {
  const page = await signedInPage(browser, system.url, 'canbo', 360)
  await page.click('nav a[href="/dead-letters"]')
  await expectFitsPhone(page)
  if (process.env.SHOTS)
    await page.screenshot({ path: `${process.env.SHOTS}/dead-letters.png`, fullPage: true })
  const headings = await page.locator('section h2').allTextContents()
  expect(headings.sort()).toEqual(['Gửi sản phẩm lên sàn · Voso', 'Lưu sản phẩm của bảng'])
  await page.click('button:has-text("Chạy lại 3 việc này")')
  await expectFitsPhone(page)
  expect(await page.textContent('main')).toContain('Đã cho chạy lại 3 việc.')
  await page.click('summary')
  if (process.env.SHOTS)
    await page.screenshot({ path: `${process.env.SHOTS}/dead-letters-2.png`, fullPage: true })
  await page.click('details button')
  expect(await page.textContent('main')).toContain('Không có việc nào bị kẹt.')
})

test('a seller has no such page', async () => {
  const page = await signedInPage(browser, system.url, 'htx', 360)
  expect((await page.goto('/dead-letters'))?.status()).toBe(403)
  expect(await page.locator('nav a[href="/dead-letters"]').count()).toBe(0)
})
