import type * as z from 'zod'
import { type ProblemText, problems } from '../../shared/domain/vietnamese/problems.ts'
import { done, type Outcome, refuse } from './trouble.ts'

/** What to say of a field that does not fit, by its first name. */
export type FieldProblems = Record<string, () => ProblemText>

/** The value as the schema gives it, or what is to be said of the first field that does not fit. */
export function fits<S extends z.ZodType>(
  schema: S,
  value: unknown,
  fieldProblems: FieldProblems = {},
): Outcome<z.output<S>> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return done(parsed.data)
  const path = pathOf(parsed.error.issues[0])
  const field = path.join('.')
  const text = fieldProblems[path[0] ?? '']?.() ?? problems.invalidField(field)
  return refuse(422, text, field)
}

/** Down to the field; of one that is not known, its name as it was given. */
function pathOf(issue: z.core.$ZodIssue | undefined): string[] {
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  return [...(issue?.path ?? []).map(String), ...unknown.map((name) => name.slice(0, 100))]
}
