// A failing run in plain words, and what many runs came to.
import { allFaultKinds, type FaultKind, faultKinds } from './faults.ts'
import { invariants } from './invariants.ts'
import { tellAction } from './people.ts'
import type { Action, Plan } from './plan.ts'
import type { Ran } from './run.ts'

export const actionKinds = [
  ...(['upload', 'price', 'stock', 'name', 'pause', 'resume', 'withdraw', 'relist', 'retry'] as const),
  ...(['paper', 'bulk', 'look', 'drift', 'undo', 'redrive'] as const),
] satisfies Action['kind'][]

/** What was added up over runs. */
export type Tally = {
  runs: number
  faults: Partial<Record<FaultKind, number>>
  actions: Partial<Record<Action['kind'], number>>
  conflicts: number
  redriven: number
  events: number
  failures: { seed: string; rule: string; what: string }[]
}

export const emptyTally = (): Tally => ({
  ...{ runs: 0, faults: {}, actions: {}, conflicts: 0, redriven: 0, events: 0, failures: [] },
})

function addTo<K extends string>(sum: Partial<Record<K, number>>, more: Iterable<[K, number]>): void {
  for (const [kind, count] of more) sum[kind] = (sum[kind] ?? 0) + count
}

export function addRun(tally: Tally, seed: string, ran: Ran): void {
  tally.runs += 1
  addTo(tally.faults, ran.faults)
  addTo(tally.actions, ran.actions)
  tally.conflicts += ran.conflicts
  tally.redriven += ran.redriven
  tally.events += ran.events
  const [first] = ran.violations
  if (first) tally.failures.push({ seed, rule: first.rule, what: first.what })
}

export function addTally(sum: Tally, more: Tally): void {
  sum.runs += more.runs
  addTo(sum.faults, Object.entries(more.faults) as [FaultKind, number][])
  addTo(sum.actions, Object.entries(more.actions) as [Action['kind'], number][])
  sum.conflicts += more.conflicts
  sum.redriven += more.redriven
  sum.events += more.events
  sum.failures.push(...more.failures)
}

/** What never happened in all these runs, though it should have. */
export function missing({ faults, actions, conflicts, redriven }: Tally): string[] {
  return [
    ...allFaultKinds.filter((kind) => !faults[kind]),
    ...actionKinds.filter((kind) => !actions[kind]),
    ...(conflicts > 0 ? [] : ['refused conditional writes']),
    ...(redriven > 0 ? [] : ['dead letters sent again']),
  ]
}

export function tellTally(tally: Tally, seconds: number): string {
  const lines = [
    `${tally.runs} runs in ${seconds.toFixed(0)} s, ${tally.failures.length} of them wrong; ${tally.events} events`,
    '',
    'What went wrong on purpose:',
    ...allFaultKinds.map(
      (kind) => `${String(tally.faults[kind] ?? 0).padStart(9)}  ${kind}: ${faultKinds[kind]}`,
    ),
    `${String(tally.conflicts).padStart(9)}  conditional writes that were refused`,
    '',
    'What people did:',
    ...actionKinds.map((kind) => `${String(tally.actions[kind] ?? 0).padStart(9)}  ${kind}`),
    `${String(tally.redriven).padStart(9)}  dead letters sent again`,
  ]
  return lines.join('\n')
}

export function tellFailure({ plan, ran }: { plan: Plan; ran: Ran }): string {
  const [first] = ran.violations
  if (!first) return `Seed ${plan.seed}: nothing is wrong.`
  const lines = [
    `Seed ${plan.seed}: ${invariants[first.rule]}. It does not hold: ${first.what}.`,
    '',
    'The smallest story found in which it does not hold:',
    ...plan.actions.map((action) => `  at ${action.at} s, ${tellAction(action)}`),
    ...plan.faults.map(
      ({ kind, at, size }) => `  fault: ${faultKinds[kind]} (opportunity ${at}, size ${size})`,
    ),
    '',
    'What happened:',
    ...ran.story.map((line) => `  ${line}`),
    '',
    `Again: npm run simulate -- --seed ${plan.seed} --verbose`,
  ]
  return lines.join('\n')
}
