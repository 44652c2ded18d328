import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWebApp, type WebDeps } from '../../functions/web/app.ts'
import type { Session } from '../../shared/domain/session.ts'
import { IdentityBusy } from '../../shared/ports/identity.ts'
import { plainDelivery } from '../flow/step-queues.ts'
import { startWorld, type World } from '../flow/step-world.ts'

// Local mode has no https: here the pages stand where they stand on AWS.
const url = 'https://ocop.example'
let world: World
beforeAll(async () => {
  world = await startWorld(plainDelivery)
})
afterAll(() => world?.stop())

const token = `${'a'.repeat(20)}.${'b'.repeat(80)}.c`

function app() {
  const { stores, files, clock, queues } = world
  const session = { user: 'htx', name: 'Ví Dụ', tenant: 'htxvidu', role: 'owner', communes: [] }
  return createWebApp({
    ...{ stores, files, clock, queues, publicUrl: url, marketplaces: [], known: [], local: false },
    identity: {
      verify: async (given: string) => (given === token ? (session as unknown as Session) : null),
      signIn: async ({ password }: { password: string }) => {
        if (password === 'busy') throw new IdentityBusy()
        return password === 'right' ? token : null
      },
    },
    limits: { uploadMaxBytes: 1, formMaxBytes: 1 },
    addressOf: () => '192.0.2.1',
    report: (error: Error) => {
      throw error
    },
  } as unknown as WebDeps)
}

const enter = (password: string, headers: Record<string, string> = {}) =>
  app().request(`${url}/login`, {
    method: 'POST',
    headers: { origin: url, ...headers },
    body: new URLSearchParams({ user: 'htx', password }),
  })

test('over https the cookie goes over nothing else, and no neighbour can set it', async () => {
  const [cookie = ''] = (await enter('right')).headers.getSetCookie()
  expect(cookie).toBe(`__Host-session=${token}; Path=/; HttpOnly; Secure; SameSite=Lax`)
  const get = (name: string) => app().request(`${url}/`, { headers: { cookie: `${name}=${token}` } })
  expect((await get('__Host-session')).status).toBe(200)
  expect((await get('session')).status).toBe(303)
  const headers = (await get('__Host-session')).headers
  expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/)
})

test('a page that somebody put before the site, without https, signs nobody in', async () => {
  expect((await enter('right', { origin: 'http://ocop.example' })).status).toBe(403)
})

test('whoever comes when too many do is asked to come again, and is told when', async () => {
  const answer = await enter('busy')
  expect(answer.status).toBe(429)
  expect(answer.headers.get('retry-after')).toBe('60')
  expect(await answer.text()).toContain('Xin chờ 1 phút')
})

test('whoever guesses has to wait, and knows for how long; the right password after few wrong ones does not', async () => {
  for (let n = 0; n < 5; n += 1) expect((await enter('wrong')).status).toBe(401)
  expect((await enter('right')).status).toBe(303)
  const tries = await Promise.all(Array.from({ length: 14 }, () => enter('wrong')))
  expect(tries.filter(({ status }) => status === 401)).toHaveLength(10)
  const refused = await enter('right')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await refused.text()).toMatch(/Xin chờ \d+ phút/)
  const otherwise = await enter('right', { 'x-forwarded-for': '192.0.2.99', 'x-real-ip': '192.0.2.99' })
  expect(otherwise.status).toBe(429)
  world.clock.pass(900_000)
  expect((await enter('right')).status).toBe(303)
})
