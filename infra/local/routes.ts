import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { problemAnswer } from '../../functions/web/problem.ts'
import { readJsonBody } from '../../functions/web/read-body.ts'
import { type TroubleStatus, troubleOf } from '../../functions/web/trouble.ts'
import { readAttachment, readMailbox } from '../../shared/adapters/mail/mailbox.ts'
import type { ProblemText } from '../../shared/domain/vietnamese/problems.ts'
import { ByHand, type Sandbox } from '../../shared/ports/sandbox.ts'
import { SandboxFaults } from './faults.ts'
import type { Gate } from './gate.ts'
import { usualHeaders } from './headers.ts'
import type { Issuer } from './issuer.ts'
import { withinLimit } from './json-limit.ts'
import { ConnectionMode, switchMode } from './mode.ts'
import { mailboxPage, sandboxPage } from './pages.ts'
import { paper, picture } from './pictures.ts'
import { localProblems } from './problems.ts'
import { takeUpload, type UploadOptions, type UploadRefusal } from './uploads.ts'
import { localUsers } from './users.ts'

export type RouteParts = {
  gate: Gate
  issuer: Issuer
  mailFolder: string
  uploads: UploadOptions
  sandboxes: ReadonlyMap<string, Sandbox>
  marketplaceName: (id: string) => string
  /** Where it may send hints to. */
  hookOf: (id: string) => string
  /** Whether it may be handed over to a desk. */
  hasDesk: (id: string) => boolean
  /** Where the settings of the connections lie. */
  connectionsFolder: string
}

/** As the bucket's own address serves them. */
const publicHeaders = {
  'content-disposition': 'inline',
  'cache-control': 'public, max-age=3600',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
}

/** What exists only on a developer's machine: tokens without a password, the mailbox, the sandboxes, uploads, pictures. */
export function localRoutes(parts: RouteParts): Hono {
  const app = new Hono()
  app.use('*', usualHeaders)
  app.get('/local/users', (c) => c.json({ users: localUsers }))
  app.post('/local/token', withinLimit, async (c) => {
    const body = await readJsonBody(c)
    if (!body.ok) return problemAnswer(c, body.trouble)
    const asked = z.object({ user: z.string() }).safeParse(body.value)
    const user = localUsers.find((one) => one.user === asked.data?.user)
    if (!user) return refuse(c, 404, localProblems.userUnknown())
    return c.json({ token: await parts.issuer.token(user), user: user.user, expiresIn: 28_800 })
  })
  app.get('/local/mail', async (c) => {
    const mails = await readMailbox(parts.mailFolder)
    return wantsPage(c.req.raw) ? c.html(mailboxPage(mails)) : c.json({ mails })
  })
  app.get('/local/mail/attachments/:file', async (c) => {
    const bytes = await readAttachment(parts.mailFolder, c.req.param('file'))
    if (!bytes) return refuse(c, 404, localProblems.attachmentUnknown())
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
    })
  })
  app.put('/local/uploads/*', async (c) => {
    const key = new URL(c.req.url).pathname.slice('/local/uploads/'.length)
    const status = await parts.gate.run(() => takeUpload(parts.uploads, key, c.req.raw))
    return status === 200 ? c.body(null, 200) : refuse(c, status, uploadProblems[status]())
  })
  app.get('/pictures/:sha256', async (c) => {
    const found = await picture(parts.uploads.folder, c.req.param('sha256'))
    if (!found) return refuse(c, 404, localProblems.pictureUnknown())
    return c.body(found.bytes, 200, { ...publicHeaders, 'content-type': found.type })
  })
  // The list of papers is a page of ours: only a file's own name is meant here.
  app.get('/papers/:sha256{[0-9a-f]{64}}', async (c) => {
    const found = await paper(parts.uploads.folder, c.req.param('sha256'))
    if (!found) return refuse(c, 404, localProblems.pictureUnknown())
    return c.body(found.bytes, 200, { ...publicHeaders, 'content-type': found.type })
  })
  sandboxRoutes(app, parts)
  return app
}

function sandboxRoutes(app: Hono, parts: RouteParts): void {
  const unknown = localProblems.marketplaceUnknown([...parts.sandboxes.keys()])
  app.get('/local/marketplaces/:id/products', (c) => {
    const id = c.req.param('id')
    const sandbox = parts.sandboxes.get(id)
    if (!sandbox) return refuse(c, 404, unknown)
    const products = sandbox.products()
    if (wantsPage(c.req.raw)) return c.html(sandboxPage(parts.marketplaceName(id), products))
    return c.json({
      products,
      requests: sandbox.requests(),
      traffic: sandbox.traffic(),
      hook: parts.hookOf(id),
    })
  })
  app.post('/local/marketplaces/:id/products/:product', withinLimit, async (c) => {
    const sandbox = parts.sandboxes.get(c.req.param('id'))
    if (!sandbox) return refuse(c, 404, unknown)
    const body = await readJsonBody(c)
    if (!body.ok) return problemAnswer(c, body.trouble)
    const asked = ByHand.safeParse(body.value)
    if (!asked.success) return refuse(c, 422, localProblems.changeUnclear(z.prettifyError(asked.error)))
    const product = sandbox.change(c.req.param('product'), asked.data)
    return product ? c.json({ product }) : refuse(c, 404, localProblems.productUnknown())
  })
  app.post('/local/marketplaces/:id/mode', withinLimit, async (c) => {
    const id = c.req.param('id')
    const sandbox = parts.sandboxes.get(id)
    if (!sandbox) return refuse(c, 404, unknown)
    const body = await readJsonBody(c)
    if (!body.ok) return problemAnswer(c, body.trouble)
    const asked = ConnectionMode.safeParse(body.value)
    if (!asked.success) return refuse(c, 422, localProblems.modeUnclear(z.prettifyError(asked.error)))
    if (asked.data.mode === 'hand-over' && !parts.hasDesk(id))
      return refuse(c, 422, localProblems.modeUnclear('this marketplace has an API of its own and no desk'))
    const settings = await switchMode(parts.connectionsFolder, { id, sandbox }, asked.data)
    return c.json(settings)
  })
  app.post('/local/marketplaces/:id/faults', withinLimit, async (c) => {
    const sandbox = parts.sandboxes.get(c.req.param('id'))
    if (!sandbox) return refuse(c, 404, unknown)
    const body = await readJsonBody(c)
    if (!body.ok) return problemAnswer(c, body.trouble)
    const asked = SandboxFaults.safeParse(body.value)
    if (!asked.success) return refuse(c, 422, localProblems.faultsUnclear(z.prettifyError(asked.error)))
    sandbox.setFaults(asked.data)
    return c.json({ faults: asked.data })
  })
}

const uploadProblems = {
  400: localProblems.uploadIncomplete,
  403: localProblems.uploadExpired,
  413: localProblems.uploadTooLarge,
} satisfies Record<UploadRefusal, () => ProblemText>

const wantsPage = (request: Request) => (request.headers.get('accept') ?? '').includes('text/html')

const refuse = (c: Context, status: TroubleStatus, text: ProblemText): Response =>
  problemAnswer(c, troubleOf(status, text))
