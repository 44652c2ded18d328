import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openZip } from '../../shared/sheet/zip.ts'
import { emptyFolder, startTestSystem, type TestSystem } from '../local-system.ts'
import { signedInPage, startBrowser, until } from './browser.ts'
import { expectFitsPhone } from './page-checks.ts'

let system: TestSystem
let browser: Browser
let folder: string
beforeAll(async () => {
  system = await startTestSystem()
  browser = await startBrowser()
  folder = await emptyFolder()
})
afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

async function send(page: Page, name: string, lines: string[]): Promise<void> {
  const path = join(folder, name)
  await writeFile(path, lines.join('\n'))
  await page.goto('/')
  await page.setInputFiles('#file', path)
  await page.click('main button')
  await until(page, 'Tải bảng đã kiểm tra')
}

describe.each([360, 1280])('at %i px', (width) => {
  const headings = `Tên sản phẩm,Giá bán,ĐVT,Đếm được ${width}`

  test('an uploader says what a column is about, once', async () => {
    const page = await signedInPage(browser, system.url, 'htx', width)
    await send(page, 'bang.csv', [headings, 'Măng khô Ví Dụ,320.000đ,kg,45'])
    expect(await page.textContent('main')).toContain(`Chưa dùng đến cột: Đếm được ${width}`)
    await page.click('a[href*="/columns"]')
    await expectFitsPhone(page)
    expect(await page.textContent('main')).toContain('Ví dụ: 45')
    await page.selectOption('select', 'stock')
    await page.click('main form button')
    await until(page, '1 dòng đã nhận')
    await expectFitsPhone(page)

    await send(page, 'bang-sau.csv', [headings, 'Mộc nhĩ Ví Dụ,150.000đ,kg,7'])
    expect(await page.textContent('main')).toContain('1 dòng đã nhận')
    await page.click('a[href*="/columns"]')
    expect(await page.textContent('main')).toContain('Số lượng còn bán (đã chọn)')
  })

  test('a column that was understood otherwise is put right', async () => {
    const page = await signedInPage(browser, system.url, 'htx', width)
    await send(page, 'gia.csv', [
      `Tên sản phẩm,Giá bán,Tồn kho,Ghi chú ${width}`,
      'Nấm Ví Dụ,90.000đ,5,Sấy khô',
    ])
    await page.click('a[href*="/columns"]')
    await page.locator('li', { hasText: 'Ghi chú' }).getByRole('link').click()
    await expectFitsPhone(page)
    await page.selectOption('select', 'description')
    await page.click('main form button')
    await until(page, 'Tải bảng đã kiểm tra')
    await page.click('a[href*="/columns"]')
    expect(await page.textContent('main')).toContain('Mô tả (đã chọn)')
  })

  test('the sheet comes back marked, and a template with the products of the account', async () => {
    const page = await signedInPage(browser, system.url, 'htx', width)
    await send(page, 'thieu.csv', ['Tên sản phẩm,Giá bán,Tồn kho', 'Gạo Ví Dụ,Liên hệ,5'])
    const link = (await page.getAttribute('a[href*="/workbook"]', 'href')) ?? ''
    const workbook = await page.request.get(link)
    expect(workbook.headers()['content-disposition']).toContain('thieu')
    const marked = openZip(Buffer.from(await workbook.body()))
    expect(marked.ok && [...marked.value.entries.keys()].some((name) => name.includes('comments'))).toBe(true)
    await page.goto('/')
    const template = await page.request.get((await page.getAttribute('a[href^="/template"]', 'href')) ?? '')
    expect(openZip(Buffer.from(await template.body())).ok).toBe(true)
  })

  test('staff clear what is held for a person; a seller may not', async () => {
    const page = await signedInPage(browser, system.url, 'htx', width)
    await send(page, 'ruou.csv', [
      'Tên sản phẩm,Giá bán,ĐVT,Tồn kho',
      `Rượu ngô Ví Dụ ${width} 500ml,90.000đ,chai,30`,
    ])
    const path = new URL(page.url()).pathname
    expect((await page.goto(`${path}/clearances`))?.status()).toBe(403)
    const staff = await signedInPage(browser, system.url, 'canbo', width)
    await staff.goto(`${path}?tenant=htxvidu`)
    await staff.click('a[href*="/clearances"]')
    await expectFitsPhone(staff)
    await staff.check('input[name="rows"]')
    await staff.click('main form button')
    await until(staff, '1 dòng đã nhận')
  })
})
