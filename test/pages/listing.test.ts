import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { skuSegment } from '../../functions/web/sku-segment.ts'
import { samplesFolder } from '../api-client.ts'
import { startTestSystem, type TestSystem } from '../local-system.ts'
import { signedInPage, startBrowser, until } from './browser.ts'
import { expectFitsPhone, photo } from './page-checks.ts'

let system: TestSystem
let browser: Browser
beforeAll(async () => {
  system = await startTestSystem()
  browser = await startBrowser()
  const page = await signedInPage(browser, system.url, 'htx', 360)
  await page.setInputFiles('#file', join(samplesFolder, '1-htx-mat-ong.xlsx'))
  await page.click('main button')
  await until(page, 'Xác nhận đưa lên sàn')
  await page.click('main form button')
  await until(page, 'Việc với bảng này đã xong')
})
afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

const place = (page: Page, name: string) => page.locator('.list > li', { hasText: name })

describe.each([360, 1280])('a product at %i px', (width) => {
  let page: Page
  beforeAll(async () => {
    page = await signedInPage(browser, system.url, 'htx', width)
  })

  test('is found in the list, with its values and a word per marketplace', async () => {
    await page.goto('/listings')
    await photo(page, `list-${width}`)
    await page.getByRole('link', { name: 'Mật ong bạc hà (chai thuỷ tinh)' }).click()
    await expectFitsPhone(page)
    await photo(page, `product-${width}`)
    for (const name of ['Sendo', 'Voso', 'Postmart', 'Shop VnExpress'])
      expect(await place(page, name).locator('.badge').textContent()).toBe('Đang bán')
    expect(await page.inputValue('#name')).toBe('Mật ong bạc hà (chai thuỷ tinh)')
  })

  test('gets another price and stock everywhere, as people write numbers', async () => {
    const thousands = width === 360 ? 361 : 362
    await page.fill('#price', `${thousands}.000 đ`)
    await page.fill('#stock', '0')
    await page.click('main button[value=edit]')
    await expectFitsPhone(page)
    await until(page, `${thousands}.000 đồng/chai`)
    await until(page, 'Hết hàng')
    await expectFitsPhone(page)
    await photo(page, `sold-out-${width}`)
    expect(await page.inputValue('#price')).toBe(`${thousands}000`)
    await page.fill('#stock', '50')
    await page.click('main button[value=edit]')
    await until(page, 'còn 50')
  })

  test('says what is not clear, and what only staff may say', async () => {
    const path = page.url()
    await page.fill('#price', 'liên hệ')
    await page.click('main button[value=edit]')
    expect(await page.textContent('h1')).toBe('Giá chưa rõ')
    await expectFitsPhone(page)
    await page.goto(path)
    await page.fill('#description', 'Mật ong chữa bệnh dạ dày')
    await page.click('main button[value=edit]')
    expect(await page.textContent('h1')).toBe('Cần cán bộ xác nhận')
    await page.goto(path)
    await page.click('main button[value=edit]')
    expect(await page.textContent('h1')).toBe('Chưa có thay đổi nào')
    await page.goto(path)
  })

  test('is hidden and shown again at one marketplace', async () => {
    await place(page, 'Voso').getByRole('button', { name: 'Tạm ẩn' }).click()
    await waitFor(page, 'Voso', 'Tạm ẩn')
    await expectFitsPhone(page)
    await place(page, 'Voso').getByRole('button', { name: 'Bán lại' }).click()
    await waitFor(page, 'Voso', 'Đang bán')
  })

  test('is taken down only after a second yes, and put up again', async () => {
    expect(await place(page, 'Sendo').textContent()).not.toContain('Gỡ khỏi sàn')
    await place(page, 'Postmart').getByRole('link', { name: 'Gỡ khỏi sàn' }).click()
    await expectFitsPhone(page)
    await photo(page, `withdraw-${width}`)
    await page.getByRole('link', { name: 'Không gỡ' }).click()
    expect(await place(page, 'Postmart').locator('.badge').textContent()).toBe('Đang bán')
    await place(page, 'Postmart').getByRole('link', { name: 'Gỡ khỏi sàn' }).click()
    await page.click('main button[value=withdraw]')
    await waitFor(page, 'Postmart', 'Đã gỡ')
    await place(page, 'Postmart').getByRole('button', { name: 'Đăng lại' }).click()
    await waitFor(page, 'Postmart', 'Đang bán')
    await expectFitsPhone(page)
  })
})

/** What was folded can be tapped, too. */
async function expectUnfolded(page: Page): Promise<void> {
  const button = place(page, 'Postmart').getByRole('button', { name: 'Nối' })
  expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44)
}

/** Loads the page again until a marketplace has this word. */
async function waitFor(page: Page, name: string, word: string): Promise<void> {
  for (let n = 0; n < 240; n += 1) {
    if ((await place(page, name).locator('.badge').textContent()) === word) return
    await new Promise((resolve) => setTimeout(resolve, 250))
    await page.reload()
  }
  throw new Error(`${name} does not say “${word}”: ${await page.textContent('main')}`)
}

test('staff see it with its account, and may take its wording upon themselves', async () => {
  const page = await signedInPage(browser, system.url, 'canbo', 360)
  expect((await page.goto('/listings/MO1'))?.status()).toBe(422)
  await page.goto('/listings?tenant=htxvidu')
  await page.getByRole('link', { name: 'Mật ong bạc hà (chai thuỷ tinh)' }).click()
  expect(page.url()).toContain('tenant=htxvidu')
  await page.fill('#description', 'Mật ong hữu cơ')
  await page.check('input[name=cleared]')
  await page.click('main button[value=edit]')
  await until(page, 'Đang bán')
  expect(await page.inputValue('#description')).toBe('Mật ong hữu cơ')
})

test('a draft is offered at one marketplace only, and shown as not there at the others', async () => {
  const page = await signedInPage(browser, system.url, 'htx', 360)
  const lines = 'Mã,Tên sản phẩm,Giá bán,ĐVT,Tồn kho\nTR/1,Trà Ví Dụ,90.000đ,hộp,30\n'
  const file = { name: 'tra.csv', mimeType: 'text/csv', buffer: Buffer.from(lines) }
  await page.setInputFiles('#file', file)
  await page.click('main button')
  await until(page, 'Xác nhận đưa lên sàn')
  await page.goto('/listings')
  await page.getByRole('link', { name: 'Trà Ví Dụ' }).click()
  expect(page.url()).toContain(`/listings/${skuSegment('TR/1')}`)
  await expectFitsPhone(page)
  await place(page, 'Postmart').locator('summary').click()
  await expectUnfolded(page)
  await photo(page, 'draft-360')
  await place(page, 'Voso').getByRole('button', { name: 'Đưa lên sàn' }).click()
  await waitFor(page, 'Voso', 'Đang bán')
  expect(await place(page, 'Sendo').locator('.badge').textContent()).toBe('Chưa đưa lên')
})
