import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { isPathKey } from '../../../shared/domain/hook.ts'
import { type HookDeps, takeHint } from './take-hint.ts'

const longest = 65_536

/** Where marketplaces send hints to. Machines read the answers, so they have a status and nothing else. */
export function createHooks(deps: HookDeps): Hono {
  const app = new Hono()
  const limit = bodyLimit({ maxSize: longest, onError: (c) => c.body(null, 413) })
  app.use('/hooks/:marketplace/:key', async (c, next) => {
    const market = await addressed(deps, c)
    return market ? next() : c.notFound()
  })
  app.post('/hooks/:marketplace/:key', limit, async (c) => {
    const market = await addressed(deps, c)
    if (!market) return c.notFound()
    if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) return c.body(null, 415)
    const { cookie: _, ...headers } = c.req.header()
    return c.body(null, await takeHint(deps, market, { headers, body: await c.req.text() }))
  })
  app.all('/hooks/:marketplace/:key', (c) => c.body(null, 405))
  return app
}

/** The marketplace whose address it is; a wrong key and an unknown marketplace look alike. */
async function addressed(deps: HookDeps, c: Context) {
  const { marketplace = '', key = '' } = c.req.param()
  const found = deps.marketplaces.find(({ id, capabilities }) => id === marketplace && capabilities.hints)
  return found && isPathKey(key, found.id, await deps.hookKey()) ? found : null
}
