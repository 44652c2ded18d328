import type * as z from 'zod'
import type { SettingsIssue } from '../ports/opened-marketplace.ts'

/** Everything that does not fit in settings, in plain English; empty where all fits. */
export function settingsIssues(schema: z.ZodType<unknown>, raw: unknown): SettingsIssue[] {
  const parsed = schema.safeParse(raw)
  return parsed.success ? [] : describeIssues(parsed.error.issues, raw)
}

/** One line for a log or an error. */
export const inOneLine = (issues: readonly SettingsIssue[]): string =>
  issues.map(({ path, message }) => `${path}: ${message}`).join('; ')

const describeIssues = (issues: readonly z.core.$ZodIssue[], raw: unknown): SettingsIssue[] =>
  issues.map((issue) => ({
    path: issue.path.map(String).join('.') || '(all)',
    message: sentence(issue, valueAt(raw, issue.path)),
  }))

/** Settings hold secrets: a value is shown only where it had to be one of a few words and none of its names sounds secret. */
function sentence(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined
        ? `is missing: ${article(issue.expected)} is wanted`
        : `must be ${article(issue.expected)}`
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}${got(issue.path, value)}`
    case 'invalid_union':
      return unionSentence(issue, value)
    default:
      return issue.message.replace(/^Invalid input: /, '')
  }
}

const article = (expected: string): string => (/^[aeiou]/.test(expected) ? `an ${expected}` : `a ${expected}`)

function got(path: PropertyKey[], value: unknown): string {
  if (value === undefined) return '; it is missing'
  const isSecret = path.some((name) => /key|secret|password|token|user|client|login/i.test(String(name)))
  return typeof value === 'string' && !isSecret ? `; got "${value.slice(0, 40)}"` : ''
}

/** A union told apart by a word: which words there are. */
function unionSentence(issue: z.core.$ZodIssueInvalidUnion, value: unknown): string {
  const { discriminator, options } = issue as { discriminator?: string; options?: unknown[] }
  if (discriminator === undefined) return issue.message.replace(/^Invalid input: /, '')
  const words = options ? `must be one of ${options.join(', ')}` : 'is none of the known kinds'
  return value === undefined ? `is missing; ${words}` : words
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, name)
        ? (value as Record<PropertyKey, unknown>)[name]
        : undefined,
    raw,
  )
}
