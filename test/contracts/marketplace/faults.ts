import { describe, expect, it } from 'vitest'
import type { Result } from '../../../shared/domain/failure.ts'
import type { SandboxFault } from '../../../shared/ports/marketplace.ts'
import { adjusted, type Bench, createLive, lookup, type Subject, shopSku, startBench } from './subject.ts'

type Operation = 'find' | 'create' | 'update' | 'price-stock'
const operations: Operation[] = ['find', 'create', 'update', 'price-stock']

const throttledFor = (milliseconds: number) => (bench: Bench) => ({
  kind: 'throttled',
  code: 'marketplace.throttled',
  until: bench.clock.now + milliseconds,
})
const retryable = (code: string) => () => ({ kind: 'retryable', code })

const mappings: { fault: Omit<SandboxFault, 'times' | 'operation'>; failure: (bench: Bench) => object }[] = [
  { fault: { kind: '429', retryAfter: 7 }, failure: throttledFor(7_000) },
  { fault: { kind: '429' }, failure: throttledFor(30_000) },
  { fault: { kind: '503', retryAfter: 3 }, failure: throttledFor(3_000) },
  { fault: { kind: '503' }, failure: retryable('marketplace.server-error') },
  { fault: { kind: '500' }, failure: retryable('marketplace.server-error') },
  { fault: { kind: 'malformed-json' }, failure: retryable('marketplace.bad-answer') },
  { fault: { kind: 'cut-after-commit' }, failure: retryable('marketplace.unreachable') },
  { fault: { kind: 'cut-before-commit' }, failure: retryable('marketplace.unreachable') },
]

/** What a marketplace makes of trouble. */
export function faultContract(subject: Subject): void {
  describe.each(mappings)('$fault.kind, Retry-After $fault.retryAfter', ({ fault, failure }) => {
    it.each(operations)('fails %s in the right way, and works afterwards', async (operation) => {
      const bench = await startBench(subject)
      const run = await prepare(bench, operation)
      bench.fail({ ...fault, times: 1, operation: operation === 'price-stock' ? 'update' : operation })
      expect(await run()).toMatchObject({ ok: false, failure: failure(bench) })
      expect(bench.sandbox.products().length).toBeLessThanOrEqual(1)
      await expectOneProductInTheEnd(bench)
    })
  })
  describe('recovery', () => recoveryContract(subject))
  describe('review', () => reviewContract(subject))
}

/** Brings the marketplace where the operation can run once; the operation. */
async function prepare(bench: Bench, operation: Operation): Promise<() => Promise<Result<unknown>>> {
  const { opened } = bench
  const { product } = adjusted(bench, { stock: 3 })
  if (operation === 'create') return () => opened.apply({ kind: 'create', product })
  const externalId = await createLive(bench)
  if (operation === 'find') return () => opened.observe({ externalId, shopSku })
  return () => opened.apply({ kind: operation, externalId, product })
}

/** What a lane does next: look, and create only where there is clearly nothing. */
async function expectOneProductInTheEnd(bench: Bench): Promise<void> {
  const found = await bench.opened.observe(lookup)
  if (!found.ok) throw new Error(`observe failed: ${found.failure.code}`)
  expect(found.value === null).toBe(bench.sandbox.products().length === 0)
  if (found.value === null) await bench.opened.apply({ kind: 'create', product: adjusted(bench).product })
  expect(bench.sandbox.products()).toHaveLength(1)
}

function recoveryContract(subject: Subject): void {
  it.each(operations)('recovers by itself from an expired login during %s', async (operation) => {
    const bench = await startBench(subject)
    const run = await prepare(bench, operation)
    bench.fail({ kind: 'expired-token', times: 1 })
    expect(await run()).toMatchObject({ ok: true })
    expect(bench.sandbox.products()).toHaveLength(1)
  })

  it('gives up on a login that never lasts', async () => {
    const bench = await startBench(subject)
    bench.fail({ kind: 'expired-token', times: 1_000 })
    const given = await bench.opened.observe(lookup)
    expect(given.ok ? null : given.failure.code).toMatch(/^(marketplace\.login|connection\.settings)$/)
  })

  it('takes a slow answer for an unknown outcome, and finds what it made', async () => {
    const bench = await startBench(subject, { http: { timeoutMs: 100 } })
    const { product } = adjusted(bench)
    bench.fail({ kind: 'latency', delayMs: 300, times: 1, operation: 'create' })
    expect(await bench.opened.apply({ kind: 'create', product })).toMatchObject({
      ok: false,
      failure: { kind: 'retryable', code: 'marketplace.timeout' },
    })
    await expect.poll(() => bench.sandbox.products().length).toBe(1)
    expect(await bench.opened.observe(lookup)).toMatchObject({ ok: true, value: { externalId: '1001' } })
  })

  it('says unreachable where nobody listens', async () => {
    const bench = await startBench(subject)
    await bench.sandbox.close()
    expect(await bench.opened.observe(lookup)).toMatchObject({
      ok: false,
      failure: { kind: 'retryable', code: 'marketplace.unreachable' },
    })
  })
}

function reviewContract(subject: Subject): void {
  it('waits for a slow review', async () => {
    const bench = await startBench(subject)
    bench.fail({ kind: 'slow-review', delayMs: 60_000, times: 1 })
    await createLive(bench)
    expect(await bench.opened.observe(lookup)).toMatchObject({ value: { state: 'in-review', link: null } })
    bench.clock.now += 60_000
    expect(await bench.opened.observe(lookup)).toMatchObject({ value: { state: 'live' } })
  })

  it('reports a rejection with its reason, and takes the mended product', async () => {
    const bench = await startBench(subject)
    bench.fail({ kind: 'reject', times: 1 })
    const externalId = await createLive(bench)
    const found = await bench.opened.observe(lookup)
    expect(found).toMatchObject({ value: { state: 'rejected', reasons: [expect.stringMatching(/.{10}/)] } })
    await bench.opened.apply({ kind: 'update', externalId, product: adjusted(bench, { stock: 4 }).product })
    bench.clock.now += 10_000
    expect(await bench.opened.observe(lookup)).toMatchObject({ value: { state: 'live', reasons: [] } })
  })

  it('calls a status that it does not know unknown, and keeps the word', async () => {
    const bench = await startBench(subject)
    const externalId = await createLive(bench)
    bench.fail({ kind: 'unknown-status', times: 1 })
    const found = await bench.opened.observe({ externalId, shopSku })
    expect(found).toMatchObject({ ok: true, value: { externalId, state: 'unknown' } })
    expect(found.ok && found.value?.raw).toMatch(/./)
  })
}
