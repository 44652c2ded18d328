import { type Result, retryable } from '../domain/failure.ts'
import type { HttpClient, HttpRequest } from './http.ts'
import type { Session } from './session.ts'

/** One call with a valid login. `path` begins with a slash and holds the query. */
export type Call<Answer> = (
  method: HttpRequest['method'],
  path: string,
  body?: unknown,
) => Promise<Result<Answer>>

/**
 * Calls of a marketplace at `baseUrl`. `read` says what an answer means: one with 2xx, or one with a 4xx that is not
 * dealt with already (see `HttpOutcome`).
 */
export function createCall<Answer>(
  baseUrl: string,
  { http, session }: { http: HttpClient; session: Session },
  read: (status: number, body: unknown) => Result<Answer>,
): Call<Answer> {
  return async (method, path, body) => {
    const outcome = await session((headers) => http({ method, url: `${baseUrl}${path}`, headers, body }))
    if (outcome.kind === 'failed') return { ok: false, failure: outcome.failure }
    // A session ends in a failure before it hands on `auth`.
    if (outcome.kind === 'auth') return retryable('marketplace.login')
    return read(outcome.status, outcome.body)
  }
}
