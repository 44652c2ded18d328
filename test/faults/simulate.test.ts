import { expect, test } from 'vitest'
import { planOf } from './plan.ts'
import { run } from './run.ts'
import { runShared } from './runner.ts'
import { missing, tellTally } from './tell.ts'

const runs = 2_000

test(`${runs} runs, whatever goes wrong: everything comes right, and everything did go wrong`, async () => {
  const tally = await runShared({ runs, from: 1, stopAt: 1, workers: 2 })
  expect(tally.failures, tellTally(tally, 0)).toEqual([])
  expect(tally.runs).toBe(runs)
  expect(missing(tally)).toEqual([])
}, 900_000)

test.each(['3', '14', '159'])('the seed %s makes the same run again', async (seed) => {
  const [one, two] = [await run(planOf(seed)), await run(planOf(seed))]
  expect(two.trace).toBe(one.trace)
  expect(two.events).toBe(one.events)
  expect((await run(planOf(`${seed}0`))).trace).not.toBe(one.trace)
})
