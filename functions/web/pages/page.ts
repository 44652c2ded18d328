import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Session } from '../../../shared/domain/session.ts'
import { frame, roleName } from '../../../shared/domain/vietnamese/pages.ts'
import { mayHandOver } from '../acts/hand-overs.ts'
import type { WebDeps } from '../deps.ts'
import type { Trouble } from '../trouble.ts'
import { stylePath } from './style.ts'

export type PageEnv = { Variables: { session: Session } }
export type PageContext = Context<PageEnv>
/** Escaped text, as `html` makes it. */
export type Html = ReturnType<typeof html>

type Page = {
  title: string
  body: Html
  /** The entry of the menu that this page belongs to. */
  at?: string
  /** Asks the browser to load the page again after so many seconds. */
  refreshSeconds?: number | null
  status?: 200 | Trouble['status']
}

/** Answers a page inside the frame that all pages share. */
export function answerPage(
  deps: WebDeps,
  c: Context,
  session: Session | null,
  page: Page,
): Response | Promise<Response> {
  const refresh = page.refreshSeconds
  return c.html(
    html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
${refresh ? html`<meta http-equiv="refresh" content="${refresh}">` : ''}
<title>${page.title} – ${frame.site}</title>
<link rel="stylesheet" href="${stylePath()}">
<link rel="icon" href="data:,">
</head>
<body>
<a class="skip" href="#main">${frame.skip}</a>
${top(session, page.at)}
<main id="main">
<h1>${page.title}</h1>
${refresh ? fresh(deps, refresh) : ''}
${page.body}
</main>
${deps.local ? foot(deps) : ''}
</body>
</html>`,
    page.status ?? 200,
  )
}

function top(session: Session | null, at: string | undefined): Html {
  return html`<header><div class="bar">
<div class="top"><a class="site" href="/">${frame.site}</a>${session ? who(session) : ''}</div>
${session ? menu(session, at) : ''}
</div></header>`
}

function who(session: Session): Html {
  return html`<div class="who"><span>${session.name}<small>${roleName[session.role]}</small></span>
<form method="post" action="/logout"><button>${frame.signOut}</button></form></div>`
}

function menu(session: Session, at: string | undefined): Html {
  const entries: [string, string][] = [
    ['/', frame.home],
    ['/listings', frame.listings],
  ]
  if (session.role !== 'owner') entries.push(['/sellers', frame.sellers], ['/bulk', frame.bulk])
  if (mayHandOver(session).ok) entries.push(['/hand-overs', frame.handOvers])
  entries.push(['/connections', frame.connections])
  if (session.role !== 'owner') entries.push(['/dead-letters', frame.deadLetters])
  const links = entries.map(
    ([path, name]) => html`<a href="${path}"${path === at ? html` aria-current="page"` : ''}>${name}</a>`,
  )
  return html`<nav aria-label="${frame.menu}">${links}</nav>`
}

/** Says that something is going on, and that nobody has to wait here for it. */
function fresh(deps: WebDeps, seconds: number): Html {
  return html`<p class="small soft">${frame.updatedAt(deps.clock.now())} ${frame.refreshes(seconds)} <a href="">${frame.refreshNow}</a></p>`
}

function foot(deps: WebDeps): Html {
  const sandboxes = deps.marketplaces.map(
    ({ id, name }) => html` · <a href="/local/marketplaces/${id}/products">${name}</a>`,
  )
  return html`<footer><p><a href="/local/mail">${frame.mailbox}</a> · ${frame.sandboxes}${sandboxes}</p></footer>`
}
