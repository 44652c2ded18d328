import type { Issue } from '../row.ts'
import { type IssueCode, type IssueFacts, issueText } from '../vietnamese/issues.ts'
import type { Cell } from './line.ts'

/** One value of a row with what is to be said about it. */
export type Found<T> = { value: T; issues: Issue[] }

/** An issue with its Vietnamese text. The field is the code's first part unless another is named. */
export function issue(
  severity: Issue['severity'],
  code: IssueCode,
  cell: Cell | undefined,
  facts: IssueFacts = {},
  field: string = code.split('.')[0] ?? code,
): Issue {
  const choices = facts.choices ?? []
  return {
    severity,
    code,
    field,
    cell: cell?.ref ?? null,
    ...issueText(code, { ...(cell && cell.text !== '' ? { text: cell.text } : {}), ...facts }),
    suggestion: choices.length > 0 ? choices.join('; ') : null,
  }
}

export const found = <T>(value: T, ...issues: Issue[]): Found<T> => ({ value, issues })
