import { describe, expect, it } from 'vitest'
import { type Result, success } from '../../../shared/domain/failure.ts'
import type { Observation } from '../../../shared/ports/marketplace.ts'
import { faultKinds } from '../../../shared/ports/sandbox.ts'
import { type Fails, faultsByOperation, faultTable, type Verdict } from './fault-table.ts'
import { canDo, type Operation, prepare, requestsOf } from './operations.ts'
import { adjusted, type Bench, lookup, type Subject, shopSku, startBench } from './subject.ts'

/** Every fault in every operation: what the edge says of it, and that one product comes of it. */
export function faultContract(subject: Subject): void {
  it('has an expectation for every fault that a sandbox can show', () => {
    expect(Object.keys(faultTable).sort()).toEqual([...faultKinds].sort())
    for (const cases of Object.values(faultTable)) expect(cases).not.toEqual([])
  })

  const possible = faultsByOperation.filter(({ operation }) => canDo(subject, operation))
  describe.each([0, 3_600_000, -3_600_000])('by a clock that is %i ms ahead', (clockAheadMs) => {
    const cases = clockAheadMs === 0 ? possible : possible.filter(({ of }) => of.fault.asDate === true)
    it.each(cases)('$of.name: $operation', async ({ of, operation, verdict }) => {
      const bench = await startBench(subject, { clockAheadMs })
      const run = await prepare(bench, operation, bench.open({ timeoutMs: of.timeoutMs ?? 10_000 }))
      if (!run) return
      bench.fail({ ...of.fault, times: 1, operation: requestsOf(operation) })
      const at = bench.clock.now
      expectVerdict(await run(), isHit(bench, operation) ? verdict : 'works', at)
      bench.fail()
      bench.clock.now += 120_000
      await expectOneProductInTheEnd(bench)
    })
  })
}

/** A marketplace where keys are enough is never logged in to. */
const isHit = ({ sandbox }: Bench, operation: Operation): boolean =>
  operation !== 'login' || (sandbox.requests().login ?? 0) > 0

function expectVerdict(result: Result<unknown>, verdict: Verdict, at: number): void {
  if (verdict === 'works') expect(result).toMatchObject({ ok: true })
  else if (verdict === 'believes nothing') expectNothingBelieved(result)
  else if (verdict === 'never happens') throw new Error('no such case')
  else expectFailure(result, verdict.fails, at)
}

function expectFailure(result: Result<unknown>, { kind, code, until }: Fails, at: number): void {
  // A date in a header has whole seconds.
  const when = until === undefined ? {} : { until: expect.closeTo(at + until, -3) }
  expect(result).toMatchObject({ ok: false, failure: { kind, code, ...when } })
}

function expectNothingBelieved(result: Result<unknown>): void {
  if (result.ok) {
    const seen = result.value as Observation | null
    expect(seen?.shopSku ?? shopSku).toBe(shopSku)
  } else expect(['retryable', 'throttled']).toContain(result.failure.kind)
}

/** What a lane does next: look, and create only where there is clearly nothing. */
async function expectOneProductInTheEnd(bench: Bench): Promise<void> {
  const { opened, sandbox } = bench
  expect(sandbox.products().length).toBeLessThanOrEqual(1)
  const found = await opened.observe(lookup)
  if (!found.ok) throw new Error(`observe failed: ${found.failure.code}`)
  expect(found.value === null).toBe(sandbox.products().length === 0)
  const made = found.value
    ? success(found.value)
    : await opened.apply({ kind: 'create', product: adjusted(bench).product })
  expect(sandbox.products()).toMatchObject([{ sku: shopSku, id: made.ok ? made.value.externalId : null }])
}
