/**
 * Where a marketplace rule comes from. `V` verified (the marketplace's own documentation), `C` inferred from public
 * integration code, `2` secondary note, `?` unknown. Only a verified rule may block; the others warn.
 */
export type RuleMark = 'V' | 'C' | '2' | '?'

/** One rule of a marketplace's rule pack, as data. `checkedOn` is `yyyy-mm-dd`. */
export type RuleSource = { source: string; mark: RuleMark; checkedOn: string }

/** What a marketplace cannot carry of a listing. `blocking` stops publication, otherwise it is only told. */
export type Problem = {
  code: string
  field: string
  blocking: boolean
  /** Vietnamese, for the seller. */
  message: string
}

export function problem(rule: RuleSource, code: string, field: string, message: string): Problem {
  return { code, field, blocking: rule.mark === 'V', message }
}
