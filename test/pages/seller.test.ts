import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samplesFolder } from '../api-client.ts'
import { emptyFolder, startTestSystem, type TestSystem } from '../local-system.ts'
import { openPage, signedInPage, startBrowser, until } from './browser.ts'
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

async function upload(page: Page, path: string): Promise<void> {
  await page.goto('/')
  await page.setInputFiles('#file', path)
  await page.click('main button')
}

describe.each([360, 1280])('a cooperative at %i px', (width) => {
  let page: Page
  beforeAll(async () => {
    page = await signedInPage(browser, system.url, 'htx', width)
  })

  test('uploads a sheet and reads what is wrong at which row', async () => {
    await expectFitsPhone(page)
    await upload(page, join(samplesFolder, '1-htx-mat-ong.xlsx'))
    await until(page, 'Xác nhận đưa lên sàn')
    await expectFitsPhone(page)
    const text = (await page.textContent('main')) ?? ''
    expect(text).toContain('Đã đọc 5 dòng sản phẩm: 4 dòng đã nhận, 1 dòng cần bổ sung')
    expect(text).toContain('Dòng 5 – Sáp ong')
    expect(text).toContain('350.000 đồng/chai')
    expect(text.indexOf('Dòng 5')).toBeLessThan(text.indexOf('Dòng 2'))
  })

  test('confirms and sees the marketplaces to the end', async () => {
    await page.click('main form button')
    await expectFitsPhone(page)
    await until(page, 'Việc với bảng này đã xong')
    await expectFitsPhone(page)
    expect(await page.locator('meta[http-equiv=refresh]').count()).toBe(0)
    for (const name of ['Sendo', 'Voso', 'Postmart', 'Shop VnExpress'])
      expect(await page.locator('section', { hasText: name }).textContent()).toContain('trên 4 sản phẩm')
  })

  test('finds the products, each with a word per marketplace, and filters them', async () => {
    await page.click('nav a[href="/listings"]')
    await expectFitsPhone(page)
    const badges = await page.locator('.places .badge').allTextContents()
    expect(badges).toContain('Đang bán')
    await page.selectOption('#condition', 'withdrawn')
    await page.click('main form button')
    expect(await page.textContent('main')).toContain('Không có sản phẩm nào như vậy')
  })

  test('may not see what staff see', async () => {
    for (const path of ['/bulk', '/sellers', '/?tenant=xavidu']) {
      expect((await page.goto(path))?.status(), path).toBe(403)
      await expectFitsPhone(page)
    }
  })

  test('reads why a file cannot be used', async () => {
    const folder = await emptyFolder()
    const broken = join(folder, 'bang-hong.xlsx')
    await writeFile(broken, Buffer.from([1, 2, 3, 4, 250, 251, 0, 0, 7]))
    await upload(page, broken)
    await until(page, 'Gửi lại bảng')
    expect(await page.textContent('main')).toContain('Chưa đọc được')
    const empty = join(folder, 'trong.xlsx')
    await writeFile(empty, '')
    await upload(page, empty)
    expect(await page.textContent('h1')).toBe('Bảng đang trống')
  })

  test('a long sheet stays a light page', async () => {
    const folder = await emptyFolder()
    const rows = Array.from({ length: 1200 }, (_, n) => {
      const price = n % 3 === 0 ? 'Liên hệ' : String(20_000 + n)
      return `D${n},Mật ong bạc hà Mèo Vạc chai thuỷ tinh số ${n},chai,${price},${n + 1}`
    })
    const long = join(folder, 'bang-rat-dai-cua-hop-tac-xa-nong-nghiep-va-dich-vu-tong-hop.csv')
    await writeFile(long, `Mã,Tên sản phẩm,Đơn vị tính,Giá bán,Số lượng\n${rows.join('\n')}\n`)
    await upload(page, long)
    await until(page, 'Xác nhận đưa lên sàn')
    await expectFitsPhone(page)
    await page.click('a[href*="show=needs-fix"]')
    await expectFitsPhone(page)
    expect(await page.textContent('main')).toContain('Cần bổ sung (400)')
  })
})

describe('signing in and out', () => {
  test('leads back to where one wanted to go, and nowhere else', async () => {
    const page = await openPage(browser, system.url, 360)
    await page.goto('/listings?condition=live')
    await expectFitsPhone(page)
    await page.click('button[value="htx"]')
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/listings?condition=live')
    await page.click('header form button')
    expect(new URL(page.url()).pathname).toBe('/login')
    await page.goto('/login?next=//elsewhere.example/')
    await page.click('button[value="htx"]')
    expect(page.url()).toBe(`${system.url}/`)
  })

  test('a form of another site is refused', async () => {
    const answer = await fetch(`${system.url}/login`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'user=htx',
    })
    expect(answer.status).toBe(403)
  })

  test('an unknown address is a page for people', async () => {
    const page = await openPage(browser, system.url, 360)
    expect((await page.goto('/khong-co'))?.status()).toBe(404)
    await expectFitsPhone(page)
    expect(await page.textContent('h1')).toBe('Không có trang này')
  })
})
