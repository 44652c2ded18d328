import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import type { WebDeps } from '../deps.ts'
import { problemAnswer } from '../problem.ts'
import { troubleOf } from '../trouble.ts'
import { bulkRoutes } from './bulk.ts'
import { importQuestionRoutes } from './import-questions.ts'
import { importRoutes } from './imports.ts'
import { listingRoutes } from './listings.ts'
import { describeApi } from './openapi.ts'
import { preferenceRoutes } from './preferences.ts'
import { serveRoutes } from './route.ts'

const jsonMaxBytes = 65_536

const routes = [
  ...importRoutes,
  ...importQuestionRoutes,
  ...listingRoutes,
  ...preferenceRoutes,
  ...bulkRoutes,
]

/** The JSON API, its description, and the health check. */
export function createApi(deps: WebDeps): Hono {
  const app = new Hono()
  const tooLarge = troubleOf(413, problems.bodyTooLarge(jsonMaxBytes))
  app.use('/api/*', bodyLimit({ maxSize: jsonMaxBytes, onError: (c) => problemAnswer(c, tooLarge) }))
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
