import { expect, it } from 'vitest'
import { canDo, operations, prepare } from './operations.ts'
import { adjusted, createLive, lookup, type Subject, shopSku, startBench } from './subject.ts'

/** What has to be seen again after trouble. */
export function recoveryContract(subject: Subject): void {
  const possible = operations.filter((operation) => operation !== 'login' && canDo(subject, operation))

  it.each(possible)('logs in again by itself where the login ended before %s', async (operation) => {
    const bench = await startBench(subject)
    const run = await prepare(bench, operation)
    if (!run) return
    bench.fail({ kind: 'expired-token', times: 1 })
    expect(await run()).toMatchObject({ ok: true })
    expect(bench.sandbox.products()).toHaveLength(1)
  })

  it('outlives a login by far', async () => {
    const bench = await startBench(subject)
    const externalId = await createLive(bench)
    for (let day = 1; day <= 3; day += 1) {
      bench.clock.now += 86_400_000
      expect(await bench.opened.observe({ externalId, shopSku })).toMatchObject({
        ok: true,
        value: { externalId },
      })
    }
  })

  it.each([3_600_000, -3_600_000])(
    'outlives a login of a clock that is %i ms ahead',
    async (clockAheadMs) => {
      const bench = await startBench(subject, { clockAheadMs })
      const externalId = await createLive(bench)
      for (let look = 1; look <= 20; look += 1) {
        bench.clock.now += 1_500_000
        expect(await bench.opened.observe({ externalId, shopSku })).toMatchObject({
          ok: true,
          value: { externalId },
        })
      }
    },
  )

  it('gives up on a login that never lasts', async () => {
    const bench = await startBench(subject)
    bench.fail({ kind: 'expired-token', times: 1_000 })
    const given = await bench.opened.observe(lookup)
    expect(given.ok ? null : given.failure.code).toMatch(/^(marketplace\.login|connection\.settings)$/)
  })

  it('finds what a create made whose answer came too late', async () => {
    const bench = await startBench(subject, { http: { timeoutMs: 300 } })
    const { product } = adjusted(bench)
    bench.fail({ kind: 'latency', delayMs: 700, times: 1, operation: 'create' })
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

/** What becomes of a product that somebody at the marketplace looks at. */
export function reviewContract(subject: Subject): void {
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
