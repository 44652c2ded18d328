// npm run simulate -- --runs N [--seed S] [--workers W] [--verbose]: many runs from seeds S, S + 1 and so on; of the
// first that goes wrong, the smallest story is told. With a seed alone: that run.
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { planOf } from './plan.ts'
import { run } from './run.ts'
import { runShared } from './runner.ts'
import { shrink } from './shrink.ts'
import { missing, tellFailure, tellTally } from './tell.ts'

const { values } = parseArgs({
  options: {
    runs: { type: 'string' },
    seed: { type: 'string' },
    workers: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
})

const number = (text: string | undefined, otherwise: number): number => {
  const value = text === undefined ? otherwise : Number(text)
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`"${text}" is no number`)
  return value
}

const runs = number(values.runs, values.seed === undefined ? 1_000 : 1)
const first = number(values.seed, 1)
const workers = Math.min(number(values.workers, availableParallelism()) || 1, runs)
const say = (text: string) => process.stdout.write(`${text}\n`)

async function tellSeed(seed: string): Promise<void> {
  const ran = await run(planOf(seed), true)
  const [wrong] = ran.violations
  if (wrong) say(tellFailure(await shrink(planOf(seed), wrong.rule)))
  else if (values.verbose) say(ran.story.join('\n'))
  say(`seed ${seed}: ${ran.events} events, trace ${ran.trace.slice(0, 16)}`)
}

const started = performance.now()
if (runs === 1) await tellSeed(String(first))
else {
  const tally = await runShared({ runs, from: first, stopAt: 5, workers })
  say(tellTally(tally, (performance.now() - started) / 1000))
  const never = missing(tally)
  if (never.length > 0 && runs >= 1_000) {
    say(`\nNever happened: ${never.join(', ')}`)
    process.exitCode = 1
  }
  for (const { seed, rule, what } of tally.failures) say(`\nSeed ${seed} breaks "${rule}": ${what}`)
  const [wrong] = tally.failures
  if (wrong) {
    process.exitCode = 1
    say(`\n${tellFailure(await shrink(planOf(wrong.seed), wrong.rule))}`)
  }
}
