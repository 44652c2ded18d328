import type { IncomingHttpHeaders } from 'node:http'
import type { SandboxAnswer, SandboxRequest } from '../sandbox/behaviour.ts'
import { createTokens } from '../sandbox/tokens.ts'
import type { PartnerLogin, TokenLogin } from './profile-login.ts'
import { refused } from './sandbox-answers.ts'
import { isFields } from './wire.ts'

/** Who may come in, by the login of the profile. */
export type Gate = {
  isLogin(request: SandboxRequest): boolean
  logIn(body: unknown): SandboxAnswer
  accepts(headers: IncomingHttpHeaders): boolean
  forget(): void
}

/** Logins stay outside the names of the profile. */
const plain = { fieldNames: {} }

const TOKEN_LIFE_SECONDS = 3600

export function createGate(login: PartnerLogin, now: () => number): Gate {
  if (login.kind === 'clientCredentials') return tokenGate(login, now)
  const noLogin = { isLogin: () => false, logIn: () => refused(plain, 404, 'unknown-call'), forget: () => {} }
  if (login.kind === 'apiKey') {
    return { ...noLogin, accepts: (headers) => headers[login.header.toLowerCase()] === login.key }
  }
  const expected = `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`
  return { ...noLogin, accepts: (headers) => headers.authorization === expected }
}

function tokenGate(login: TokenLogin, now: () => number): Gate {
  const tokens = createTokens(now)
  return {
    isLogin: ({ method, path }) => method === 'POST' && path === login.path,
    logIn(body) {
      if (!isRight(body, login)) return refused(plain, 401, 'wrong-credentials')
      const token = tokens.give(TOKEN_LIFE_SECONDS * 1000)
      const { fields } = login
      return {
        status: 200,
        body: { [fields.token]: token, token_type: 'bearer', [fields.expiresIn]: TOKEN_LIFE_SECONDS },
      }
    },
    accepts: ({ authorization }) => tokens.accepts(authorization),
    forget: tokens.forget,
  }
}

function isRight(body: unknown, { fields, clientId, clientSecret }: TokenLogin): boolean {
  if (!isFields(body) || body[fields.grantType] !== 'client_credentials') return false
  return body[fields.clientId] === clientId && body[fields.clientSecret] === clientSecret
}
