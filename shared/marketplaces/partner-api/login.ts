import * as z from 'zod'
import { type Result, retryable, success } from '../../domain/failure.ts'
import { type HttpClient, refusedConnection } from '../http.ts'
import type { Login } from '../session.ts'
import type { PartnerProfile } from './profile.ts'
import type { TokenLogin } from './profile-login.ts'
import { isFields } from './wire.ts'

const TOKEN_MARGIN_MS = 60_000

/** How a login says that keys or its path do not fit; any other refusal may pass. */
const REFUSED = [400, 404, 422]

/** Some tell the life of a token as text. */
const TokenAnswer = z.object({ token: z.string().min(1), expiresIn: z.coerce.number().positive() })

/** Logs in as the profile says. Keys and passwords need no request; tokens do (OAuth 2 client credentials). */
export async function logIn(
  profile: PartnerProfile,
  http: HttpClient,
  now: () => number,
): Promise<Result<Login>> {
  const { login } = profile
  switch (login.kind) {
    case 'apiKey':
      return forEver({ [login.header]: login.key })
    case 'basic': {
      const credentials = Buffer.from(`${login.username}:${login.password}`).toString('base64')
      return forEver({ authorization: `Basic ${credentials}` })
    }
    case 'clientCredentials':
      return fetchToken(profile.baseUrl + login.path, login, http, now)
  }
}

const forEver = (headers: Record<string, string>): Result<Login> =>
  success({ headers, expiresAt: Number.POSITIVE_INFINITY })

async function fetchToken(
  url: string,
  login: TokenLogin,
  http: HttpClient,
  now: () => number,
): Promise<Result<Login>> {
  const outcome = await http({ method: 'POST', url, ...tokenRequest(login), isLogin: true })
  if (outcome.kind === 'failed') return { ok: false, failure: outcome.failure }
  if (outcome.kind === 'auth' || REFUSED.includes(outcome.status)) {
    return { ok: false, failure: refusedConnection.failure }
  }
  if (outcome.status >= 400) return retryable('marketplace.login', `HTTP ${outcome.status}`)
  const token = readToken(outcome.body, login)
  if (!token) return retryable('marketplace.bad-answer', 'login without token')
  const lifeMs = Math.max(token.expiresIn * 1000 - TOKEN_MARGIN_MS, 1000)
  return success({ headers: { authorization: `Bearer ${token.token}` }, expiresAt: now() + lifeMs })
}

function tokenRequest({ fields, body, clientId, clientSecret }: TokenLogin) {
  const sent = {
    [fields.grantType]: 'client_credentials',
    [fields.clientId]: clientId,
    [fields.clientSecret]: clientSecret,
  }
  return body === 'form' ? { form: sent } : { body: sent }
}

function readToken(body: unknown, { fields }: TokenLogin) {
  if (!isFields(body)) return null
  const token = TokenAnswer.safeParse({ token: body[fields.token], expiresIn: body[fields.expiresIn] })
  return token.success ? token.data : null
}
