// Reads files that were changed at random from a seed, and marks those that can be read, in a process with little memory and under a watchdog. Fails where a
// reading throws, takes longer than 5 s, or the process needs too much; names the seed, which `--seed=<n> --runs=1` repeats.
import { type ChildProcess, fork } from 'node:child_process'
import type { RowResult } from '../../shared/domain/row.ts'
import { marksOf } from '../../shared/sheet/marked/marks.ts'
import { returnSheet } from '../../shared/sheet/marked/return-sheet.ts'
import { readSheet } from '../../shared/sheet/read.ts'
import { mutant } from './mutations.ts'

const HEAP_MEGABYTES = 192
const MOST_MEGABYTES = 512
const LONGEST_MS = 5000

/** What the reading process tells: that a seed is begun, what became of it, or what all of them needed. */
type Told =
  | { kind: 'begun'; seed: number }
  | { kind: 'read'; seed: number; outcome: string; ms: number }
  | { kind: 'done'; megabytes: number }

const option = (name: string, otherwise: number): number =>
  Number(process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise)
const runs = option('runs', process.argv.includes('--smoke') ? 500 : 10_000)
const first = option('seed', 1)

const withSku = (result: RowResult) => ({ result, sku: result.listing?.sku ?? null })

async function readAll(from: number, to: number): Promise<void> {
  const tell = (told: Told) => void process.send?.(told)
  for (let seed = from; seed < to; seed += 1) {
    const { filename, bytes } = mutant(seed)
    tell({ kind: 'begun', seed })
    const started = performance.now()
    const result = await readSheet(bytes, { filename, today: '2026-11-21' })
    const outcome = result.ok ? 'read' : result.error.code
    if (result.ok) await returnSheet(bytes, filename, marksOf(result.reading.rows.map(withSku)))
    tell({ kind: 'read', seed, outcome, ms: performance.now() - started })
    // What is told leaves the process only between two readings.
    await new Promise((resolve) => setImmediate(resolve))
  }
  tell({ kind: 'done', megabytes: process.resourceUsage().maxRSS / 1024 })
  process.disconnect?.()
}

const outcomes = new Map<string, number>()
const failures: string[] = []
let slowest = { seed: 0, ms: 0 }
let peak = 0

/** Watches one process; the seed after the one that it broke off at, or null where it is through. */
function watch(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    let seed = first
    let through = false
    let hung = false
    const bark = () => {
      hung = true
      child.kill('SIGKILL')
    }
    let dog = setTimeout(bark, 2 * LONGEST_MS)
    child.on('message', (message) => {
      const told = message as Told
      clearTimeout(dog)
      if (told.kind === 'begun') {
        seed = told.seed
        dog = setTimeout(bark, LONGEST_MS)
      } else if (told.kind === 'read') {
        outcomes.set(told.outcome, (outcomes.get(told.outcome) ?? 0) + 1)
        if (told.ms > slowest.ms) slowest = told
      } else {
        through = true
        peak = Math.max(peak, told.megabytes)
      }
    })
    child.on('exit', (code, signal) => {
      clearTimeout(dog)
      if (!through) failures.push(`seed ${seed}: ${hung ? 'hung' : `ended with ${signal ?? code}`}`)
      resolve(through ? null : seed + 1)
    })
  })
}

async function main(): Promise<void> {
  let from: number | null = first
  while (from !== null && from < first + runs && failures.length < 10) {
    const range = ['range', String(from), String(first + runs)]
    const execArgv = [`--max-old-space-size=${HEAP_MEGABYTES}`]
    from = await watch(fork(import.meta.filename, range, { execArgv }))
  }
  for (const [outcome, count] of [...outcomes].sort(([, a], [, b]) => b - a))
    console.log(`${String(count).padStart(7)}  ${outcome}`)
  console.log(`slowest ${slowest.ms.toFixed(0)} ms (seed ${slowest.seed}), peak ${peak.toFixed(0)} MB`)
  if (peak > MOST_MEGABYTES) failures.push(`seeds from ${first}: ${peak.toFixed(0)} MB`)
  for (const failure of failures) console.error(failure)
  process.exitCode = failures.length > 0 ? 1 : 0
}

const [mode, from, to] = process.argv.slice(2)
if (mode === 'range') await readAll(Number(from), Number(to))
else await main()
