import { createServer } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { RequestLimits } from '../../shared/domain/pace/limits.ts'
import { BaseUrl, createHttpClient, HttpSettings, refusedConnection } from '../../shared/marketplaces/http.ts'
import { reachIssues, sendPart } from '../../shared/runtime/outgoing-part.ts'
import { memoryShelf, notedBudget } from '../connector-tools.ts'

const production = {}
const localMode = { LOCAL: 'yes' }

async function serverOfOurs(): Promise<{ url: string; asked: () => number }> {
  let asked = 0
  const server = createServer((_, response) => {
    asked += 1
    response.end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { url: `http://127.0.0.1:${port}`, asked: () => asked }
}

it('production asks no machine inside; that is told, nothing is sent, and nobody waits because of it', async () => {
  const { url, asked } = await serverOfOurs()
  const ask = async (env: Record<string, string>) => {
    const { noted, budgetFor } = notedBudget()
    const tools = { now: () => 0, budgetFor, send: sendPart(env), shelf: memoryShelf() }
    const client = createHttpClient({ http: HttpSettings.parse({}), limits: RequestLimits.parse({}) }, tools)
    return { outcome: await client({ method: 'GET', url: `${url}/x` }), noted }
  }
  expect(await ask(production)).toEqual({
    outcome: refusedConnection,
    noted: ['request', { kind: 'unsent' }],
  })
  expect(asked()).toBe(0)
  expect(await ask(localMode)).toMatchObject({ outcome: { kind: 'answered', status: 200 } })
  expect(asked()).toBe(1)
})

it.each([
  ['https://api.vi-du.example', 0, 0],
  ['http://127.0.0.1:9001', 1, 0],
  ['https://10.0.0.1/api', 1, 0],
  ['https://169.254.169.254', 1, 0],
  ['https://[::1]', 1, 0],
])(
  'where settings say %s: %i things wrong in production, %i in local mode',
  (baseUrl, inProduction, here) => {
    expect(reachIssues(production)({ baseUrl })).toHaveLength(inProduction)
    expect(reachIssues(localMode)({ baseUrl })).toHaveLength(here)
  },
)

it('settings without an address, as those of desks, have nothing wrong with it', () => {
  for (const settings of [null, {}, { baseUrl: 7 }, 'x'])
    expect(reachIssues(production)(settings)).toEqual([])
})

it.each([
  'http://api.vi-du.example',
  'http://127.0.0.1.vi-du.example',
  'http://127.0.0.1@vi-du.example',
  'http://localhost:8080',
  'https://user:word@vi-du.example',
  'https://user@vi-du.example',
  'https://vi-du.example/?a=b',
  'https://vi-du.example/#a',
  'ftp://vi-du.example',
  'file:///etc/passwd',
  `https://vi-du.example/${'a'.repeat(500)}`,
  'vi-du.example',
])('no marketplace is at %s', (url) => {
  expect(BaseUrl.safeParse(url).success).toBe(false)
})
