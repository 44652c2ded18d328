import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import { paperLimit } from '../acts/add-paper.ts'
import type { WebDeps } from '../deps.ts'
import { problemAnswer } from '../problem.ts'
import { troubleOf } from '../trouble.ts'
import { bulkRoutes } from './bulk.ts'
import { deadLetterRoutes } from './dead-letters.ts'
import { handOverRoutes } from './hand-overs.ts'
import { importQuestionRoutes } from './import-questions.ts'
import { importRoutes } from './imports.ts'
import { listingRoutes } from './listings.ts'
import { marketplaceRoutes } from './marketplaces.ts'
import { describeApi } from './openapi.ts'
import { paperRoutes } from './papers.ts'
import { preferenceRoutes } from './preferences.ts'
import { previewRoutes } from './previews.ts'
import { serveRoutes } from './route.ts'
import { undoRoutes } from './undo.ts'

const jsonMaxBytes = 65_536

const routes = [
  ...importRoutes,
  ...importQuestionRoutes,
  ...previewRoutes,
  ...listingRoutes,
  ...preferenceRoutes,
  ...paperRoutes,
  ...marketplaceRoutes,
  ...bulkRoutes,
  ...handOverRoutes,
  ...deadLetterRoutes,
  ...undoRoutes,
]

/** The JSON API, its description, and the health check. */
export function createApi(deps: WebDeps): Hono {
  const app = new Hono()
  app.use('/api/*', bodyLimits(deps))
  app.get('/healthz', (c) => c.json({ ok: true }))
  // Described on the first request: most cold starts never need it.
  let description: ReturnType<typeof describeApi> | undefined
  app.get('/openapi.json', (c) => {
    description ??= describeApi(deps, routes)
    return c.json(description)
  })
  serveRoutes(app, deps, routes)
  return app
}

/** What a form adds around its file. */
const formAllowance = 16_384

const isReturn = (path: string): boolean => /^\/api\/hand-overs\/[^/]+\/return$/.test(path)

/** A paper and a returned workbook come in a form with their file; everything else is a little JSON. */
function bodyLimits(deps: WebDeps): MiddlewareHandler {
  const most = paperLimit(deps)
  const tooLarge = troubleOf(413, problems.bodyTooLarge(jsonMaxBytes))
  const json = bodyLimit({ maxSize: jsonMaxBytes, onError: (c) => problemAnswer(c, tooLarge) })
  const fileTooLarge = troubleOf(413, problems.paperTooLarge(most), 'file')
  const form = bodyLimit({
    maxSize: most + formAllowance,
    onError: (c) => problemAnswer(c, fileTooLarge),
  })
  const sheetMax = deps.limits.formMaxBytes
  const sheetTooLarge = troubleOf(413, problems.fileTooLarge(sheetMax), 'file')
  const sheet = bodyLimit({
    maxSize: sheetMax + formAllowance,
    onError: (c) => problemAnswer(c, sheetTooLarge),
  })
  return (c, next) => {
    if (isReturn(c.req.path)) return sheet(c, next)
    return (c.req.path === '/api/papers' ? form : json)(c, next)
  }
}
