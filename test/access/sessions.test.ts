import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestSystem, type TestSystem } from '../local-system.ts'
import { tokenOf } from './people.ts'

let system: TestSystem
beforeAll(async () => {
  system = await startTestSystem()
})
afterAll(() => system?.stop())

const seller = { user: 'htx', tenant: 'htxvidu', role: 'owner' as const, communes: [] }
const newToken = () => tokenOf(system.dataFolder, seller)

type Headers = Record<string, string>
const ask = (method: string, path: string, headers: Headers, body?: NonNullable<RequestInit['body']>) =>
  fetch(`${system.url}${path}`, { method, headers, redirect: 'manual', ...(body !== undefined && { body }) })
const form = (fields: Record<string, string>) => new URLSearchParams(fields)
const signIn = (fields: Record<string, string>, headers: Headers = {}) =>
  ask('POST', '/login', { origin: system.url, ...headers }, form({ user: 'htx', ...fields }))
const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0] ?? ''

describe('the cookie', () => {
  test('is not for scripts, not for other sites, and new with every sign-in', async () => {
    const cookies = [cookieOf(await signIn({})), cookieOf(await signIn({}, { cookie: 'session=chosen' }))]
    for (const cookie of cookies)
      expect(cookie).toMatch(/^session=[^;]{100,}; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(cookies[0]).not.toBe(cookies[1])
  })

  test.each([
    ['nothing', () => ''],
    ['not a token', () => 'session=htx'],
    ['cut short', async () => `session=${(await newToken()).slice(0, -10)}`],
    [
      'changed',
      async () => `session=${(await newToken()).replace(/\.(.)/, (_, one) => `.${one === 'e' ? 'f' : 'e'}`)}`,
    ],
    ['under another name', async () => `__Host-session=${await newToken()}`],
  ])('that is %s lets nobody in', async (_, cookie) => {
    const answer = await ask('GET', '/', { cookie: await cookie() })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/login'])
  })

  test('makes no call of the API', async () => {
    const cookie = `session=${await newToken()}`
    for (const type of ['application/json', 'text/plain'])
      expect((await ask('POST', '/api/imports', { cookie, 'content-type': type }, '{}')).status).toBe(401)
  })
})

describe('signing out', () => {
  test('ends the token wherever a copy of it is, and no other', async () => {
    const [token, other] = [await newToken(), await newToken()]
    const out = await ask('POST', '/logout', { origin: system.url, cookie: `session=${token}` })
    expect(cookieOf(out)).toMatch(/^session=; Max-Age=0; Path=\//)
    expect((await ask('GET', '/', { cookie: `session=${token}` })).status).toBe(303)
    expect((await ask('GET', '/api/imports', { authorization: `Bearer ${token}` })).status).toBe(401)
    expect((await ask('GET', '/', { cookie: `session=${other}` })).status).toBe(200)
  })

  test('cannot be got round by writing the signature in another way', async () => {
    const token = await newToken()
    await ask('POST', '/logout', { origin: system.url, cookie: `session=${token}` })
    // The last letter of 256 bytes holds four bits that nobody reads.
    const last = token.at(-1) ?? ''
    for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_') {
      const twin = `${token.slice(0, -1)}${letter}`
      expect((await ask('GET', '/', { cookie: `session=${twin}` })).status, `${last} ${letter}`).toBe(303)
    }
  })
})

describe('a form', () => {
  const ours = () => system.url
  test.each<[string, () => Headers, boolean]>([
    ['of a page of ours', () => ({ origin: ours() }), true],
    [
      'of a page of ours, as new browsers tell it',
      () => ({ origin: ours(), 'sec-fetch-site': 'same-origin' }),
      true,
    ],
    ['of a page of ours, as old browsers tell it', () => ({ referer: `${ours()}/login` }), true],
    ['of nobody knows where', () => ({}), false],
    ['of a page that hides itself', () => ({ origin: 'null' }), false],
    ['of a page that hides itself, and ours before', () => ({ origin: 'null', referer: ours() }), false],
    ['of another site', () => ({ origin: 'https://elsewhere.example' }), false],
    ['of another site, as old browsers tell it', () => ({ referer: 'https://elsewhere.example/' }), false],
    ['of another site that names ours', () => ({ origin: `http://elsewhere.example?${ours()}` }), false],
    ['of our host with another port', () => ({ origin: 'http://127.0.0.1:1' }), false],
    ['of our host in another way', () => ({ origin: ours().replace('http:', 'https:') }), false],
    ['of a neighbour', () => ({ origin: ours(), 'sec-fetch-site': 'same-site' }), false],
    [
      'of another site, whatever its origin says',
      () => ({ origin: ours(), 'sec-fetch-site': 'cross-site' }),
      false,
    ],
  ])('%s', async (_, headers, isTaken) => {
    const cookie = `session=${await newToken()}`
    for (const path of ['/papers/none/remove', '/bulk/none/cancel', '/imports/none/confirm', '/imports'])
      for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'application/json', '']) {
        const typed: Headers = type === '' ? {} : { 'content-type': type }
        const answer = await ask('POST', path, { cookie, ...typed, ...headers() }, new Blob(['a=b']))
        const where = `${path} ${type}: ${await answer.text()}`
        if (isTaken) expect([303, 400, 403, 404, 415, 422], where).toContain(answer.status)
        else
          expect([
            answer.status,
            where.includes('request.cross-site') || where.includes('Chưa nhận'),
          ]).toEqual([403, true])
        if (isTaken) expect(where).not.toMatch(/request\.cross-site|Chưa nhận yêu cầu/)
      }
    const entry = await ask('POST', '/login', headers(), form({ user: 'htx' }))
    expect(entry.status).toBe(isTaken ? 303 : 403)
    expect(entry.headers.has('set-cookie')).toBe(isTaken)
  })
})

describe('after signing in one is led', () => {
  test.each([
    ['/listings?tenant=htxvidu', '/listings?tenant=htxvidu'],
    ['https://elsewhere.example', '/'],
    ['//elsewhere.example', '/'],
    ['/\\elsewhere.example', '/'],
    ['\\\\elsewhere.example', '/'],
    ['/\t/elsewhere.example', '/'],
    ['/\n/elsewhere.example', '/'],
    [' //elsewhere.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/%0d%0aset-cookie:a=b', '/%0d%0aset-cookie:a=b'],
    ['/\r\nset-cookie: a=b', '/'],
    ['', '/'],
  ])('from %j to %j', async (next, to) => {
    const answer = await signIn({ next })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, to])
    expect(answer.headers.getSetCookie()).toHaveLength(1)
    const shown = await (await ask('GET', `/login?next=${encodeURIComponent(next)}`, {})).text()
    expect(shown).toContain(`name="next" value="${to}"`)
  })
})
