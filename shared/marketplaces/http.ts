import * as z from 'zod'
import type { Failure } from '../domain/failure.ts'
import type { RequestLimits } from '../domain/pace/limits.ts'
import type { ConnectorTools } from '../ports/marketplace.ts'
import type { Outgoing } from '../ports/outgoing.ts'
import type { Budgets, RequestEnd } from '../ports/pace.ts'
import { withinTime } from './deadline.ts'
import { readLimited } from './http-body.ts'
import { failedExchange, isOutage, retryAfter } from './http-failure.ts'

/** How patient the client is. Part of every marketplace's settings. */
export const HttpSettings = z.object({
  timeoutMs: z.int().positive().max(60_000).default(10_000),
  maxBytes: z.int().positive().max(20_000_000).default(2_000_000),
  /** How long to wait when we are asked to wait but not told how long. */
  defaultWaitMs: z.int().positive().default(30_000),
})
export type HttpSettings = z.infer<typeof HttpSettings>

/**
 * Where a marketplace is. Secrets travel over it, so plain HTTP is for this machine only, which production never asks
 * (`Send`). No slash at the end.
 */
export const BaseUrl = z
  .url()
  .max(500)
  .refine((url) => url.startsWith('https://') || /^http:\/\/127\.0\.0\.1(?:[:/]|$)/.test(url), {
    error: 'https only',
  })
  .refine((url) => isBare(URL.parse(url)), { error: 'no user, password, query or fragment' })
  .transform((url) => url.replace(/\/+$/, ''))

const isBare = (url: URL | null): boolean =>
  url !== null && [url.username, url.password, url.search, url.hash].every((part) => part === '')

export type HttpRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  headers?: Record<string, string>
  /** Sent as JSON; without it and without `form` no body is sent. */
  body?: unknown
  /** Sent form-encoded. */
  form?: Record<string, string>
  /** Counts against the limit of logins as well. */
  isLogin?: boolean
}

/**
 * What came of one request. `answered` is a JSON answer with 2xx, or a 4xx whose meaning only the marketplace's own
 * client knows; the body is null where it is empty, or where a 4xx is no JSON. `auth` asks for a new login.
 */
export type HttpOutcome =
  | { kind: 'answered'; status: number; body: unknown }
  | { kind: 'auth' }
  | { kind: 'failed'; failure: Failure }

export type HttpClient = (request: HttpRequest) => Promise<HttpOutcome>

/** What a client has to know of a connection: part of every marketplace's settings. */
export type ClientSettings = { http: HttpSettings; limits: RequestLimits }

/**
 * Reads what the marketplace says in its own words: throttling, a lost login or trouble inside an answer that looks
 * well. Done before the others on the connection are told how the request ended.
 */
export type OwnWords = (outcome: HttpOutcome) => HttpOutcome

/**
 * The one bounded client. Every request takes its turn in the budget of the connection and says there how
 * it ended. It never retries (the only retry layer is the lane), never follows a redirect (credentials would travel
 * along) and throws only where the budget cannot be asked. Details of failures hold no address and no header.
 */
export function createHttpClient(
  { http, limits }: ClientSettings,
  tools: ConnectorTools,
  ownWords: OwnWords = (outcome) => outcome,
): HttpClient {
  const budgets = tools.budgetFor(limits, http.timeoutMs)
  return async (request) => {
    const refused = await turnOf(request, budgets)
    if (refused) return { kind: 'failed', failure: refused }
    const { answeredAt, ...exchanged } = await exchange(request, http, tools)
    const outcome = ownWords(exchanged.outcome)
    const end: RequestEnd = exchanged.unsent ? { kind: 'unsent' } : endOf(outcome)
    if (request.isLogin) await budgets.logins.report(end, answeredAt)
    await budgets.requests.report(end, answeredAt)
    return outcome
  }
}

async function turnOf({ isLogin }: HttpRequest, { logins, requests }: Budgets): Promise<Failure | null> {
  if (!isLogin) return requests.take()
  const refused = await logins.take()
  if (refused) return refused
  const late = await requests.take()
  if (late) await logins.report({ kind: 'unsent' }, null)
  return late
}

/** What came of it, and when an answer began to come: the others may count from then on that it had arrived. */
type Exchanged = { outcome: HttpOutcome; answeredAt: number | null; unsent?: boolean }

async function exchange(
  request: HttpRequest,
  settings: HttpSettings,
  { now, send }: Pick<ConnectorTools, 'now' | 'send'>,
): Promise<Exchanged> {
  let answeredAt: number | null = null
  try {
    const outcome = await withinTime(settings.timeoutMs, async (signal) => {
      const response = await send(request.url, outgoing(request, signal))
      if (response === 'forbidden') return null
      answeredAt = now()
      return toOutcome(response, await readLimited(response, settings.maxBytes), settings, now)
    })
    // Where it may not be asked, an operator has to see to the connection.
    return outcome ? { outcome, answeredAt } : { outcome: refusedConnection, answeredAt, unsent: true }
  } catch (error) {
    return { outcome: { kind: 'failed', failure: failedExchange(error) }, answeredAt }
  }
}

function endOf(outcome: HttpOutcome): RequestEnd {
  if (outcome.kind !== 'failed') return { kind: 'answered' }
  const { failure } = outcome
  if (failure.kind === 'throttled') return { kind: 'closed', until: failure.until }
  return { kind: isOutage(failure) ? 'outage' : 'answered' }
}

function outgoing(request: HttpRequest, signal: AbortSignal): Outgoing {
  const body = bodyOf(request)
  return {
    method: request.method,
    headers: {
      accept: 'application/json',
      ...(body && { 'content-type': body.type }),
      ...request.headers,
    },
    body: body?.text ?? null,
    signal,
  }
}

function bodyOf({ body, form }: HttpRequest): { type: string; text: string } | null {
  if (form) return { type: 'application/x-www-form-urlencoded', text: String(new URLSearchParams(form)) }
  return body === undefined ? null : { type: 'application/json', text: JSON.stringify(body) }
}

function toOutcome(
  response: Response,
  text: string | null,
  settings: HttpSettings,
  now: () => number,
): HttpOutcome {
  const { status } = response
  if (status === 401) return { kind: 'auth' }
  if (status === 403 || status === 405) return refusedConnection
  const waitUntil = retryAfter(response.headers, now())
  if (status === 429 || (status === 503 && waitUntil !== null)) {
    return throttledOutcome(waitUntil ?? now() + settings.defaultWaitMs)
  }
  if (status >= 500) return retryableOutcome('marketplace.server-error', `HTTP ${status}`)
  if (status === 408) return retryableOutcome('marketplace.timeout', 'HTTP 408')
  const body = text === null ? undefined : parseJson(text)
  if (status < 400 && (body === undefined || status >= 300)) {
    return retryableOutcome('marketplace.bad-answer', `HTTP ${status}, not a JSON answer`)
  }
  return { kind: 'answered', status, body: body ?? null }
}

/** `undefined` where the text is no JSON (JSON itself has no such value); an empty text is null. */
function parseJson(text: string): unknown {
  if (text.trim() === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Keys, rights or paths do not fit: an operator has to see to the connection. It never tells of a product. */
export const refusedConnection = {
  kind: 'failed',
  failure: { kind: 'permanent', code: 'connection.settings' },
} satisfies HttpOutcome

export const throttledOutcome = (until: number): HttpOutcome => ({
  kind: 'failed',
  failure: { kind: 'throttled', code: 'marketplace.throttled', until },
})

export const retryableOutcome = (code: string, detail: string): HttpOutcome => ({
  kind: 'failed',
  failure: { kind: 'retryable', code, detail },
})
