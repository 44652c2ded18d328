import * as z from 'zod'
import type { Failure } from '../domain/failure.ts'
import { requestSignal } from './deadline.ts'
import { readLimited } from './http-body.ts'
import { failedExchange, retryAfter } from './http-failure.ts'

/** How patient the client is. Part of every marketplace's settings. */
export const HttpSettings = z.object({
  timeoutMs: z.int().positive().max(60_000).default(10_000),
  maxBytes: z.int().positive().default(2_000_000),
  /** How long to wait when we are asked to wait but not told how long. */
  defaultWaitMs: z.int().positive().default(30_000),
})
export type HttpSettings = z.infer<typeof HttpSettings>

/** Where a marketplace is. Secrets travel over it, so plain HTTP is for this machine only. No slash at the end. */
export const BaseUrl = z
  .url()
  .refine((url) => url.startsWith('https://') || new URL(url).hostname === '127.0.0.1', {
    error: 'https only',
  })
  .transform((url) => url.replace(/\/+$/, ''))

export type HttpRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  headers?: Record<string, string>
  /** Sent as JSON; absent sends no body. */
  body?: unknown
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

/**
 * The one bounded client over `fetch`. It never retries (the only retry layer is the lane), never follows a redirect
 * (credentials would travel along) and never throws. Details of failures hold no address and no header.
 */
export function createHttpClient(settings: HttpSettings, now: () => number): HttpClient {
  return async (request) => {
    try {
      const response = await fetch(request.url, fetchOptions(request, settings.timeoutMs))
      const text = await readLimited(response, settings.maxBytes)
      return toOutcome(response, text, settings, now)
    } catch (error) {
      return { kind: 'failed', failure: failedExchange(error) }
    }
  }
}

function fetchOptions(request: HttpRequest, timeoutMs: number): RequestInit {
  const hasBody = request.body !== undefined
  return {
    method: request.method,
    headers: {
      accept: 'application/json',
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
      ...request.headers,
    },
    body: hasBody ? JSON.stringify(request.body) : null,
    redirect: 'manual',
    signal: requestSignal(timeoutMs),
  }
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
  const waitUntil = retryAfter(response.headers.get('retry-after'), now())
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
