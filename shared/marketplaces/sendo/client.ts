import * as z from 'zod'
import { type Result, retryable, success } from '../../domain/failure.ts'
import type { ConnectorTools } from '../../ports/marketplace.ts'
import { type Call, createCall } from '../call.ts'
import { createHttpClient, refusedConnection } from '../http.ts'
import { createSession, type Login } from '../session.ts'
import { readAnswer, readTrouble, type SendoAnswer } from './envelope.ts'
import type { SendoSettings } from './settings.ts'

/** A token lives 8 hours from login (HS-17990422078361); it is renewed half an hour before and never used to the last. */
const TOKEN_LIFE_MS = 8 * 60 * 60 * 1000
const TOKEN_MARGIN_MS = 2 * 60 * 1000

const LoginResult = z.object({ token: z.string().min(1) })

/** One call of Sendo's Open API with a valid login. */
export type SendoClient = Call<SendoAnswer>

export function createSendoClient(settings: SendoSettings, tools: ConnectorTools): SendoClient {
  const { now } = tools
  const waitUntil = () => now() + settings.http.defaultWaitMs
  const http = createHttpClient(settings, tools, (outcome) => readTrouble(outcome, waitUntil()))
  const { baseUrl, shopKey, secretKey } = settings
  const session = createSession(logIn, tools, { sharedBy: { baseUrl, shopKey, secretKey } })

  async function logIn(): Promise<Result<Login>> {
    const body = { shop_key: settings.shopKey, secret_key: settings.secretKey }
    const url = `${settings.baseUrl}/login`
    const outcome = await http({ method: 'POST', url, body, isLogin: true })
    if (outcome.kind === 'failed') return { ok: false, failure: outcome.failure }
    if (outcome.kind === 'auth') return { ok: false, failure: refusedConnection.failure }
    const answer = readAnswer(outcome.status, outcome.body)
    if (answer.kind !== 'done') return { ok: false, failure: refusedConnection.failure }
    const result = LoginResult.safeParse(answer.result)
    if (!result.success) return retryable('marketplace.bad-answer', 'login without token')
    return success({
      headers: { authorization: `bearer ${result.data.token}` },
      expiresAt: now() + TOKEN_LIFE_MS - TOKEN_MARGIN_MS,
    })
  }

  return createCall(baseUrl, { http, session }, (status, body) => success(readAnswer(status, body)))
}
