import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samplesFolder } from '../api-client.ts'
import { startTestSystem, type TestSystem } from '../local-system.ts'
import { madePdf } from '../papers/made-pdf.ts'
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
})
afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

const pdf = (name: string, bytes = madePdf()) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(bytes),
})
const line = (page: Page, text: string) => page.locator('.list > li', { hasText: text })

describe.each([360, 1280])('papers at %i px', (width) => {
  let page: Page
  beforeAll(async () => {
    page = await signedInPage(browser, system.url, 'htx', width)
  })

  test('are found from the first page, and say what they are for', async () => {
    await page.getByRole('link', { name: 'Giấy tờ', exact: true }).click()
    expect(await page.textContent('main')).toContain('Không gửi ảnh căn cước')
    await expectFitsPhone(page)
    await photo(page, `papers-empty-${width}`)
  })

  test('are added for all products, with days as people write them', async () => {
    await page.setInputFiles('#paper', pdf(`An toàn thực phẩm ${width}.pdf`))
    await page.fill('#number', `${width}/2024/ATTP`)
    await page.fill('#issuedOn', '5.9.2024')
    await page.fill('#expiresOn', '05/09/2099')
    await page.click('main form[action="/papers"] button')
    const paper = line(page, `${width}/2024/ATTP`)
    expect(await paper.textContent()).toContain('cấp ngày 05/09/2024 · hết hạn 05/09/2099 · mọi sản phẩm')
    expect(await paper.locator('.badge').textContent()).toBe('Đang dùng')
    await expectFitsPhone(page)
  })

  test('are added for one product from its own page', async () => {
    await page.goto('/listings/MO1')
    await page.getByRole('link', { name: 'Giấy tờ của sản phẩm này' }).click()
    expect(await page.isChecked('input[name=skus][value=MO1]')).toBe(true)
    await expectFitsPhone(page)
    await photo(page, `papers-form-${width}`)
    await page.setInputFiles('#paper', pdf(`Công bố ${width}.pdf`))
    await page.selectOption('#kind', 'self-declaration')
    await page.fill('#number', `${width}/CB`)
    await page.fill('#expiresOn', '01/01/2020')
    await page.click('main form[action="/papers"] button')
    expect(await line(page, `${width}/CB`).textContent()).toContain('sản phẩm MO1')
    expect(await line(page, `${width}/CB`).locator('.badge').textContent()).toBe('Hết hạn, không gửi lên sàn')
    await photo(page, `papers-list-${width}`)
  })

  test('that are not clear are asked about', async () => {
    await page.setInputFiles('#paper', pdf('a.pdf', madePdf('', '/Names <</JavaScript 5 0 R>>')))
    await page.click('main form[action="/papers"] button')
    expect(await page.textContent('h1')).toBe('Chưa nhận tệp PDF này')
    await expectFitsPhone(page)
    await page.goto('/papers')
    await page.setInputFiles('#paper', pdf('a.pdf'))
    await page.check('input[value=some]')
    await page.click('main form[action="/papers"] button')
    expect(await page.textContent('h1')).toBe('Chưa rõ giấy dùng cho sản phẩm nào')
  })

  test('are removed', async () => {
    await page.goto('/papers')
    await line(page, `${width}/CB`).getByRole('link', { name: 'Bỏ giấy này' }).click()
    await expectFitsPhone(page)
    await photo(page, `papers-remove-${width}`)
    await page.getByRole('link', { name: 'Không bỏ' }).click()
    expect(await line(page, `${width}/CB`).count()).toBe(1)
    await line(page, `${width}/CB`).getByRole('link', { name: 'Bỏ giấy này' }).click()
    await page.getByRole('button', { name: 'Bỏ giấy này' }).click()
    expect(await line(page, `${width}/CB`).count()).toBe(0)
    expect(await line(page, `${width}/2024/ATTP`).count()).toBe(1)
  })
})

test('staff do it for a seller of theirs', async () => {
  const page = await signedInPage(browser, system.url, 'canbo', 360)
  await page.goto('/sellers')
  await expectFitsPhone(page)
  await page.goto('/papers?tenant=htxvidu')
  expect(await page.textContent('main')).toContain('Giấy tờ của: ')
  await page.setInputFiles('#paper', pdf('can bo.pdf'))
  await page.fill('#number', 'CB/01')
  await page.click('main form[action^="/papers"][enctype] button')
  expect(await line(page, 'CB/01').count()).toBe(1)
  await line(page, 'CB/01').getByRole('link', { name: 'Bỏ giấy này' }).click()
  await page.getByRole('button', { name: 'Bỏ giấy này' }).click()
  expect(await line(page, 'CB/01').count()).toBe(0)
  expect(page.url()).toContain('tenant=htxvidu')
})
