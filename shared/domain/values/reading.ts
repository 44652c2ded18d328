/**
 * What a text of a sheet says about one value. What is ambiguous is a question, never a guess: `question` names it and
 * `suggestion` holds what may have been meant, in the order of likelihood; it may be empty.
 */
export type Reading<T, Q extends string = string> =
  | { kind: 'value'; value: T }
  | { kind: 'ambiguous'; question: Q; suggestion: T[] }
  | { kind: 'missing' }
  | { kind: 'unreadable' }

/** No value of a product takes more characters: a longer cell is text, and is not looked at as a value. */
const LONGEST_CELL = 500

export const isTooLong = (cell: string | number): boolean =>
  typeof cell === 'string' && cell.length > LONGEST_CELL

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
