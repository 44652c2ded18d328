import * as z from 'zod'
import { type Result, retryable, success } from '../../domain/failure.ts'
import { type HttpClient, refusedConnection } from '../http.ts'
import type { Login } from '../session.ts'
import type { PartnerProfile } from './profile.ts'

const TOKEN_MARGIN_MS = 60_000

/** How a login says that keys or its path do not fit; any other refusal may pass. */
const REFUSED = [400, 404, 422]

const TokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })

/** Logs in as the profile says. Keys and passwords need no request; tokens do (OAuth 2 client credentials, as JSON). */
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
  { clientId, clientSecret }: { clientId: string; clientSecret: string },
  http: HttpClient,
  now: () => number,
): Promise<Result<Login>> {
  const body = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }
  const outcome = await http({ method: 'POST', url, body, isLogin: true })
  if (outcome.kind === 'failed') return { ok: false, failure: outcome.failure }
  if (outcome.kind === 'auth' || REFUSED.includes(outcome.status)) {
    return { ok: false, failure: refusedConnection.failure }
  }
  if (outcome.status >= 400) return retryable('marketplace.login', `HTTP ${outcome.status}`)
  const token = TokenAnswer.safeParse(outcome.body)
  if (!token.success) return retryable('marketplace.bad-answer', 'login without token')
  const { access_token, expires_in } = token.data
  const lifeMs = Math.max(expires_in * 1000 - TOKEN_MARGIN_MS, 1000)
  return success({ headers: { authorization: `Bearer ${access_token}` }, expiresAt: now() + lifeMs })
}
