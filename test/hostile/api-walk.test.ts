import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apiClient } from '../api-client.ts'
import { startTestSystem, type TestSystem } from '../local-system.ts'
import { told } from './ask.ts'

/** What a value of any place in a request may be. */
const texts = [
  'a'.repeat(3_000),
  '%00',
  '..%2f..%2fa',
  '%ED%A0%80',
  '__proto__',
  'constructor',
  '%F0%9F%8D%AF'.repeat(300),
  '-1',
  '1e999',
  '%',
  '[]',
]
const values: unknown[] = [
  'a'.repeat(3_000),
  '__proto__',
  '\u202e',
  '🍯'.repeat(300),
  -1,
  1.5,
  9e15,
  null,
  true,
  [],
  [[]],
  {},
  { a: {} },
  Array(600).fill('a'.repeat(50)),
  [{}],
  [null],
]

type Operation = {
  parameters?: { name: string; in: string }[]
  requestBody?: {
    content: Record<string, { schema: { properties?: Record<string, unknown>; $ref?: string } }>
  }
}
type Call = { path: string; method: string; operation: Operation }

let system: TestSystem
const tokens: Record<string, string> = {}
let calls: Call[] = []
beforeAll(async () => {
  system = await startTestSystem()
  const api = apiClient(system.url)
  for (const user of ['htx', 'quantri']) {
    const { token } = await api.json<{ token: string }>('POST', '/local/token', { user })
    tokens[user] = token
  }
  const { paths } = await api.get<{ paths: Record<string, Record<string, Operation>> }>('/openapi.json')
  calls = Object.entries(paths)
    .filter(([path]) => path.startsWith('/api/'))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    )
})
afterAll(() => system.stop())

/** Every part of a call in turn, with each of the hostile values; whatever else it needs is missing. */
function* requestsOf({ path, operation }: Call): Generator<{ path: string; body?: unknown }> {
  const named = path.replace(/\{\w+\}/g, 'a')
  for (const text of texts) yield { path: path.replace(/\{\w+\}/g, text) }
  for (const { name, in: place } of operation.parameters ?? [])
    if (place === 'query') for (const text of texts) yield { path: `${named}?${name}=${text}` }
  const fields = operation.requestBody?.content['application/json']?.schema.properties ?? {}
  for (const name of Object.keys(fields))
    for (const value of values) yield { path: named, body: { [name]: value } }
}

describe.each(['htx', 'quantri'])('whatever %s puts anywhere', (user) => {
  it('is refused or answered, never tripped over', async () => {
    const tripped: string[] = []
    let asked = 0
    for (const call of calls)
      for (const { path, body } of requestsOf(call)) {
        const headers = { authorization: `Bearer ${tokens[user]}`, 'content-type': 'application/json' }
        const sent = call.method === 'get' ? {} : { body: JSON.stringify(body ?? {}) }
        const { status, kind } = await told(
          await fetch(system.url + path, {
            method: call.method.toUpperCase(),
            headers,
            ...sent,
            redirect: 'manual',
          }),
        )
        asked += 1
        const isRight = status < 400 || (status < 500 && kind === 'problem')
        if (!isRight)
          tripped.push(`${call.method} ${path.slice(0, 80)} ${JSON.stringify(body)?.slice(0, 80)}: ${status}`)
      }
    expect(tripped).toEqual([])
    expect(asked).toBeGreaterThan(300)
  })
})
