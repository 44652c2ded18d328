import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sendFile } from '../../functions/web/file-answer.ts'
import { seededTenants } from '../../infra/local/users.ts'
import { readMailbox } from '../../shared/adapters/mail/mailbox.ts'
import { MarketplaceId, TenantId } from '../../shared/domain/ids.ts'
import type { Status } from '../../shared/domain/status.ts'
import type { Tenant } from '../../shared/domain/tenant.ts'
import { markedName } from '../../shared/domain/vietnamese/workbook.ts'
import { plainDelivery } from '../flow/step-queues.ts'
import { until } from '../flow/step-story.ts'
import { startWorld, type World } from '../flow/step-world.ts'
import { madePdf } from '../papers/made-pdf.ts'
import { tokenFor, webWorld } from './web-world.ts'
import { sheetTexts, zipTexts } from './workbook-texts.ts'

/** What somebody may write wherever they may write anything. */
const evil = `"><b data-evil>'</textarea></title><script>evil()</script>`
const tenant = TenantId.parse('htxvidu')
const owner = tokenFor('owner', 'htxvidu')
const staff = tokenFor('staff', 'xavidu')

const cells = (values: string[]) => values.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')
const formula = (sign: string) => `${sign}HYPERLINK(1)${evil}`
const sheet = [
  cells(['Mã hàng', 'Tên sản phẩm', 'Giá bán', 'ĐVT', 'Số lượng', 'Mô tả', `Cột ${evil}`, `=CMD${evil}`]),
  ...['=', '+', '-', '@', '\t=', ''].map((sign, n) =>
    cells([`M${n}`, `Măng khô ${formula(sign)}`, '320.000đ', 'kg', '45', formula(sign), evil, formula('=')]),
  ),
  cells(['E1', `=Hỏng${evil}`, evil, 'kg', evil, evil, evil, evil]),
].join('\n')

let world: World
let web: ReturnType<typeof webWorld>
let importId = ''
beforeAll(async () => {
  world = await startWorld(plainDelivery)
  web = webWorld(world)
  const other = { ...seededTenants[0], tenant: TenantId.parse('hodoc'), name: evil, address: evil } as Tenant
  await world.stores.tenants.putIfAbsent(other)
  const form = new FormData()
  form.append('file', new File([sheet], `bang ${evil}.csv`))
  const sent = await web.ask(owner, 'POST', '/imports', form)
  importId = sent.headers.get('location')?.split('/').at(-1) ?? ''
  await until(world, async () => (await importNow()).includes('"state":"ready"'))
  await addPaper()
  await web.ask(owner, 'POST', `/imports/${importId}/confirm`, new URLSearchParams({ marketplaces: 'voso' }))
  await until(world, async () => (await importNow()).includes('"state":"settled"'))
  await say('M1', { condition: 'rejected', code: 'marketplace.rejected', reasons: [evil] })
  await say('M2', { condition: 'live', link: 'javascript:evil()' })
  await say('M3', { condition: 'live', link: ` JavaScript:evil()` })
  await say('M4', { condition: 'live', link: `https://voso.example/"><script>evil()</script>` })
})
afterAll(() => world?.stop())

const importNow = async () => (await web.ask(owner, 'GET', `/api/imports/${importId}`)).text()

async function addPaper(): Promise<void> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ kind: 'other', number: evil, scope: 'all' }))
    form.append(name, value)
  form.append('file', new File([madePdf()], `${evil}.pdf`))
  expect((await web.ask(owner, 'POST', '/papers', form)).status).toBe(303)
}

/** A marketplace says so of a product. */
async function say(sku: string, said: Partial<Status>): Promise<void> {
  const key = { tenant, marketplace: MarketplaceId.parse('voso'), sku }
  const now = world.clock.now()
  const status = await world.stores.statuses.acquire(key, { owner: 'test', until: now + 1, now })
  if (status) await world.stores.statuses.release({ ...status, ...said, lease: null, dueAt: null }, 'test')
}

const named = '?tenant=htxvidu'
const pages = [
  ...['/', '/listings', '/papers', ...['M0', 'M1', 'M2', 'M3', 'M4'].map((sku) => `/listings/${sku}`)],
  ...['', '/columns', '/preview', '?show=accepted', '?show=needs-fix', '?show=skipped'],
]
const pathsOf = (who: string) =>
  pages.map((page) => {
    const path =
      page.startsWith('/') && page !== '/columns' && page !== '/preview'
        ? page
        : `/imports/${importId}${page}`
    if (who === owner) return path
    return path.includes('?') ? `${path}&${named.slice(1)}` : `${path}${named}`
  })

describe('a page shows what people wrote, and does nothing of it', () => {
  test.each([
    ['the seller', owner],
    ['an officer', staff],
  ])('to %s', async (_, who) => {
    const seen: string[] = []
    for (const path of [...pathsOf(who), ...(who === staff ? ['/sellers', '/bulk', '/hand-overs'] : [])]) {
      const answer = await web.ask(who, 'GET', path)
      const html = await answer.text()
      expect([answer.status, path]).toEqual([200, path])
      expect(html, path).not.toMatch(/<b data-evil|<script/i)
      expect(html, path).not.toMatch(/(?:href|src|action)\s*=\s*"?\s*javascript:/i)
      if (html.includes('&lt;b data-evil&gt;')) seen.push(path.split('?')[0] ?? '')
    }
    expect(new Set(seen).size).toBeGreaterThan(5)
  })

  test('and so does a page of trouble', async () => {
    for (const path of [
      `/imports/${encodeURIComponent(evil)}`,
      `/listings/${encodeURIComponent(evil)}`,
      `/${evil}`,
    ]) {
      const html = await (await web.ask(owner, 'GET', path)).text()
      expect(html, path).not.toMatch(/<b data-evil|<script/i)
    }
  })
})

test('a mail does nothing either, and its subject is one line', async () => {
  const mails = await readMailbox(world.mailFolder)
  expect(mails.length).toBeGreaterThan(0)
  for (const { html, subject } of mails) {
    expect(html).toContain('&lt;b data-evil&gt;')
    expect(html).not.toMatch(/<b data-evil|<script|javascript:/i)
    expect(subject).not.toMatch(/[\r\n]/)
  }
})

describe('a workbook that we make holds texts, never a formula of somebody else', () => {
  test.each(['/template', 'workbook'])('%s', async (path) => {
    const answer = await web.ask(owner, 'GET', path === 'workbook' ? `/imports/${importId}/workbook` : path)
    expect(answer.status).toBe(200)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const texts = sheetTexts(bytes)
    expect(texts.some(({ text }) => text.includes('=HYPERLINK'))).toBe(true)
    expect(texts.filter(({ isFormula }) => isFormula)).toEqual([])
    for (const xml of zipTexts(bytes)) expect(xml).not.toMatch(/<f[ >]|<b data-evil|<script/i)
  })
})

describe('the name of a file', () => {
  test.each([
    ['quotes', 'a".xlsx\r\nset-cookie: a=b'],
    ['letters of Viet Nam', 'bảng (1) của tôi’s.csv'],
    ['half a letter', 'bang \ud83d.csv'],
    ['a way out', '../../etc/passwd.csv'],
  ])('with %s is one header and no path', async (_, filename) => {
    const app = new Hono()
    const bytes = new Uint8Array([1])
    app.get('/', (c) =>
      sendFile(c, { filename: markedName(filename), content: { bytes } }, 'application/zip'),
    )
    const { headers } = await app.request('/')
    const disposition = headers.get('content-disposition') ?? ''
    expect(disposition).toMatch(/^attachment; filename="[\w. -]+"; filename\*=UTF-8''[\w.%~!-]+$/)
    expect(decodeURIComponent(disposition.split("''")[1] ?? '')).not.toMatch(/[\\/\r\n]/)
    expect(headers.has('set-cookie')).toBe(false)
  })
})
