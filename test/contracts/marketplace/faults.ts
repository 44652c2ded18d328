import { describe, expect, it } from 'vitest'
import { type Result, success } from '../../../shared/domain/failure.ts'
import type { Observation } from '../../../shared/ports/marketplace.ts'
import { faultKinds } from '../../../shared/ports/sandbox.ts'
import { advice } from './advice.ts'
import { type Fails, faultsByOperation, faultTable, type Verdict } from './fault-table.ts'
import { canDo, prepare, requestsOf } from './operations.ts'
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
      const isHit = operation !== 'login' || (await logsIn(bench))
      const run = await prepare(bench, operation, bench.open({ timeoutMs: of.timeoutMs ?? 10_000 }))
      if (!run) return
      bench.fail({ ...of.fault, times: 1, operation: requestsOf(operation) })
      const at = bench.clock.now
      const result = await run()
      if (isHit) expectVerdict(result, { verdict, at, advice: advice[of.fault.kind] })
      // Where keys are enough nobody logs in: it has to work, but not within the patience of such a case.
      else expect(of.timeoutMs ? await bench.opened.observe(lookup) : result).toMatchObject({ ok: true })
      bench.fail()
      bench.clock.now += 120_000
      await expectOneProductInTheEnd(bench)
    })
  })
}

/** A marketplace where keys are enough is never logged in to. */
async function logsIn({ opened, sandbox, clock }: Bench): Promise<boolean> {
  await opened.observe(lookup)
  clock.now += 2_000
  return (sandbox.requests().login ?? 0) > 0
}

type Expected<V = Verdict> = { verdict: V; at: number; advice: string }

function expectVerdict(result: Result<unknown>, { verdict, at, advice }: Expected): void {
  if (verdict === 'works') expect(result, advice).toMatchObject({ ok: true })
  else if (verdict === 'believes nothing') expectNothingBelieved(result, advice)
  else if (verdict === 'never happens') throw new Error('no such case')
  else expectFailure(result, { verdict: verdict.fails, at, advice })
}

function expectFailure(result: Result<unknown>, { verdict, at, advice }: Expected<Fails>): void {
  const { kind, code, until } = verdict
  // A date in a header has whole seconds.
  const when = until === undefined ? {} : { until: expect.closeTo(at + until, -3) }
  expect(result, advice).toMatchObject({ ok: false, failure: { kind, code, ...when } })
}

function expectNothingBelieved(result: Result<unknown>, advice: string): void {
  if (result.ok) {
    const seen = result.value as Observation | null
    expect(seen?.shopSku ?? shopSku, advice).toBe(shopSku)
  } else
    expect(result.failure, advice).toMatchObject({ kind: expect.stringMatching(/^(retryable|throttled)$/) })
}

const onlyCreateMakes = 'two products of one SKU: a change made one, or a create was repeated without a look'
const foundWhereThere = 'observe says null for what the sandbox holds, or finds what it does not hold'

/** What a lane does next: look, and create only where there is clearly nothing. */
async function expectOneProductInTheEnd(bench: Bench): Promise<void> {
  const { opened, sandbox } = bench
  expect(sandbox.products().length, onlyCreateMakes).toBeLessThanOrEqual(1)
  const found = await opened.observe(lookup)
  if (!found.ok) throw new Error(`observe failed: ${found.failure.code}`)
  expect(found.value === null, foundWhereThere).toBe(sandbox.products().length === 0)
  const made = found.value
    ? success(found.value)
    : await opened.apply({ kind: 'create', product: adjusted(bench).product })
  expect(sandbox.products()).toMatchObject([{ sku: shopSku, id: made.ok ? made.value.externalId : null }])
}
