import type { MiddlewareHandler } from 'hono'

/** Mails bring styles of their own, and their preview goes by what the page that shows it allows. */
const policy =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

const usual = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
}

/** What the web function says itself stays; everything else on this machine says at least this. */
export const usualHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(usual))
    if (!c.res.headers.has(name)) c.res.headers.set(name, value)
}
