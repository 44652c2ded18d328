import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apiClient } from '../api-client.ts'
import { startTestSystem, type TestSystem } from '../local-system.ts'
import { tell } from './ask.ts'
import { ADDRESSES, BODIES, METHODS, type Target } from './requests.ts'
import { startFront } from './small-front.ts'

const vietnamese = /[ăâđêôơưáàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụýỳỷỹỵấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự]/i

let system: TestSystem
let target: Target
beforeAll(async () => {
  system = await startTestSystem()
  const { url } = system
  const { token } = await apiClient(url).json<{ token: string }>('POST', '/local/token', { user: 'htx' })
  const signedIn = await fetch(`${url}/login`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'user=htx',
    redirect: 'manual',
  })
  target = { url, token, cookie: signedIn.headers.get('set-cookie')?.split(';')[0] ?? '' }
})
afterAll(() => system.stop())

describe.each([
  ['bodies', BODIES],
  ['addresses', ADDRESSES],
  ['methods', METHODS],
])(
  'hostile %s are refused with a status that says why, in a form that the asker understands',
  (_, requests) => {
    it.each(requests.map((one) => [one.name, one] as const))('%s', async (_, { answer, send }) => {
      const { status, code, kind, text } = await send(target)
      expect([status, code].filter((part) => part !== null).join(' ')).toBe(answer)
      expect(kind).toBe(code === null ? 'page' : 'problem')
      expect(text).toMatch(vietnamese)
      expect(text).not.toContain(target.token)
    })
  },
)

describe('who is slow is not waited for', () => {
  it.each([
    ['in the middle of the head', 'POST /api/imports HTTP/1.1\r\nHost: '],
    ['before anything is said', ''],
  ])('%s', async (_, begun) => {
    // The limits of the server itself are for slow telephones; here they are for this test.
    const front = await startFront({ headersMs: 200, requestMs: 300 })
    expect(await tell(front.url, begun)).toMatchObject({ status: 408, code: 'request.too-slow' })
    await front.close()
  })

  it('in the middle of the body', async () => {
    const front = await startFront({ headersMs: 200, requestMs: 300 })
    const begun = 'POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\nabc'
    expect(await tell(front.url, begun)).toMatchObject({ status: 408, code: 'request.too-slow' })
    await front.close()
  })

  it('and no more are let in at once than there is room for', async () => {
    const front = await startFront({ connections: 1 })
    const first = tell(front.url, 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n')
    await front.connected(1)
    await expect(tell(front.url, 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n')).rejects.toThrow('no answer')
    await front.close()
    await expect(first).rejects.toThrow('no answer')
  })
})

it('the service is still up, and nothing is left in the prototype of all objects', async () => {
  expect((await fetch(`${target.url}/healthz`)).status).toBe(200)
  expect(Object.keys(Object.prototype)).toEqual([])
  expect('filename' in {}).toBe(false)
})
