// Runs many seeds one after the other, in processes of their own.
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { planOf } from './plan.ts'
import { run } from './run.ts'
import { addRun, addTally, emptyTally, type Tally } from './tell.ts'

type Range = { from: number; runs: number; step: number; stopAt: number }

/** Seeds `from`, `from + step` and so on; ends early after `stopAt` failures. */
async function runMany({ from, runs, step, stopAt }: Range): Promise<Tally> {
  const tally = emptyTally()
  for (let n = 0; n < runs && tally.failures.length < stopAt; n += 1) {
    const seed = String(from + n * step)
    addRun(tally, seed, await run(planOf(seed)))
  }
  return tally
}

/** The same seeds, shared out among processes. `project`: a copy of the project whose code is run instead of this one. */
export async function runShared(
  { runs, from, stopAt, workers }: { runs: number; from: number; stopAt: number; workers: number },
  project = join(import.meta.dirname, '../..'),
): Promise<Tally> {
  const tally = emptyTally()
  const parts = Array.from({ length: workers }, (_, n) => Math.ceil((runs - n) / workers))
  const ranges = parts.map((count, n): Range => ({ from: from + n, runs: count, step: workers, stopAt }))
  for (const part of await Promise.all(ranges.map((range) => inProcess(project, range))))
    addTally(tally, part)
  return tally
}

function inProcess(project: string, range: Range): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const child = fork(join(project, 'test/faults/runner.ts'), [JSON.stringify(range)], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child.once('message', (tally) => resolve(tally as Tally))
    child.once('exit', (code) => reject(new Error(`a worker ended with ${code} and told nothing`)))
  })
}

// Started by `inProcess`, which tells what to run.
if (process.send && process.argv[1] === import.meta.filename && process.argv[2])
  process.send(await runMany(JSON.parse(process.argv[2]) as Range))
