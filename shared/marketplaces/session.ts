import { type Result, success } from '../domain/failure.ts'
import { contentHash } from '../domain/hash.ts'
import type { ConnectorTools } from '../ports/marketplace.ts'
import { type HttpOutcome, refusedConnection, retryableOutcome } from './http.ts'
import { keptInMemory, type SharedLogins, sharedLogins } from './session-shelf.ts'

/** What a login gave. `expiresAt` in epoch milliseconds, already less a margin; infinite for what never ends. */
export type Login = { headers: Record<string, string>; expiresAt: number }

/** Runs a request with a login: logs in where needed, and once more where the marketplace no longer knows us. */
export type Session = (
  send: (headers: Record<string, string>) => Promise<HttpOutcome>,
) => Promise<HttpOutcome>

export type SessionOptions = {
  /** Address and keys: what all workers share is sealed with them. Null for a login that takes no request. */
  sharedBy: object | null
  /** What a refusal right after a new login comes to. */
  refusedAnew?: HttpOutcome
}

/** A login and how to tell it from others without showing it; it is renewed from `renewFrom` on, before it ends. */
export type KnownLogin = Login & { mark: string; renewFrom: number }

/** `isNew`: this very worker has just logged in. */
type Found = { login: KnownLogin; isNew: boolean }

/** The last part of its life in which a login is renewed: half an hour of eight hours. */
const RENEWED_IN_LAST = 1 / 16
/** Nobody renews more often than this, whatever comes of it. */
const RENEWAL_PAUSE_MS = 60_000
const TRIES = 3

/**
 * One login for all workers of a connection: in memory, then on their shelf, then made anew by one of them while the
 * others wait for it (login is the most tightly limited call of all). In the last part of its life one worker renews it
 * while all go on with the old one. A refused login is never taken again from anywhere; after one new login that is
 * refused as well, it stops.
 */
export function createSession(
  logIn: () => Promise<Result<Login>>,
  { now, shelf }: Pick<ConnectorTools, 'now' | 'shelf'>,
  { sharedBy, refusedAnew = refusedAtOnce }: SessionOptions,
): Session {
  const shared = sharedBy === null ? keptInMemory : sharedLogins(shelf, now, sharedBy)
  const keeper = createKeeper(() => known(logIn, now), now, shared)
  return async (send) => {
    const refused = new Set<string>()
    for (let tries = 1; tries <= TRIES; tries += 1) {
      const found = await keeper.get()
      if (!found.ok) return { kind: 'failed', failure: found.failure }
      const { login, isNew } = found.value
      const outcome = await send(login.headers)
      if (outcome.kind !== 'auth') return outcome
      // The same keys again: no login can mend that.
      if (isNew && refused.has(login.mark)) return refusedConnection
      if (isNew && refused.size > 0) return refusedAnew
      refused.add(login.mark)
      keeper.refuse(login.mark)
    }
    return refusedAnew
  }
}

const refusedAtOnce = retryableOutcome('marketplace.login', 'refused right after a new login')

async function known(logIn: () => Promise<Result<Login>>, now: () => number): Promise<Result<KnownLogin>> {
  const result = await logIn()
  if (!result.ok) return result
  const { headers, expiresAt } = result.value
  const renewFrom = Number.isFinite(expiresAt) ? expiresAt - (expiresAt - now()) * RENEWED_IN_LAST : expiresAt
  return success({ headers, expiresAt, renewFrom, mark: contentHash(headers).slice(0, 16) })
}

/** The login of one worker. Calls at the same time share one look for it. */
function createKeeper(make: () => Promise<Result<KnownLogin>>, now: () => number, shared: SharedLogins) {
  let current: KnownLogin | null = null
  let pending: Promise<Result<Found>> | null = null
  let mayRenewFrom = 0
  const refused = new Set<string>()

  const good = (login: KnownLogin | null): KnownLogin | null =>
    login !== null && login.expiresAt > now() && !refused.has(login.mark) ? login : null

  function take(login: KnownLogin, isNew: boolean): Result<Found> {
    current = login
    return success({ login, isNew })
  }

  async function makeAndShare(): Promise<Result<Found>> {
    const made = await make()
    if (!made.ok) return made
    refused.delete(made.value.mark)
    await shared.put(made.value)
    return take(made.value, true)
  }

  async function obtain(): Promise<Result<Found>> {
    const there = await shared.read()
    const usable = good(there)
    if (usable) return take(usable, false)
    const after = there?.mark ?? null
    const made = (await shared.claim(after)) ? null : await shared.await(after, good)
    if (made) return take(made, false)
    const found = await makeAndShare()
    if (!found.ok) await shared.release(after)
    return found
  }

  /** What another worker has renewed already, or what this one renews; where that fails the old one still holds. */
  async function renew(old: KnownLogin): Promise<void> {
    const there = good(await shared.read())
    if (there && there.renewFrom > now()) take(there, false)
    else if (await shared.claim(old.mark)) await makeAndShare()
  }

  return {
    refuse: (mark: string) => void refused.add(mark),
    async get(): Promise<Result<Found>> {
      const mine = good(current)
      if (!mine) {
        pending ??= obtain().finally(() => {
          pending = null
        })
        return pending
      }
      if (mine.renewFrom <= now() && mayRenewFrom <= now()) {
        mayRenewFrom = now() + RENEWAL_PAUSE_MS
        await renew(mine)
      }
      return success({ login: current ?? mine, isNew: false })
    },
  }
}
