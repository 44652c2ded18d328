import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import { signIn } from '../../../shared/domain/vietnamese/pages.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import type { WebDeps } from '../deps.ts'
import { readFormBody } from '../read-body.ts'
import { textField } from './form.ts'
import { answerPage, type Html, type PageEnv } from './page.ts'
import { troublePage } from './trouble-page.ts'

const cookieName = 'session'

/** Lets people pass who are signed in; sends others to the sign-in page and, after it, back. */
export function signedIn(deps: WebDeps): MiddlewareHandler<PageEnv> {
  return async (c, next) => {
    const token = getCookie(c, cookieName)
    const session = token === undefined ? null : await deps.identity.verify(token)
    if (!session) return c.redirect(`/login${nextOf(c)}`, 303)
    c.set('session', session)
    return next()
  }
}

/** Only pages that are read can be gone back to. */
function nextOf(c: Context): string {
  const url = new URL(c.req.url)
  const path = url.pathname + url.search
  return c.req.method === 'GET' && path !== '/' ? `?next=${encodeURIComponent(path)}` : ''
}

/** A path on this site, never another one: browsers drop tabs and line breaks, so only visible characters pass. */
const localPath = (path: string | undefined): string =>
  path && /^\/(?![/\\])[\x21-\x7e]*$/.test(path) ? path : '/'

export function signInPage(deps: WebDeps, c: Context) {
  return showSignIn(deps, c, localPath(c.req.query('next')), null)
}

export async function signInAct(deps: WebDeps, c: Context) {
  const read = await readFormBody(c)
  if (!read.ok) return troublePage(deps, c, null, read.trouble)
  const form = read.value
  const next = localPath(textField(form, 'next'))
  const credentials = { user: textField(form, 'user') ?? '', password: textField(form, 'password') ?? '' }
  const token = credentials.user === '' ? null : await deps.identity.signIn(credentials)
  if (token === null) return showSignIn(deps, c, next, problems.signInRefused().detail)
  setCookie(c, cookieName, token, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: deps.publicUrl.startsWith('https:'),
  })
  return c.redirect(next, 303)
}

export function signOutAct(c: Context) {
  deleteCookie(c, cookieName, { path: '/' })
  return c.redirect('/login', 303)
}

function showSignIn(deps: WebDeps, c: Context, next: string, trouble: string | null) {
  const body = html`<div class="narrow"><p>${signIn.lead}</p>
${trouble ? html`<p class="notice bad" role="alert">${trouble}</p>` : ''}
<div class="card">${deps.local ? localUsers(next) : passwordForm(next)}</div></div>`
  const status = trouble === null ? 200 : 401
  return answerPage(deps, c, null, { title: signIn.title, body, status })
}

function localUsers(next: string): Html {
  const buttons = Object.entries(signIn.localUsers).map(
    ([user, label]) => html`<p><button name="user" value="${user}">${label}</button></p>`,
  )
  return html`<p>${signIn.localLead}</p>
<form method="post" action="/login"><input type="hidden" name="next" value="${next}">${buttons}</form>`
}

function passwordForm(next: string): Html {
  return html`<form method="post" action="/login"><input type="hidden" name="next" value="${next}">
<div class="field"><label for="user">${signIn.user}</label>
<input id="user" name="user" autocomplete="username" autocapitalize="none" spellcheck="false" required></div>
<div class="field"><label for="password">${signIn.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required></div>
<button>${signIn.submit}</button></form>`
}
