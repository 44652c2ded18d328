import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import { signIn } from '../../../shared/domain/vietnamese/pages.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import { IdentityBusy } from '../../../shared/ports/identity.ts'
import type { WebDeps } from '../deps.ts'
import { readFormBody } from '../read-body.ts'
import { endSession, sessionOf } from '../session.ts'
import { troubleOf } from '../trouble.ts'
import { forgetTurns, takeTurn } from '../turns.ts'
import { textField } from './form.ts'
import { answerPage, type Html, type PageEnv } from './page.ts'
import { troublePage } from './trouble-page.ts'

const cookieName = 'session'

const isSecure = (deps: Pick<WebDeps, 'publicUrl'>): boolean => deps.publicUrl.startsWith('https:')

/** Its name says to browsers that no neighbour under the same domain may have set it. */
const tokenIn = (deps: Pick<WebDeps, 'publicUrl'>, c: Context): string | undefined =>
  isSecure(deps) ? getCookie(c, cookieName, 'host') : getCookie(c, cookieName)

/** Lets people pass who are signed in; sends others to the sign-in page and, after it, back. */
export function signedIn(deps: WebDeps): MiddlewareHandler<PageEnv> {
  return async (c, next) => {
    const token = tokenIn(deps, c)
    const session = token === undefined ? null : await sessionOf(deps, token)
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
  const turn = await takeTurn(deps, c, 'sign-in', credentials.user)
  if (!turn.ok) return troublePage(deps, c, null, turn.trouble)
  const token = credentials.user === '' ? null : await tokenFor(deps, credentials)
  if (token === 'busy') return troublePage(deps, c, null, isBusy)
  if (token === null) return showSignIn(deps, c, next, problems.signInRefused().detail)
  await forgetTurns(deps, 'sign-in', credentials.user)
  setCookie(c, cookieName, token, cookieOf(deps))
  return c.redirect(next, 303)
}

const isBusy = { ...troubleOf(429, problems.tooMany(1)), retryAfter: 60 }

function tokenFor({ identity }: WebDeps, credentials: { user: string; password: string }) {
  return identity.signIn(credentials).catch((error: unknown) => {
    if (error instanceof IdentityBusy) return 'busy' as const
    throw error
  })
}

/** Lax, not Strict: links in mails lead to pages. It ends with the browser, or when the token does. */
const cookieOf = (deps: Pick<WebDeps, 'publicUrl'>) => ({
  httpOnly: true,
  sameSite: 'Lax' as const,
  path: '/',
  ...(isSecure(deps) ? { secure: true, prefix: 'host' as const } : {}),
})

/** The token itself ends, not only the cookie of this browser. */
export async function signOutAct(deps: WebDeps, c: Context) {
  const token = tokenIn(deps, c)
  if (token !== undefined) await endSession(deps, token)
  deleteCookie(c, cookieName, cookieOf(deps))
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
