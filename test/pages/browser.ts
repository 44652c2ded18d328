import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as launcher, type Page } from 'playwright-core'

/** A real browser that comes with the packages: nothing on the machine is needed. */
export async function startBrowser(): Promise<Browser> {
  // Not the package's own arguments: one of them ends the browser with its first closed profile, another hides
  // what a page may not load.
  return launcher.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--font-render-hinting=none'],
    headless: true,
    env: { ...process.env, FONTCONFIG_FILE: await fontConfiguration() } as Record<string, string>,
  })
}

/** Without any font on the machine a page is blank: the one that the package brings along is added. */
async function fontConfiguration(): Promise<string> {
  const folder = join(tmpdir(), 'ocop-fonts')
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'fonts.conf')
  await writeFile(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>${join(tmpdir(), 'fonts')}</dir><cachedir>${join(folder, 'cache')}</cachedir></fontconfig>`,
  )
  return file
}

/** A fresh browser profile at the sign-in page. Scripts are off: every page has to work without. */
export async function openPage(browser: Browser, url: string, width: number): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: 780 },
    locale: 'vi-VN',
    javaScriptEnabled: false,
  })
  return context.newPage()
}

/** A fresh browser profile, signed in as a seeded user. */
export async function signedInPage(
  browser: Browser,
  url: string,
  user: string,
  width: number,
): Promise<Page> {
  const page = await openPage(browser, url, width)
  await page.goto('/login')
  await page.click(`button[value="${user}"]`)
  return page
}

/** Loads the page again until its text says so; the page does the same by itself, more slowly. */
export async function until(page: Page, text: string, seconds = 60): Promise<void> {
  for (let n = 0; n < seconds * 4; n += 1) {
    if ((await page.textContent('main'))?.includes(text)) return
    await new Promise((resolve) => setTimeout(resolve, 250))
    await reload(page)
  }
  throw new Error(`“${text}” did not come; the page says: ${await page.textContent('main')}`)
}

/** A page that loads itself again just then breaks our loading off, and is loaded all the same. */
async function reload(page: Page): Promise<void> {
  try {
    await page.reload()
  } catch (error) {
    if (!/ERR_ABORTED|interrupted by another navigation/.test(String(error))) throw error
    await page.waitForLoadState()
  }
}
