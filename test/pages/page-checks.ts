import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const heaviest = 60_000

/** What every page has to keep on a phone: light, no sideways scrolling, one heading, taps that a thumb can hit. */
export async function expectFitsPhone(page: Page): Promise<void> {
  const where = page.url()
  const answer = await page.request.get(where)
  expect((await answer.body()).length, `weight of ${where}`).toBeLessThan(heaviest)
  const width = page.viewportSize()?.width ?? 0
  const sizes = await page
    .locator('html')
    .evaluate((html) => ({ content: html.scrollWidth, window: html.clientWidth }))
  expect(sizes.content, `width of ${where} at ${width}`).toBeLessThanOrEqual(sizes.window)
  expect(await page.locator('h1').count(), `headings of ${where}`).toBe(1)
  for (const button of await page.locator('main button, main .button, nav a').filter({ visible: true }).all())
    expect((await button.boundingBox())?.height, `tap target on ${where}`).toBeGreaterThanOrEqual(44)
}

/** A picture of the whole page in the folder PAGE_PHOTOS, for people; nothing where there is none. */
export async function photo(page: Page, name: string): Promise<void> {
  const folder = process.env.PAGE_PHOTOS
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
