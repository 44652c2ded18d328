// What reading a workbook costs: time, processor time, peak memory of the process, rows per second, beside the libraries that only make
// cells of it and the mere unpacking. Every reading is a process of its own, all readers in turn. `--smoke` reads 5,000
// rows and fails where we are far slower than exceljs: a ratio, for times differ from machine to machine. `--rows=20000`.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { madeWorkbook, type Strings } from './made-workbook.ts'
import { options, type Reader, readers } from './readers.ts'

const smoke = process.argv.includes('--smoke')
const option = (name: string) =>
  process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3)
const rows = Number(option('rows') ?? (smoke ? 5000 : 100_000))
const rounds = Number(option('rounds') ?? 3)
/** Few rows are read before all code is warm, and other work on the machine comes and goes. */
const SLACK = 1.5
const kinds: Strings[] = smoke ? ['shared'] : ['shared', 'inline']

/** `cpu`: processor time in ms, of all threads. Other work on the machine does not change it as it does `ms`. */
type Run = { ms: number; cpu: number; megabytes: number; rows: number }

/** In the process that reads: one line of JSON. */
async function readOnce(reader: string, file: string): Promise<void> {
  const read = await readers[reader as Reader]()
  const bytes = readFileSync(file)
  const before = process.cpuUsage()
  const started = performance.now()
  const found = await read(bytes)
  const { user, system } = process.cpuUsage(before)
  const run: Run = {
    ms: performance.now() - started,
    cpu: (user + system) / 1000,
    megabytes: process.resourceUsage().maxRSS / 1024,
    rows: found,
  }
  console.log(JSON.stringify(run))
}

function runOf(reader: string, file: string): Run {
  const child = spawnSync(
    process.execPath,
    [...(options[reader] ?? []), import.meta.filename, 'one', reader, file],
    {
      encoding: 'utf8',
    },
  )
  if (child.status !== 0) throw new Error(`${reader} could not read the workbook: ${child.stderr}`)
  return JSON.parse(child.stdout) as Run
}

const middle = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

function measure(kind: Strings, folder: string): Map<string, Run> {
  const file = join(folder, `${kind}.xlsx`)
  const bytes = madeWorkbook(rows, kind)
  writeFileSync(file, bytes)
  const names = Object.keys(readers)
  const runs = names.map((): Run[] => [])
  for (let round = 0; round < rounds; round += 1)
    for (const [at, name] of names.entries()) runs[at]?.push(runOf(name, file))
  console.log(`\n${rows} rows of 20 columns, ${kind} strings, ${(bytes.length / 1e6).toFixed(1)} MB`)
  const results = runs.map(
    (all): Run => ({
      ms: middle(all.map(({ ms }) => ms)),
      cpu: middle(all.map(({ cpu }) => cpu)),
      megabytes: Math.max(...all.map(({ megabytes }) => megabytes)),
      rows: all[0]?.rows ?? 0,
    }),
  )
  return new Map(names.map((name, at) => [name, results[at] ?? { ms: 0, cpu: 0, megabytes: 0, rows: 0 }]))
}

function print(results: Map<string, Run>): void {
  const ours = results.get('ours')?.cpu ?? 1
  for (const [name, { ms, cpu, megabytes, rows: found }] of results) {
    const figures = [
      `${ms.toFixed(0).padStart(7)} ms`,
      `${cpu.toFixed(0).padStart(7)} ms of processors`,
      `${megabytes.toFixed(0).padStart(6)} MB`,
      `${((found / ms) * 1000).toFixed(0).padStart(8)} rows/s`,
      `${(cpu / ours).toFixed(2).padStart(6)} x ours`,
    ]
    console.log(`${figures.join('  ')}  ${name}`)
  }
}

/** Cells are compared with cells; what rows of products cost beyond may be a little more than cells of a library. */
function checkRatios(results: Map<string, Run>): void {
  const cpu = (name: string) => results.get(name)?.cpu ?? 0
  const budgets: [string, number, number][] = [
    ['cells take more than exceljs takes', cpu('ours, cells only'), cpu('exceljs')],
    ['cells take more than @e965/xlsx takes', cpu('ours, cells only'), cpu('@e965/xlsx')],
    [`rows take more than ${SLACK} times what exceljs takes for cells`, cpu('ours'), SLACK * cpu('exceljs')],
  ]
  for (const [what, value, budget] of budgets) {
    if (value <= budget) continue
    console.error(`over budget: ${what}`)
    process.exitCode = 1
  }
}

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'reading-'))
  try {
    for (const kind of kinds) {
      const results = measure(kind, folder)
      print(results)
      const ours = results.get('ours')
      if (ours?.rows !== rows) throw new Error(`read ${ours?.rows} of ${rows} rows`)
      if (smoke) checkRatios(results)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const [mode, reader = '', file = ''] = process.argv.slice(2)
if (mode === 'one') await readOnce(reader, file)
else main()
