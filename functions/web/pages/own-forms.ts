import type { Context, MiddlewareHandler } from 'hono'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import type { WebDeps } from '../deps.ts'
import { troubleOf } from '../trouble.ts'
import { troublePage } from './trouble-page.ts'

/**
 * Forms come from our own pages only, whatever they say that their body is. Browsers tell where a form came from in one
 * of three ways, old ones in the last alone; a request that tells nothing is refused.
 */
export function ownForms(deps: WebDeps): MiddlewareHandler {
  return (c, next) =>
    isOwn(deps, c)
      ? next()
      : Promise.resolve(troublePage(deps, c, null, troubleOf(403, problems.crossSite())))
}

function isOwn(deps: Pick<WebDeps, 'publicUrl'>, c: Context): boolean {
  const fetchSite = c.req.header('sec-fetch-site')
  if (fetchSite === 'same-origin') return true
  if (fetchSite === 'cross-site' || fetchSite === 'same-site') return false
  const from = c.req.header('origin') ?? c.req.header('referer') ?? ''
  return URL.canParse(from) && isOurs(deps, c, new URL(from))
}

/** Behind a gateway our own address is not what the request says, so the public one counts as well. */
function isOurs(deps: Pick<WebDeps, 'publicUrl'>, c: Context, from: URL): boolean {
  const ours = new URL(deps.publicUrl)
  return from.protocol === ours.protocol && [ours.host, new URL(c.req.url).host].includes(from.host)
}
