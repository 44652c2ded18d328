import { createServer, type RequestListener } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { freeBudget, localSend, memoryShelf, notedBudget } from '../../test/connector-tools.ts'
import { RequestLimits } from '../domain/pace/limits.ts'
import type { RequestEnd } from '../ports/pace.ts'
import { createHttpClient, HttpSettings, type OwnWords, refusedConnection, throttledOutcome } from './http.ts'

const NOW = Date.parse('2026-11-21T08:00:00Z')

const limits = RequestLimits.parse({})

async function call(
  listener: RequestListener,
  settings: Partial<HttpSettings> = {},
  { budgetFor = freeBudget, ownWords = undefined as OwnWords | undefined, isLogin = false } = {},
) {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const client = createHttpClient(
    { http: HttpSettings.parse(settings), limits },
    { now: () => NOW, budgetFor, send: localSend, shelf: memoryShelf() },
    ownWords,
  )
  return client({
    method: 'GET',
    url: `http://127.0.0.1:${port}/x`,
    headers: { authorization: 'secret' },
    isLogin,
  })
}

const answer =
  (status: number, text = '', headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(status, headers).end(text)

const retryable = (code: string) => ({ kind: 'failed', failure: { kind: 'retryable', code } })
const throttledUntil = (until: number) => ({
  kind: 'failed',
  failure: { kind: 'throttled', code: 'marketplace.throttled', until },
})

it.each([
  ['a JSON answer', answer(200, '{"a":1}'), { kind: 'answered', status: 200, body: { a: 1 } }],
  ['an empty answer', answer(204), { kind: 'answered', status: 204, body: null }],
  ['a refusal', answer(422, '{"code":"x"}'), { kind: 'answered', status: 422, body: { code: 'x' } }],
  ['a lost login', answer(401, 'no'), { kind: 'auth' }],
  ['an HTML page', answer(200, '<html>'), retryable('marketplace.bad-answer')],
  ['a refusal in HTML', answer(404, '<html>'), { kind: 'answered', status: 404, body: null }],
  ['rights that are missing', answer(403, '<html>'), refusedConnection],
  ['a method that is not taken', answer(405, '{}'), refusedConnection],
  ['a request that came too slowly', answer(408), retryable('marketplace.timeout')],
  [
    'an answer that ends too soon',
    answer(200, '{}', { 'content-length': '9', connection: 'close' }),
    retryable('marketplace.unreachable'),
  ],
  ['a redirect', answer(302, '{}', { location: 'http://127.0.0.1/' }), retryable('marketplace.bad-answer')],
  ['a server error', answer(502, '<html>'), retryable('marketplace.server-error')],
  ['being unavailable', answer(503), retryable('marketplace.server-error')],
  ['being unavailable for a while', answer(503, '', { 'retry-after': '5' }), throttledUntil(NOW + 5_000)],
  ['a request to slow down', answer(429), throttledUntil(NOW + 30_000)],
  ['seconds to wait', answer(429, '', { 'retry-after': '9' }), throttledUntil(NOW + 9_000)],
  [
    'a date to wait for',
    answer(429, '', {
      'retry-after': 'Sat, 21 Nov 2026 08:01:00 GMT',
      date: 'Sat, 21 Nov 2026 08:00:00 GMT',
    }),
    throttledUntil(NOW + 60_000),
  ],
  [
    'a date to wait for by a clock that is an hour slow',
    answer(429, '', {
      'retry-after': 'Sat, 21 Nov 2026 07:01:00 GMT',
      date: 'Sat, 21 Nov 2026 07:00:00 GMT',
    }),
    throttledUntil(NOW + 60_000),
  ],
  [
    'a date that is over',
    answer(429, '', { 'retry-after': 'Sat, 21 Nov 2020 08:01:00 GMT' }),
    throttledUntil(NOW),
  ],
  ['a wait of a century', answer(429, '', { 'retry-after': '3153600000' }), throttledUntil(NOW + 86_400_000)],
  ['a wait that nobody can read', answer(429, '', { 'retry-after': 'soon' }), throttledUntil(NOW + 30_000)],
  ['a cut line', (request) => request.socket.destroy(), retryable('marketplace.unreachable')],
] satisfies [string, RequestListener, object][])('maps %s', async (_, listener, expected) => {
  expect(await call(listener)).toMatchObject(expected)
})

it('gives up on an answer that does not come', async () => {
  expect(await call(() => {}, { timeoutMs: 50 })).toMatchObject(retryable('marketplace.timeout'))
})

it('gives up on an answer that does not end', async () => {
  const listener: RequestListener = (_, response) => response.writeHead(200).write('{')
  expect(await call(listener, { timeoutMs: 50 })).toMatchObject(retryable('marketplace.timeout'))
})

it('reads no more than it should', async () => {
  expect(await call(answer(200, `"${'a'.repeat(5_000)}"`), { maxBytes: 4_000 })).toMatchObject(
    retryable('marketplace.bad-answer'),
  )
})

it('tells no secret and no address in its failures', async () => {
  const outcome = await call((request) => request.socket.destroy())
  expect(JSON.stringify(outcome)).not.toMatch(/secret|127\.0\.0\.1/)
})

it.each([
  ['an answer', answer(200, '{}'), { kind: 'answered' }],
  ['a refusal', answer(422, '{}'), { kind: 'answered' }],
  ['a lost login', answer(401), { kind: 'answered' }],
  ['a page that is no answer', answer(200, '<html>'), { kind: 'answered' }],
  ['a server error', answer(500), { kind: 'outage' }],
  ['a cut line', (request) => request.socket.destroy(), { kind: 'outage' }],
  ['a request to slow down', answer(429, '', { 'retry-after': '9' }), { kind: 'closed', until: NOW + 9_000 }],
] satisfies [string, RequestListener, RequestEnd][])('tells the others of %s', async (_, listener, end) => {
  const { noted, budgetFor } = notedBudget()
  await call(listener, {}, { budgetFor })
  expect(noted).toEqual(['request', end])
})

it('tells the others of throttling in words of the marketplace', async () => {
  const { noted, budgetFor } = notedBudget()
  const ownWords: OwnWords = () => throttledOutcome(NOW + 4_000)
  await call(answer(200, '{"code":"901"}'), {}, { budgetFor, ownWords })
  expect(noted).toEqual(['request', { kind: 'closed', until: NOW + 4_000 }])
})

it('takes a turn among the logins as well', async () => {
  const { noted, budgetFor } = notedBudget()
  await call(answer(200, '{}'), {}, { budgetFor, isLogin: true })
  expect(noted).toEqual(['login', 'request', { kind: 'answered' }])
})

it('sends nothing without its turn', async () => {
  const { noted, budgetFor } = notedBudget(NOW + 2_000)
  let arrived = 0
  const count: RequestListener = (_, response) => {
    arrived += 1
    response.end('{}')
  }
  expect(await call(count, {}, { budgetFor })).toMatchObject(throttledUntil(NOW + 2_000))
  expect(noted).toEqual(['request'])
  expect(arrived).toBe(0)
})
