/**
 * Where a marketplace rule comes from. `V` verified (the marketplace's own documentation), `C` inferred from public
 * integration code, `2` secondary note, `?` unknown. Only a verified rule may block; the others warn.
 */
export type RuleMark = 'V' | 'C' | '2' | '?'

/** `checkedOn` is `yyyy-mm-dd`. */
export type RuleSource = { source: string; mark: RuleMark; checkedOn: string }

/** What a marketplace cannot carry of a listing. `blocking` stops publication, otherwise it is only told. */
export type Problem = {
  code: string
  field: string
  blocking: boolean
  /** Vietnamese, for the seller. */
  message: string
}

/**
 * What was made of a listing, measured: a number that a rule bounds (characters, đồng, grams, pixels, pieces), or the word
 * for what was found. What is not there was not found, and breaks no rule.
 */
export type Measures<Name extends string> = Partial<Record<Name, number | string | null>>

export type Bounds = { min?: number; max?: number }

/**
 * One rule of a marketplace's rule pack, as data. `id` is the code of the problem that it finds.
 * `range`: the measure has to be within the bounds. `absent`: nothing of the kind may be found.
 * `mended`: it was found and we have dealt with it already, so it is told and never blocks.
 */
export type Rule<Name extends string> = RuleSource & {
  id: string
  /** The part of the listing that a seller has to look at. */
  field: string
  kind: 'range' | 'absent' | 'mended'
  measure: Name
  bounds: Bounds
  message: (told: Told) => string
}

/** What a sentence may say: the bounds of the rule, what was found, and whether it stops the product. */
export type Told = { min: number; max: number; found: string; blocks: boolean }

/** What the rules of a pack say of the measures, in the order of the pack. The same for every marketplace. */
export function applyRules<Name extends string>(
  rules: readonly Rule<Name>[],
  measures: Measures<Name>,
): Problem[] {
  return rules.flatMap((rule) => {
    const measured = measures[rule.measure] ?? null
    return measured !== null && isBroken(rule, measured) ? [problemOf(rule, measured)] : []
  })
}

function isBroken(
  { kind, bounds }: Pick<Rule<string>, 'kind' | 'bounds'>,
  measured: number | string,
): boolean {
  if (kind !== 'range') return true
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = bounds
  return typeof measured === 'string' || measured < min || measured > max
}

function problemOf<Name extends string>(rule: Rule<Name>, measured: number | string): Problem {
  const { id, field, kind, bounds, message } = rule
  const blocks = kind !== 'mended' && mayBlock(rule)
  const told = { min: bounds.min ?? 0, max: bounds.max ?? 0, found: String(measured), blocks }
  return { code: id, field, blocking: blocks, message: message(told) }
}

const mayBlock = ({ mark }: RuleSource): boolean => mark === 'V'

/** For what no measure tells beforehand. */
export function problem(source: RuleSource, code: string, field: string, message: string): Problem {
  return { code, field, blocking: mayBlock(source), message }
}
