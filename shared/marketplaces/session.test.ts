import { expect, it } from 'vitest'
import { success } from '../domain/failure.ts'
import { type HttpOutcome, refusedConnection } from './http.ts'
import { createSession, type Login } from './session.ts'

const done: HttpOutcome = { kind: 'answered', status: 200, body: null }

function bench(lifeMs = 1_000) {
  const state = { now: 0, logins: 0 }
  const logIn = async () => {
    state.logins += 1
    await Promise.resolve()
    const login: Login = { headers: { token: String(state.logins) }, expiresAt: state.now + lifeMs }
    return success(login)
  }
  return { state, session: createSession(logIn, () => state.now) }
}

it('logs in once for many calls at the same time', async () => {
  const { state, session } = bench()
  await Promise.all(Array.from({ length: 20 }, () => session(async () => done)))
  expect(state.logins).toBe(1)
})

it('logs in again when the login is over', async () => {
  const { state, session } = bench()
  await session(async () => done)
  state.now = 1_000
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

it('says what it was told to say of a refusal right after a new login', async () => {
  const logIn = async () => success({ headers: { token: String(Math.random()) }, expiresAt: 1 })
  const session = createSession(logIn, () => 0, refusedConnection)
  expect(await session(async () => ({ kind: 'auth' }))).toBe(refusedConnection)
})

it('sees that the same keys are refused again', async () => {
  const logIn = async () => success({ headers: { key: 'k' }, expiresAt: Number.POSITIVE_INFINITY })
  const session = createSession(logIn, () => 0)
  expect(await session(async () => ({ kind: 'auth' }))).toMatchObject({
    failure: { kind: 'permanent', code: 'connection.settings' },
  })
})
