// node test/faults/mutate.ts [--from SEED] [--runs N] [--only TEXT] [--missing]: makes each mistake of `mutations.ts` in a copy of
// the project, runs the simulation until it is caught, and writes `docs/simulation.md`; `--missing`: only what that does not say.
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { documentOf, type Found, foundIn } from './mutation-report.ts'
import { type Mutation, mutations } from './mutations.ts'
import { runShared } from './runner.ts'

const root = join(import.meta.dirname, '../..')
const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '1' },
    runs: { type: 'string', default: '4000' },
    only: { type: 'string', default: '' },
    missing: { type: 'boolean', default: false },
    workers: { type: 'string', default: '2' },
  },
})

async function copyProject(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ocop-mutations-'))
  for (const name of ['shared', 'functions', 'infra', 'test/faults', 'test/stores', 'package.json'])
    await cp(join(root, name), join(folder, name), { recursive: true })
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

/** The mistake in, the runs, the mistake out again. */
async function caught(project: string, { file, from, to }: Mutation): Promise<Found> {
  const path = join(project, file)
  const before = await readFile(path, 'utf8')
  if (before.split(from).length !== 2) throw new Error(`${file} does not hold this once: ${from}`)
  await writeFile(
    path,
    before.replace(from, () => to),
  )
  try {
    const share = {
      runs: Number(values.runs),
      from: Number(values.from),
      stopAt: 1,
      workers: Number(values.workers),
    }
    const tally = await runShared(share, project)
    const first = tally.failures.toSorted((a, b) => Number(a.seed) - Number(b.seed))[0]
    return first ? { seed: first.seed, invariant: first.rule } : null
  } finally {
    await writeFile(path, before)
  }
}

const path = join(root, 'docs/simulation.md')
const found = foundIn(await readFile(path, 'utf8').catch(() => ''))
const isAsked = ({ name }: Mutation) => name.includes(values.only) && !(values.missing && found.get(name))
const project = await copyProject()
try {
  for (const mutation of mutations.filter(isAsked)) {
    const by = await caught(project, mutation)
    found.set(mutation.name, by)
    await writeFile(path, documentOf(found))
    process.stdout.write(`${by ? `seed ${by.seed}, ${by.invariant}` : 'SURVIVES'}: ${mutation.name}\n`)
  }
} finally {
  await rm(project, { recursive: true, force: true })
}
if ([...found.values()].includes(null)) process.exitCode = 1
