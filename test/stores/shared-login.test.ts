import { expect, test } from 'vitest'
import { shelfStore } from '../../shared/adapters/dynamodb/shelf.ts'
import { success } from '../../shared/domain/failure.ts'
import type { HttpOutcome } from '../../shared/marketplaces/http.ts'
import { createSession } from '../../shared/marketplaces/session.ts'
import { openStores } from './open-stores.ts'

const open = openStores()
const done: HttpOutcome = { kind: 'answered', status: 200, body: null }

/** Workers that share nothing but the table. */
function workers(connection: string) {
  const { db, clock } = open()
  const now = () => clock.now
  const state = { logins: 0 }
  const logIn = async () => {
    state.logins += 1
    return success({ headers: { token: String(state.logins) }, expiresAt: now() + 8 * 3_600_000 })
  }
  const worker = () =>
    createSession(logIn, { now, shelf: shelfStore(db, connection, now) }, { sharedBy: { key: 'an example' } })
  return { state, clock, worker }
}

test('functions that start at once make one login, and one of them renews it before it ends', async () => {
  const { state, clock, worker } = workers('voso#login-a')
  const all = [worker(), worker(), worker(), worker()]
  await Promise.all(all.map((session) => session(async () => done)))
  expect(state.logins).toBe(1)
  clock.now += 8 * 3_600_000 - 60_000
  await Promise.all(all.map((session) => session(async () => done)))
  expect(state.logins).toBe(2)
})

test('a token that is refused in the middle of a batch costs one login', async () => {
  const { state, worker } = workers('voso#login-b')
  const all = [worker(), worker(), worker()]
  await Promise.all(all.map((session) => session(async () => done)))
  const knowsNew = async ({ token }: Record<string, string>): Promise<HttpOutcome> =>
    token === '2' ? done : { kind: 'auth' }
  const outcomes = await Promise.all(all.flatMap((session) => [session(knowsNew), session(knowsNew)]))
  expect(outcomes.every((outcome) => outcome === done)).toBe(true)
  expect(state.logins).toBe(2)
})
