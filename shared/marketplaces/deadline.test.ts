import { createServer } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { freeBudget, localSend, memoryShelf } from '../../test/connector-tools.ts'
import { retryable, success } from '../domain/failure.ts'
import { RequestLimits } from '../domain/pace/limits.ts'
import type { Connector } from '../ports/marketplace.ts'
import { withDeadline } from './deadline.ts'
import { createHttpClient, HttpSettings } from './http.ts'

const settings = HttpSettings.parse({ timeoutMs: 400 })

/** A connector that makes `calls` requests one after the other; the marketplace takes 240 ms for each. */
async function bench(calls: number) {
  const seen: string[] = []
  const server = createServer(async (request, response) => {
    seen.push(request.url ?? '')
    await pause(240)
    response.end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`
  const http = createHttpClient(
    { http: settings, limits: RequestLimits.parse({}) },
    { now: () => 0, budgetFor: freeBudget, send: localSend, shelf: memoryShelf() },
  )
  // The first request of a process is slower than the others: what it needs is loaded with it.
  await http({ method: 'GET', url })
  seen.length = 0
  const connector: Connector<object> = {
    async observe() {
      for (let call = 0; call < calls; call += 1) {
        const outcome = await http({ method: 'GET', url: url + call })
        if (outcome.kind === 'failed') return { ok: false, failure: outcome.failure }
      }
      return success(null)
    },
    apply: () => Promise.resolve(retryable('marketplace.gone')),
  }
  return { seen, connector: withDeadline(settings, connector) }
}

const lookup = { externalId: null, shopSku: 'a' }

it('lets a few slow requests pass', async () => {
  const { connector } = await bench(2)
  expect(await connector.observe(lookup)).toEqual({ ok: true, value: null })
})

it('ends a chain of slow requests after two and a half times the patience for one, and sends no more', async () => {
  const { connector, seen } = await bench(20)
  const started = performance.now()
  expect(await connector.observe(lookup)).toMatchObject({
    failure: { kind: 'retryable', code: 'marketplace.timeout' },
  })
  expect(performance.now() - started).toBeLessThan(2_000)
  // What was under way may still arrive.
  await pause(100)
  const sent = seen.length
  await pause(400)
  expect(seen).toHaveLength(sent)
  expect(sent).toBeLessThan(7)
})

it('gives every call its own time', async () => {
  const { connector } = await bench(2)
  const one = () => connector.observe(lookup)
  for (let call = 0; call < 3; call += 1) expect(await one()).toMatchObject({ ok: true })
})
