// The document about the simulation, made from what is simulated and from what was caught.
import { allFaultKinds, faultKinds } from './faults.ts'
import { type Invariant, invariants } from './invariants.ts'
import { flowRules, mutations } from './mutations.ts'

/** Who caught a mistake; null where nobody did. */
export type Found = { seed: string; invariant: string } | null

const nobody = 'nobody'

/** What a document says of who caught what. */
export function foundIn(document: string): Map<string, Found> {
  const lines = document.split('\n')
  return new Map(
    mutations.flatMap(({ name }): [string, Found][] => {
      const row = lines.find((line) => line.startsWith(`| ${name} |`))
      const [, , , by = '', seed = ''] = (row ?? '').split('|').map((cell) => cell.trim())
      const invariant = by.replaceAll('`', '')
      if (isInvariant(invariant)) return [[name, { invariant, seed }]]
      return invariant.startsWith(nobody) ? [[name, null]] : []
    }),
  )
}

const isInvariant = (name: string): name is Invariant => name in invariants

const rows = (lines: readonly string[][]) => lines.map((cells) => `| ${cells.join(' | ')} |`)

export function documentOf(found: ReadonlyMap<string, Found>): string {
  const caught = mutations.map(({ name, rule, unseen }) => {
    const by = found.get(name)
    const catcher = by === undefined ? 'not tried yet' : [nobody, ...(unseen ? [unseen] : [])].join(': ')
    return [name, String(rule), by ? `\`${by.invariant}\`` : catcher, by ? by.seed : '–']
  })
  return [
    '# Simulation',
    '',
    'Written by `node test/faults/mutate.ts`. Why and how: [adr/0024](adr/0024-simulation.md).',
    '',
    '`npm run simulate -- --runs 1000` makes runs of the seeds from 1 on and tells what went wrong on purpose, and of the first run that breaks',
    'an invariant the smallest story found. `--seed S` begins elsewhere; without `--runs` it makes that run alone, and with `--verbose` tells it.',
    '`--workers W` processes share the work, by default one for each processor.',
    '',
    '## What always has to hold',
    '',
    '| invariant | means |',
    '| --- | --- |',
    ...rows(Object.entries(invariants).map(([name, means]) => [`\`${name}\``, means])),
    '',
    '## What goes wrong on purpose',
    '',
    '| fault | means |',
    '| --- | --- |',
    ...rows(allFaultKinds.map((kind) => [`\`${kind}\``, faultKinds[kind]])),
    '',
    '## What is taken as promised',
    '',
    '* A process ends when its function’s time is over, also where time jumps; a lease is longer than that. A process that went on',
    '  for longer than its lease could change a product that belongs to another by then.',
    '* A change at a marketplace is carried out, if at all, before the worker hears that there was no answer. A marketplace that carries it out',
    '  later could be told to create the product by the next try, and a marketplace that takes two products of one SKU would have both.',
    '* A look by SKU finds what was created before.',
    '* A page of changes begins behind the last product of the page before, whatever changes meanwhile.',
    '* A price that somebody changed by hand while the product is hidden is put right when it is shown again.',
    '* A walk through changes that was cut goes on with its own range; what changed since then is in the next one.',
    '',
    '## Mistakes that are caught',
    '',
    ...Object.entries(flowRules).map(([rule, text]) => `${rule}. ${text}`),
    '',
    'Each was made in the real code, and caught by the invariant and seed that stand beside it; “nobody”: it cannot be seen in the end, and',
    'why.',
    '',
    '| mistake | rule | caught by | seed |',
    '| --- | --- | --- | --- |',
    ...rows(caught),
    '',
  ].join('\n')
}
