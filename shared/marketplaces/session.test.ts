import { expect, it, vi } from 'vitest'
import { memoryShelf } from '../../test/connector-tools.ts'
import { retryable, success } from '../domain/failure.ts'
import type { Shelf } from '../ports/marketplace.ts'
import { type HttpOutcome, refusedConnection } from './http.ts'
import { createSession, type Login, type Session } from './session.ts'

const done: HttpOutcome = { kind: 'answered', status: 200, body: null }

const LIFE_MS = 16_000

/** Workers of one connection with a shelf between them. Their clock stands still unless it is moved. */
function bench({ shelf, fails = false }: { shelf?: Shelf; fails?: boolean } = {}) {
  const state = { now: 1_000_000, logins: 0, fails }
  const now = () => state.now
  const between = shelf ?? memoryShelf(now)
  const logIn = async () => {
    state.logins += 1
    await Promise.resolve()
    const login: Login = { headers: { token: String(state.logins) }, expiresAt: state.now + LIFE_MS }
    return state.fails ? retryable('marketplace.unreachable') : success(login)
  }
  const worker = (key = 'k') => createSession(logIn, { now, shelf: between }, { sharedBy: { key } })
  return { state, shelf: between, worker, session: worker() }
}

/** The token that a worker sends. */
async function tokenOf(session: Session): Promise<string | undefined> {
  let sent: string | undefined
  await session(async ({ token }) => {
    sent = token
    return done
  })
  return sent
}

/** A marketplace that knows only these tokens. */
const knows =
  (...tokens: string[]) =>
  async ({ token = '' }: Record<string, string>): Promise<HttpOutcome> =>
    tokens.includes(token) ? done : { kind: 'auth' }

it('logs in once for many calls at the same time', async () => {
  const { state, session } = bench()
  await Promise.all(Array.from({ length: 20 }, () => session(async () => done)))
  expect(state.logins).toBe(1)
})

it('logs in again when the login is over', async () => {
  const { state, session } = bench()
  await session(async () => done)
  state.now += LIFE_MS
  await session(async () => done)
  expect(state.logins).toBe(2)
})

it('logs in again once where the login is refused, for all callers together', async () => {
  const { state, session } = bench()
  const send = async (headers: Record<string, string>): Promise<HttpOutcome> =>
    headers.token === '1' ? { kind: 'auth' } : done
  const outcomes = await Promise.all([session(send), session(send), session(send)])
  expect(outcomes).toEqual([done, done, done])
  expect(state.logins).toBe(2)
})

it('stops after the second refusal', async () => {
  const { state, session } = bench()
  const outcome = await session(async () => ({ kind: 'auth' }))
  expect(outcome).toMatchObject({ kind: 'failed', failure: { kind: 'retryable', code: 'marketplace.login' } })
  expect(state.logins).toBe(2)
})

const alone = { now: () => 0, shelf: memoryShelf() }

it('says what it was told to say of a refusal right after a new login', async () => {
  const logIn = async () => success({ headers: { token: String(Math.random()) }, expiresAt: 1 })
  const session = createSession(logIn, alone, { sharedBy: null, refusedAnew: refusedConnection })
  expect(await session(async () => ({ kind: 'auth' }))).toBe(refusedConnection)
})

it('sees that the same keys are refused again', async () => {
  const logIn = async () => success({ headers: { key: 'k' }, expiresAt: Number.POSITIVE_INFINITY })
  const session = createSession(logIn, alone, { sharedBy: null })
  expect(await session(async () => ({ kind: 'auth' }))).toMatchObject({
    failure: { kind: 'permanent', code: 'connection.settings' },
  })
})

it('goes on with the same token once the marketplace takes it again', async () => {
  let logins = 0
  const logIn = async () => {
    logins += 1
    return success({ headers: { token: 'same' }, expiresAt: 1_000 })
  }
  const session = createSession(logIn, alone, { sharedBy: {} })
  await session(async () => ({ kind: 'auth' }))
  await session(async () => done)
  expect(logins).toBe(2)
})

it('makes one login for two functions that start at once, and a third uses it', async () => {
  const { state, worker } = bench()
  const tokens = await Promise.all([tokenOf(worker()), tokenOf(worker())])
  expect([...tokens, await tokenOf(worker())]).toEqual(['1', '1', '1'])
  expect(state.logins).toBe(1)
})

it('logs in once where a token is refused, for all workers together', async () => {
  const { state, worker } = bench()
  const workers = [worker(), worker(), worker()]
  for (const one of workers) await tokenOf(one)
  expect(await Promise.all(workers.map((one) => one(knows('2'))))).toEqual([done, done, done])
  expect(state.logins).toBe(2)
  // What was refused is not found again by those who come later.
  expect(await tokenOf(worker())).toBe('2')
})

it('replaces what is on the shelf where that is refused as well', async () => {
  const { state, worker } = bench()
  const first = worker()
  await tokenOf(first)
  state.now += LIFE_MS
  await tokenOf(worker())
  // The marketplace has forgotten both the one in memory and the one on the shelf.
  state.now -= 1
  expect(await first(knows('3'))).toEqual(done)
  expect(state.logins).toBe(3)
})

it('renews early, by one worker, while the others go on with the old login', async () => {
  const { state, worker } = bench()
  const [first, second] = [worker(), worker()]
  await tokenOf(first)
  await tokenOf(second)
  state.now += LIFE_MS - 1_000
  const tokens = await Promise.all([tokenOf(first), tokenOf(second)])
  expect(state.logins).toBe(2)
  expect(tokens).toEqual(['2', '1'])
})

it('goes on with the old login where the early renewal fails, and does not try at every request', async () => {
  const { state, session } = bench()
  await tokenOf(session)
  state.now += LIFE_MS - 1_000
  state.fails = true
  expect([await tokenOf(session), await tokenOf(session)]).toEqual(['1', '1'])
  expect(state.logins).toBe(2)
})

it('logs in by itself where the shelf fails', async () => {
  const broken = () => Promise.reject(new Error('no shelf'))
  const { state, worker } = bench({ shelf: { read: broken, put: broken, claim: broken, release: broken } })
  expect([await tokenOf(worker()), await tokenOf(worker())]).toEqual(['1', '2'])
  expect(state.logins).toBe(2)
})

it('logs in by itself where the one who should have done it does not', async () => {
  const { state, shelf, session } = bench()
  await shelf.claim('login#first', state.now + 60_000)
  expect(await tokenOf(session)).toBe('1')
})

it('leaves the login to the next worker at once where it failed, without waiting for it', async () => {
  const { state, shelf, worker } = bench({ fails: true })
  const failed = { kind: 'failed', failure: { kind: 'retryable', code: 'marketplace.unreachable' } }
  expect(await worker()(async () => done)).toMatchObject(failed)
  const looks = vi.spyOn(shelf, 'read')
  expect(await worker()(async () => done)).toMatchObject(failed)
  state.fails = false
  expect(await tokenOf(worker())).toBe('3')
  expect(looks).toHaveBeenCalledTimes(2)
})

it('takes over from a worker that fails while it waits for it', async () => {
  const { state, shelf, worker } = bench({ fails: true })
  const looks = vi.spyOn(shelf, 'read')
  const outcomes = await Promise.all([worker(), worker()].map((session) => session(async () => done)))
  expect(outcomes.map(({ kind }) => kind)).toEqual(['failed', 'failed'])
  expect(state.logins).toBe(2)
  // Long before its patience is over.
  expect(looks.mock.calls.length).toBeLessThan(10)
})

it('leaves nothing readable on the shelf, and nothing for other keys', async () => {
  const { state, shelf, worker } = bench()
  await tokenOf(worker())
  const shelved = await shelf.read('login')
  expect(shelved?.value).toEqual(expect.any(String))
  expect(Buffer.from(String(shelved?.value), 'base64').toString('latin1')).not.toContain('token')
  state.now += 20_000
  expect(await tokenOf(worker('other'))).toBe('2')
})
