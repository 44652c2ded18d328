import type { Context } from 'hono'
import type { Session } from '../../../shared/domain/session.ts'
import type { WebDeps } from '../deps.ts'
import { sessionOf } from '../session.ts'

/** Who calls, from the Authorization header only: a cookie never counts here, so no other page can make the call. */
export async function bearerSession(
  deps: Pick<WebDeps, 'identity' | 'stores'>,
  c: Context,
): Promise<Session | null> {
  const token = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  return token === undefined ? null : sessionOf(deps, token)
}
