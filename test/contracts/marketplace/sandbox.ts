import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { freeBudget, memoryShelf } from '../../connector-tools.ts'
import { adjusted, type Bench, createLive, lookup, type Subject, startBench } from './subject.ts'

/** The sandbox itself: what it keeps, and what it counts. */
export function sandboxContract(subject: Subject): void {
  describe('sandbox', () => {
    it('keeps its products between runs, whatever a kill left of the last line', async () => {
      const file = temporaryFile()
      const first = await startBench(subject, { file })
      const externalId = await createLive(first)
      await first.opened.apply({ kind: 'update', externalId, product: adjusted(first, { stock: 7 }).product })
      await first.sandbox.close()
      appendFileSync(file, '{"id":"1001","sku":"vi')
      const second = await startBench(subject, { file })
      expect(second.sandbox.products()).toMatchObject([{ id: externalId, stock: 7, updates: 2 }])
      second.clock.now += 60_000
      expect(await second.opened.observe(lookup)).toMatchObject({ value: { externalId, state: 'live' } })
    })

    it('has committed what it answered, without being closed', async () => {
      const file = temporaryFile()
      const first = await startBench(subject, { file })
      const externalId = await createLive(first)
      const second = await startBench(subject, { file })
      expect(second.sandbox.products()).toMatchObject([{ id: externalId }])
    })

    it('counts requests by operation', async () => {
      const bench = await startBench(subject)
      await bench.opened.observe(lookup)
      await createLive(bench)
      const counted = bench.sandbox.requests()
      expect(counted, '`operation` of the sandbox names what each request does').toMatchObject({ create: 1 })
      expect(counted.find).toBeGreaterThanOrEqual(1)
    })

    it('takes as many requests in any second as its limit says, and tells the adapter of it', async () => {
      const bench = await startBench(subject, { perSecond: 3 })
      expect(bench.sandbox.settings).toMatchObject({ limits: { perSecond: 3 } })
      await expectLimit(bench, 3)
    })

    it('takes fewer where a fault says so', async () => {
      const bench = await startBench(subject)
      expect(bench.sandbox.settings).toMatchObject({ limits: { perSecond: null } })
      bench.fail({ kind: 'too-many', times: 1, perSecond: 2 })
      await expectLimit(bench, 2)
    })

    it('asks for a login', async () => {
      const { sandbox } = await startBench(subject)
      const answer = await fetch(`${sandbox.url}/products/1`)
      expect(answer.status).toBe(401)
    })
  })

  describe('settings', () => {
    it('names exactly the setting that does not fit, and no value', async () => {
      const { sandbox } = await startBench(subject)
      const settings = { ...(sandbox.settings as object), baseUrl: 'http://elsewhere.example/secret' }
      const open = () =>
        subject.marketplace.open(settings, { now: () => 0, budgetFor: freeBudget, shelf: memoryShelf() })
      // Every marketplace calls its address so.
      expect(open, 'the setting `baseUrl` is a BaseUrl').toThrow(/baseUrl/)
      expect(open).not.toThrow(/secret/)
    })
  })
}

/** Requests one after the other while the clock stands still, then once it has gone on for a second. */
async function expectLimit({ sandbox, clock }: Bench, limit: number): Promise<void> {
  const refused = async () => {
    const answer = await fetch(`${sandbox.url}/products/1`)
    await answer.arrayBuffer()
    return answer.status === 429
  }
  for (let n = 0; n < limit; n += 1) expect(await refused()).toBe(false)
  clock.now += 999
  expect(await refused()).toBe(true)
  expect(sandbox.traffic()).toMatchObject({ total: limit + 1, busiestSecond: limit + 1, refused: 1 })
  clock.now += 1_000
  expect(await refused()).toBe(false)
}

function temporaryFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'products.jsonl')
}
