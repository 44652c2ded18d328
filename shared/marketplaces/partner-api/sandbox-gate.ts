import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import * as z from 'zod'
import type { SandboxAnswer, SandboxRequest } from '../sandbox/behaviour.ts'
import type { PartnerLogin } from './profile.ts'
import { refused } from './sandbox-answers.ts'

/** Who may come in, by the login of the profile. */
export type Gate = {
  isLogin(request: SandboxRequest): boolean
  logIn(body: unknown): SandboxAnswer
  accepts(headers: IncomingHttpHeaders): boolean
  forget(): void
}

const TOKEN_LIFE_SECONDS = 3600

const TokenRequest = z.object({
  grant_type: z.literal('client_credentials'),
  client_id: z.string(),
  client_secret: z.string(),
})

export function createGate(login: PartnerLogin, now: () => number): Gate {
  if (login.kind === 'clientCredentials') return tokenGate(login, now)
  const noLogin = { isLogin: () => false, logIn: () => refused(404, 'unknown-call'), forget: () => {} }
  if (login.kind === 'apiKey') {
    return { ...noLogin, accepts: (headers) => headers[login.header.toLowerCase()] === login.key }
  }
  const expected = `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`
  return { ...noLogin, accepts: (headers) => headers.authorization === expected }
}

function tokenGate(login: Extract<PartnerLogin, { kind: 'clientCredentials' }>, now: () => number): Gate {
  const tokens = new Map<string, number>()
  return {
    isLogin: ({ method, path }) => method === 'POST' && path === login.path,
    logIn(body) {
      const request = TokenRequest.safeParse(body)
      const right =
        request.success &&
        request.data.client_id === login.clientId &&
        request.data.client_secret === login.clientSecret
      if (!right) return refused(401, 'wrong-credentials')
      const access_token = randomUUID()
      tokens.set(access_token, now() + TOKEN_LIFE_SECONDS * 1000)
      return { status: 200, body: { access_token, token_type: 'bearer', expires_in: TOKEN_LIFE_SECONDS } }
    },
    accepts({ authorization }) {
      const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? ''
      return (tokens.get(token) ?? 0) > now()
    },
    forget: () => tokens.clear(),
  }
}
