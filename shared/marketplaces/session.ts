import type { Result } from '../domain/failure.ts'
import { contentHash } from '../domain/hash.ts'
import { type HttpOutcome, refusedConnection, retryableOutcome } from './http.ts'

/** What a login gave. `expiresAt` in epoch milliseconds, already less a margin. */
export type Login = { headers: Record<string, string>; expiresAt: number }

/** Runs a request with a login: logs in where needed, and once more where the marketplace no longer knows us. */
export type Session = (
  send: (headers: Record<string, string>) => Promise<HttpOutcome>,
) => Promise<HttpOutcome>

/**
 * Keeps one login in memory. Calls at the same time share one login request (single flight), because login is the most
 * tightly limited call of all. `refusedAnew` is what a refusal right after a new login comes to.
 */
export function createSession(
  logIn: () => Promise<Result<Login>>,
  now: () => number,
  refusedAnew: HttpOutcome = retryableOutcome('marketplace.login', 'refused right after a new login'),
): Session {
  let current: Login | null = null
  let pending: Promise<Result<Login>> | null = null

  async function start(): Promise<Result<Login>> {
    try {
      const result = await logIn()
      if (result.ok) current = result.value
      return result
    } finally {
      pending = null
    }
  }

  function get(): Promise<Result<Login>> {
    if (current && current.expiresAt > now()) return Promise.resolve({ ok: true, value: current })
    pending ??= start()
    return pending
  }

  return async (send) => {
    let refused: Login | null = null
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      const login = await get()
      if (!login.ok) return { kind: 'failed', failure: login.failure }
      const outcome = await send(login.value.headers)
      if (outcome.kind !== 'auth') return outcome
      // Only the login that was refused: another call may have renewed it meanwhile.
      if (current === login.value) current = null
      if (refused && contentHash(refused.headers) === contentHash(login.value.headers))
        return refusedConnection
      refused = login.value
    }
    return refusedAnew
  }
}
