// Makes a failing run as small as it goes: without every fault and action that it fails without.
import type { Action, Plan } from './plan.ts'
import { type Ran, run } from './run.ts'

/** The smallest plan found that breaks the same rule, and its run. */
export async function shrink(plan: Plan, rule: string): Promise<{ plan: Plan; ran: Ran }> {
  let best = { plan, ran: await run(plan, true) }
  for (let isSmaller = true; isSmaller; ) {
    isSmaller = false
    for (const smaller of smallerThan(best.plan)) {
      const ran = await run(smaller, true)
      if (ran.violations[0]?.rule !== rule) continue
      best = { plan: smaller, ran }
      isSmaller = true
      break
    }
  }
  return best
}

/** Half of the faults, one fault, one action, one row less; fewer marketplaces. */
function* smallerThan(plan: Plan): Generator<Plan> {
  const { faults, actions } = plan
  const half = Math.ceil(faults.length / 2)
  if (half > 1) {
    yield { ...plan, faults: faults.slice(half) }
    yield { ...plan, faults: faults.slice(0, half) }
  }
  for (const [n] of faults.entries()) yield { ...plan, faults: faults.toSpliced(n, 1) }
  for (const [n] of actions.entries()) yield { ...plan, actions: actions.toSpliced(n, 1) }
  for (const [n, action] of actions.entries())
    for (const less of lessOf(action)) yield { ...plan, actions: actions.with(n, less) }
  if (plan.markets > 1) yield { ...plan, markets: 1 }
}

function* lessOf(action: Action): Generator<Action> {
  if (action.kind !== 'upload') return
  const { rows } = action
  if (rows.length > 1) for (const [n] of rows.entries()) yield { ...action, rows: rows.toSpliced(n, 1) }
  if (action.confirm) yield { ...action, confirm: null }
}
