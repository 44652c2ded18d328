/**
 * What a text of a sheet says about one value. What is ambiguous is a question, never a guess: `question` names it and
 * `suggestion` holds what may have been meant, in the order of likelihood; it may be empty.
 */
export type Reading<T, Q extends string = string> =
  | { kind: 'value'; value: T }
  | { kind: 'ambiguous'; question: Q; suggestion: T[] }
  | { kind: 'missing' }
  | { kind: 'unreadable' }

export const value = <T>(of: T): { kind: 'value'; value: T } => ({ kind: 'value', value: of })
export const ambiguous = <T, Q extends string>(
  question: Q,
  suggestion: T[],
): { kind: 'ambiguous'; question: Q; suggestion: T[] } => ({ kind: 'ambiguous', question, suggestion })
export const missing = { kind: 'missing' } as const
export const unreadable = { kind: 'unreadable' } as const

/** The value, or null whatever else the reading is. */
export function valueOrNull<T>(reading: Reading<T>): T | null {
  return reading.kind === 'value' ? reading.value : null
}
