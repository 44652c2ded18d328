import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { secureHeaders } from 'hono/secure-headers'
import { problems } from '../../shared/domain/vietnamese/problems.ts'
import { createApi } from './api/api.ts'
import type { WebDeps } from './deps.ts'
import { createHooks } from './hooks/hooks.ts'
import { createPages } from './pages/pages.ts'
import { troublePage } from './pages/trouble-page.ts'
import { problemAnswer } from './problem.ts'
import { type Trouble, troubleOf } from './trouble.ts'

export type { WebDeps } from './deps.ts'

/**
 * The pages and the API in one app. Stage: what people do. Writes import requests and confirmations, what people say of
 * columns, products and accounts, bulk requests, the ledger entries that announce them, and the contributions of dry runs;
 * nothing else.
 */
export function createWebApp(deps: WebDeps): Hono {
  const app = new Hono()
  app.use(secureHeaders(headersFor(deps)))
  app.use(compress())
  app.use(async (c, next) => {
    await next()
    // Shared phones are common: nothing that belongs to a person stays in a browser's cache.
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
  })
  app.route('/', createApi(deps))
  app.route('/', createHooks(deps))
  app.route('/', createPages(deps))
  app.notFound((c) => {
    const ways = waysOf(app, c.req.path)
    // Who does not know an address for hints is not told that there is one.
    const isThere = ways.length > 0 && !ways.includes(c.req.method) && !c.req.path.startsWith('/hooks/')
    if (!isThere) return answer(deps, c, troubleOf(404, problems.unknownPath()))
    c.header('allow', ways.join(', '))
    return answer(deps, c, troubleOf(405, problems.methodUnknown()))
  })
  app.onError((error, c) => {
    deps.report(error)
    return answer(deps, c, troubleOf(500, problems.internal()))
  })
  return app
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** In which ways a path may be asked; what only stands before the routes does not count. */
const waysOf = (app: Hono, path: string): string[] =>
  methods.filter((method) => app.router.match(method, path)[0].some(([[, route]]) => route.method !== 'ALL'))

/** People get a page, programs a problem. */
function answer(deps: WebDeps, c: Context, trouble: Trouble): Response | Promise<Response> {
  const page = !c.req.path.startsWith('/api/') && (c.req.header('accept') ?? '').includes('text/html')
  return page ? troublePage(deps, c, null, trouble) : problemAnswer(c, trouble)
}

/** No script at all; styles from our own sheet; pictures from where they are served. */
function headersFor(deps: WebDeps): Parameters<typeof secureHeaders>[0] {
  const pictures = new URL(deps.files.pictureUrl('0'.repeat(64))).origin
  return {
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', pictures],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    strictTransportSecurity: deps.publicUrl.startsWith('https:'),
    xFrameOptions: 'DENY',
    referrerPolicy: 'same-origin',
  }
}
