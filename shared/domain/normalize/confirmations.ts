import type { Issue, RowResult } from '../row.ts'
import { issueText } from '../vietnamese/issues.ts'

/** Errors that a person may take upon themselves, and the notice that each leaves. */
const CONFIRMED = {
  'alcohol.confirm': 'alcohol.confirmed',
  'claim.confirm': 'claim.confirmed',
} as const
type ConfirmableCode = keyof typeof CONFIRMED

export function isConfirmable(code: string): code is ConfirmableCode {
  return Object.hasOwn(CONFIRMED, code)
}

/** What of a row is held for a person, and may be confirmed. */
export function heldBy({ issues }: Pick<RowResult, 'issues'>): Issue[] {
  return issues.filter(({ severity, code }) => severity === 'error' && isConfirmable(code))
}

/**
 * A row whose product a person has looked at: the errors that were confirmed become notices, and a row that nothing else
 * holds is accepted. Whatever was not confirmed, and every other error, stays as it is. Confirming twice changes nothing.
 */
export function withConfirmations(result: RowResult, confirmed: ReadonlySet<string>): RowResult {
  const issues = result.issues.map((one) => afterConfirming(one, confirmed))
  const isHeld = issues.some(({ severity }) => severity === 'error')
  const outcome = result.outcome === 'needs-fix' && !isHeld ? 'accepted' : result.outcome
  return { ...result, outcome, issues }
}

function afterConfirming(one: Issue, confirmed: ReadonlySet<string>): Issue {
  if (one.severity !== 'error' || !isConfirmable(one.code) || !confirmed.has(one.code)) return one
  const code = CONFIRMED[one.code]
  return { ...one, severity: 'notice', code, ...issueText(code, {}), suggestion: null }
}
