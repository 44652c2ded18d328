import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Session } from '../../../shared/domain/session.ts'
import { frame } from '../../../shared/domain/vietnamese/pages.ts'
import type { WebDeps } from '../deps.ts'
import type { Trouble } from '../trouble.ts'
import { answerPage } from './page.ts'

/** Trouble as a page, with the way back. */
export function troublePage(deps: WebDeps, c: Context, session: Session | null, trouble: Trouble) {
  const body = html`<div class="card narrow"><p>${trouble.detail}</p>
<div class="actions"><a class="button" href="/">${frame.back}</a></div></div>`
  if (trouble.retryAfter !== undefined) c.header('retry-after', String(trouble.retryAfter))
  return answerPage(deps, c, session, { title: trouble.title, body, status: trouble.status })
}
