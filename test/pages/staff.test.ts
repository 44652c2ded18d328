import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samplesFolder } from '../api-client.ts'
import { startTestSystem, type TestSystem } from '../local-system.ts'
import { signedInPage, startBrowser, until } from './browser.ts'
import { expectFitsPhone } from './page-checks.ts'

let system: TestSystem
let browser: Browser
beforeAll(async () => {
  system = await startTestSystem()
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

describe('staff on a phone', () => {
  let page: Page
  beforeAll(async () => {
    page = await signedInPage(browser, system.url, 'canbo', 360)
  })

  test('before the first list there is nothing to publish', async () => {
    await page.goto('/bulk')
    await expectFitsPhone(page)
    expect(await page.textContent('main')).not.toContain('Xã Thông Nguyên')
  })

  test('uploads the list of a commune', async () => {
    await page.goto('/')
    await expectFitsPhone(page)
    await page.setInputFiles('#file', join(samplesFolder, '2-bieu-tong-hop-xa.xlsx'))
    await page.click('main button')
    await until(page, 'Xác nhận đưa lên sàn')
    await expectFitsPhone(page)
    expect(await page.textContent('main')).toContain(
      'Đã đọc 8 dòng sản phẩm: 6 dòng đã nhận, 2 dòng cần bổ sung',
    )
  })

  test('finds the producers by commune', async () => {
    await page.goto('/sellers')
    await expectFitsPhone(page)
    expect(await page.locator('h2').allTextContents()).toContain('Xã Thông Nguyên')
  })

  test('sees what publishing a commune would do, then does it and watches', async () => {
    await page.goto('/bulk')
    await expectFitsPhone(page)
    await page.check('input[name=communes][value="01090"]')
    await page.click('button[value=preview]')
    await expectFitsPhone(page)
    const preview = await page.locator('.numbers').textContent()
    expect(await page.textContent('main')).toContain('chưa gửi gì lên sàn')
    await page.click('button[value=run]')
    await expectFitsPhone(page)
    await until(page, 'Đã xong')
    await expectFitsPhone(page)
    const numbers = await page.locator('.numbers').textContent()
    expect(numbers?.replace('Đã đưa lên', 'Sẽ đưa lên')).toBe(preview)
  })

  test('sees products of all producers, each with its own name', async () => {
    await page.goto('/listings')
    await expectFitsPhone(page)
    expect(await page.locator('.list > li').count()).toBe(6)
  })

  test('does it for one cooperative, whose import it becomes', async () => {
    await page.goto('/?tenant=htxvidu')
    await page.setInputFiles('#file', join(samplesFolder, '3-ho-san-xuat.csv'))
    await page.click('main button')
    expect(page.url()).toContain('tenant=htxvidu')
    await until(page, 'Xác nhận đưa lên sàn')
    const path = new URL(page.url()).pathname
    const owner = await signedInPage(browser, system.url, 'htx', 360)
    expect((await owner.goto(path))?.status()).toBe(200)
  })
})

describe('the operator at a desk', () => {
  test('reaches every page', async () => {
    const page = await signedInPage(browser, system.url, 'quantri', 1280)
    for (const path of [
      '/',
      '/listings',
      '/sellers',
      '/bulk',
      '/local/mail',
      '/local/marketplaces/voso/products',
    ]) {
      expect((await page.goto(path))?.status(), path).toBe(200)
      await expectFitsPhone(page)
    }
  })
})
