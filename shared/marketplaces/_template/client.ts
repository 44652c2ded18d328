import * as z from 'zod'
import { permanent, type Result, retryable, success } from '../../domain/failure.ts'
import type { ConnectorTools } from '../../ports/marketplace.ts'
import { type Call, createCall } from '../call.ts'
import { createHttpClient, type HttpOutcome, refusedConnection, throttledOutcome } from '../http.ts'
import { createSession, type Login } from '../session.ts'
import type { OwnApiSettings } from './settings.ts'

/** Renewed so long before its end. */
const MARGIN_MS = 60_000

const LoginAnswer = z.object({ token: z.string().min(1), expiresIn: z.number().positive() })

/** How it says that something is wrong, whatever the HTTP status. */
const Trouble = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    fields: z.array(z.object({ field: z.string(), reason: z.string() })).default([]),
  }),
})

/** Null is the one clear answer "no such product". */
export type OwnApiClient = Call<{ body: unknown } | null>

export function createClient(settings: OwnApiSettings, tools: ConnectorTools): OwnApiClient {
  const { now } = tools
  const { baseUrl, clientId, clientSecret } = settings
  const http = createHttpClient(settings, tools, (outcome) =>
    readThrottling(outcome, now() + settings.http.defaultWaitMs),
  )
  const session = createSession(logIn, tools, { sharedBy: { baseUrl, clientId, clientSecret } })

  async function logIn(): Promise<Result<Login>> {
    const body = { clientId, clientSecret }
    const outcome = await http({ method: 'POST', url: `${baseUrl}/login`, body, isLogin: true })
    if (outcome.kind === 'failed') return { ok: false, failure: outcome.failure }
    if (outcome.kind === 'auth' || outcome.status >= 400)
      return { ok: false, failure: refusedConnection.failure }
    const answer = LoginAnswer.safeParse(outcome.body)
    if (!answer.success) return retryable('marketplace.bad-answer', 'login without token')
    const { token, expiresIn } = answer.data
    return success({
      headers: { authorization: `Bearer ${token}` },
      expiresAt: now() + expiresIn * 1000 - MARGIN_MS,
    })
  }

  return createCall(baseUrl, { http, session }, readAnswer)
}

/** Throttling in its own words, inside an answer that looks well: the whole connection has to wait. */
function readThrottling(outcome: HttpOutcome, until: number): HttpOutcome {
  if (outcome.kind !== 'answered') return outcome
  return Trouble.safeParse(outcome.body).data?.error.code === 'too_many' ? throttledOutcome(until) : outcome
}

/** Only what is clear is believed: a success, no such product, a SKU that is taken, a refusal of what was sent. */
function readAnswer(status: number, body: unknown): Result<{ body: unknown } | null> {
  const error = Trouble.safeParse(body).data?.error
  if (!error && status < 400) return success({ body })
  if (status === 404 && error?.code === 'no_product') return success(null)
  // Never the seller's mistake: the next look finds the product and adopts it.
  if (error?.code === 'sku_taken') return retryable('marketplace.exists')
  if (error?.code === 'invalid')
    return permanent('marketplace.rejected', error.fields.map(inOurNames), error.message)
  return retryable('marketplace.bad-answer', `HTTP ${status}`)
}

/** Our names (`refusedField` in `vietnamese/product-fields.ts` says them to people) of its fields; others stay as they are. */
const ownNames = new Map([
  ['title', 'name'],
  ['quantity', 'stock'],
])

const inOurNames = ({ field, reason }: { field: string; reason: string }) => ({
  field: ownNames.get(field) ?? field,
  reason,
})
