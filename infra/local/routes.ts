import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as z from 'zod'
import { readMailbox } from '../../shared/adapters/mail/mailbox.ts'
import type { Sandbox } from '../../shared/ports/marketplace.ts'
import { SandboxFaults } from './faults.ts'
import type { Issuer } from './issuer.ts'
import { mailboxPage, sandboxPage } from './pages.ts'
import { picture } from './pictures.ts'
import { takeUpload, type UploadOptions } from './uploads.ts'
import { localUsers } from './users.ts'

export type RouteParts = {
  issuer: Issuer
  mailFolder: string
  uploads: UploadOptions
  sandboxes: ReadonlyMap<string, Sandbox>
  marketplaceName: (id: string) => string
}

const jsonLimit = 65_536

/** What exists only on a developer's machine: tokens without a password, the mailbox, the sandboxes, uploads, pictures. */
export function localRoutes(parts: RouteParts): Hono {
  const app = new Hono()
  app.get('/local/users', (c) => c.json({ users: localUsers }))
  app.post('/local/token', bodyLimit({ maxSize: jsonLimit }), async (c) => {
    const asked = z.object({ user: z.string() }).safeParse(await c.req.json().catch(() => null))
    const user = localUsers.find((one) => one.user === asked.data?.user)
    if (!user) return problem(404, 'user.unknown', 'Không có người dùng này. Xem danh sách ở /local/users.')
    return c.json({ token: await parts.issuer.token(user), user: user.user, expiresIn: 28_800 })
  })
  app.get('/local/mail', async (c) => {
    const mails = await readMailbox(parts.mailFolder)
    return wantsPage(c.req.raw) ? c.html(mailboxPage(mails)) : c.json({ mails })
  })
  app.put('/local/uploads/*', async (c) => {
    const key = new URL(c.req.url).pathname.slice('/local/uploads/'.length)
    const status = await takeUpload(parts.uploads, key, c.req.raw)
    if (status === 200) return c.body(null, 200)
    return problem(status, uploadCodes[status] ?? 'upload.refused', uploadTexts[status] ?? '')
  })
  app.get('/pictures/:sha256', async (c) => {
    const found = await picture(parts.uploads.folder, c.req.param('sha256'))
    if (!found) return problem(404, 'picture.unknown', 'Không có ảnh này.')
    return c.body(found.bytes, 200, { 'content-type': found.type, 'x-content-type-options': 'nosniff' })
  })
  sandboxRoutes(app, parts)
  return app
}

function sandboxRoutes(app: Hono, parts: RouteParts): void {
  app.get('/local/marketplaces/:id/products', (c) => {
    const id = c.req.param('id')
    const sandbox = parts.sandboxes.get(id)
    if (!sandbox) return unknownMarketplace(parts)
    const products = sandbox.products()
    if (wantsPage(c.req.raw)) return c.html(sandboxPage(parts.marketplaceName(id), products))
    return c.json({ products, requests: sandbox.requests() })
  })
  app.post('/local/marketplaces/:id/faults', bodyLimit({ maxSize: jsonLimit }), async (c) => {
    const sandbox = parts.sandboxes.get(c.req.param('id'))
    if (!sandbox) return unknownMarketplace(parts)
    const asked = SandboxFaults.safeParse(await c.req.json().catch(() => null))
    if (!asked.success) return problem(422, 'faults.unclear', z.prettifyError(asked.error))
    sandbox.setFaults(asked.data)
    return c.json({ faults: asked.data })
  })
}

const uploadCodes: Record<number, string> = {
  400: 'upload.incomplete',
  403: 'upload.expired',
  413: 'file.too-large',
}
const uploadTexts: Record<number, string> = {
  400: 'Tệp gửi lên chưa đủ. Xin gửi lại.',
  403: 'Đường gửi tệp đã hết hạn hoặc chưa đúng. Xin tạo lượt gửi mới.',
  413: 'Tệp lớn hơn đã báo. Xin gửi lại.',
}

const unknownMarketplace = (parts: RouteParts) =>
  problem(404, 'marketplace.unknown', `Chỉ có các sàn: ${[...parts.sandboxes.keys()].join(', ')}.`)

const wantsPage = (request: Request) => (request.headers.get('accept') ?? '').includes('text/html')

function problem(status: number, code: string, detail: string): Response {
  return Response.json(
    { type: 'about:blank', title: code, status, code, detail },
    { status, headers: { 'content-type': 'application/problem+json' } },
  )
}
