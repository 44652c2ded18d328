import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestSystem, type TestSystem } from '../local-system.ts'
import { signedInPage, startBrowser, until } from './browser.ts'
import { expectFitsPhone, photo } from './page-checks.ts'

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

const card = (page: Page, name: string) => page.locator('.grid .card', { hasText: name })

/** The words of the second product tell no category of Sendo. */
const lines = `Mã,Tên sản phẩm,Nhóm,Giá bán,ĐVT,Tồn kho,Khối lượng
HN-1,Mật ong bạc hà Ví Dụ,Mật ong,250.000đ,hộp,30,500g
HN-2,Đặc sản vùng cao Ví Dụ,"Rau, củ, quả, hạt tươi",90.000đ,hộp,30,500g
`

async function sendSheet(page: Page, text: string): Promise<void> {
  await page.goto('/')
  await page.setInputFiles('#file', { name: 'bang.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.click('main button')
  await until(page, 'Xác nhận đưa lên sàn')
}

describe.each([360, 1280])('before confirming, at %i px', (width) => {
  test('the page says what will happen on each marketplace, and why something is held', async () => {
    const page = await signedInPage(browser, system.url, 'htx', width)
    await sendSheet(page, lines)
    await expectFitsPhone(page)
    await photo(page, `preview-${width}`)
    expect(await card(page, 'Sendo').textContent()).toContain('Giữ lại: 1')
    expect(await card(page, 'Sendo').textContent()).toMatch(/Chưa chọn được ngành hàng.*Đặc sản vùng cao/s)
    expect(await card(page, 'Voso').textContent()).not.toContain('Giữ lại')
    await page.goto(`${page.url()}/preview`)
    await expectFitsPhone(page)
    expect(await card(page, 'Sendo').textContent()).toContain('Giữ lại: 1')
    await page.getByRole('link', { name: 'Xem từng dòng' }).click()
    await expectFitsPhone(page)
    await photo(page, `preview-rows-${width}`)
    const row = page.locator('.list > li', { hasText: 'Đặc sản vùng cao' })
    expect(await row.textContent()).toContain('Sendo: Chưa chọn được ngành hàng')
  })
})

describe.each([360, 1280])('the marketplaces at %i px', (width) => {
  test('sellers see which are on, and nothing of connections', async () => {
    const page = await signedInPage(browser, system.url, 'htx', width)
    await page.getByRole('link', { name: 'Các sàn' }).click()
    await expectFitsPhone(page)
    await photo(page, `connections-htx-${width}`)
    const text = await page.textContent('main')
    expect(text).toContain('Sendo')
    expect(text).not.toMatch(/Đã kết nối|Tắt sẵn|Giới hạn/)
    expect((await page.goto('/marketplaces/sendo/categories'))?.status()).toBe(403)
  })

  test('staff see how each is connected, and where settings are wrong without what they hold', async () => {
    const file = join(system.dataFolder, 'connections', 'voso.json')
    const page = await signedInPage(browser, system.url, 'canbo', width)
    await page.goto('/connections')
    expect(await page.locator('.list > li', { hasText: 'Voso' }).textContent()).toContain('Đã kết nối')
    const before = await readFile(file, 'utf8')
    await writeFile(file, JSON.stringify({ ...JSON.parse(before), baseUrl: 'mat-khau-bi-mat' }))
    await page.reload()
    await expectFitsPhone(page)
    await photo(page, `connections-canbo-${width}`)
    const line = await page.locator('.list > li', { hasText: 'Voso' }).textContent()
    await writeFile(file, before)
    expect(line).toContain('Thông tin kết nối chưa đúng')
    expect(line).toContain('baseUrl')
    expect(line).not.toContain('mat-khau-bi-mat')
    expect(await page.locator('.list > li', { hasText: 'Sendo' }).textContent()).toContain('15/04/2025')
  })

  test('operators see where marketplaces may send hints, and nobody else does', async () => {
    const operator = await signedInPage(browser, system.url, 'quantri', width)
    await operator.goto('/connections')
    await operator.locator('summary').first().click()
    await expectFitsPhone(operator)
    await photo(operator, `connections-quantri-${width}`)
    const lines = operator.locator('.list > li')
    const addresses = await Promise.all(
      ['Sendo', 'Voso'].map((name) => lines.filter({ hasText: name }).locator('code').textContent()),
    )
    const [sendo = ''] = addresses.map((text) => text?.trim() ?? '')
    expect(new Set(addresses).size).toBe(2)
    expect(sendo.startsWith(`${system.url}/hooks/sendo/`)).toBe(true)
    // Taken for the address it is: what came is no hint, so it is refused, and not unknown as any other address.
    const sent = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }
    const answers = await Promise.all([sendo, `${sendo.slice(0, -1)}!`].map((to) => fetch(to, sent)))
    expect(answers.map(({ status }) => status)).toEqual([401, 404])
    for (const user of ['canbo', 'htx']) {
      const other = await signedInPage(browser, system.url, user, width)
      await other.goto('/connections')
      expect(await other.content()).not.toContain('/hooks/')
    }
  })

  test('staff choose categories, in their order, and two do not overwrite each other', async () => {
    const page = await signedInPage(browser, system.url, 'quantri', width)
    await page.goto('/marketplaces/sendo/categories')
    await expectFitsPhone(page)
    await add(page, 'đặc sản, quà', '1625', '333 = Việt Nam')
    await add(page, 'mật ong', '1218', '')
    await photo(page, `categories-${width}`)
    await expectFitsPhone(page)
    const other = await signedInPage(browser, system.url, 'quantri', width)
    await other.goto('/marketplaces/sendo/categories')
    await page.locator('.list > li', { hasText: 'mật ong' }).getByRole('button', { name: 'Lên' }).click()
    expect(await page.locator('.list').first().locator('> li').first().textContent()).toContain('mật ong')
    await other.locator('.list > li', { hasText: 'đặc sản' }).getByRole('button', { name: 'Xoá' }).click()
    expect(await other.textContent('h1')).toBe('Có người vừa sửa')
    await page.locator('.list > li', { hasText: 'mật ong' }).getByRole('link', { name: 'Sửa' }).click()
    await page.fill('#category', 'mật ong')
    await page.click('main button[value=save]')
    expect(await page.textContent('h1')).toBe('Mã ngành hàng chưa đúng')
    await page.goto('/marketplaces/sendo/categories')
    for (const name of ['mật ong', 'đặc sản'])
      await page.locator('.list > li', { hasText: name }).first().getByRole('button', { name: 'Xoá' }).click()
    expect(await page.textContent('main')).toContain('Chưa có dòng nào')
  })
})

async function add(page: Page, words: string, category: string, attributes: string): Promise<void> {
  await page.fill('#words', words)
  await page.fill('#category', category)
  await page.fill('#attributes', attributes)
  await page.click('main button[value=add]')
}

test('what waited for a category goes up by itself once staff chose one', async () => {
  const page = await signedInPage(browser, system.url, 'htx', 360)
  await sendSheet(page, lines)
  await page.locator('main form button', { hasText: 'Xác nhận' }).click()
  await until(page, 'Việc với bảng này đã xong')
  await page.goto('/listings/HN-2')
  await until(page, 'Chưa chọn được ngành hàng')
  expect(await page.locator('a', { hasText: 'Chọn ngành hàng' }).count()).toBe(0)
  const staff = await signedInPage(browser, system.url, 'quantri', 360)
  await staff.goto('/listings/HN-2?tenant=htxvidu')
  await staff.getByRole('link', { name: 'Chọn ngành hàng' }).click()
  await add(staff, 'đặc sản', '2422', '')
  await page.goto('/listings/HN-2')
  for (let n = 0; n < 120; n += 1) {
    const badge = page.locator('.list > li', { hasText: 'Sendo' }).locator('.badge')
    if ((await badge.textContent()) === 'Đang bán') return
    await new Promise((resolve) => setTimeout(resolve, 500))
    await page.reload()
  }
  throw new Error(`not on sale: ${await page.textContent('main')}`)
})
