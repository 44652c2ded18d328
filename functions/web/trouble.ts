import type { ProblemText } from '../../shared/domain/vietnamese/problems.ts'

export type TroubleStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 421 | 422 | 429 | 500

/**
 * Expected trouble: what the person reads, and the HTTP status it has. `field` is the path of the field it is about,
 * `retryAfter` says in how many seconds it is worth another try.
 */
export type Trouble = ProblemText & { status: TroubleStatus; field?: string; retryAfter?: number }

export type Outcome<T> = { ok: true; value: T } | { ok: false; trouble: Trouble }

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value })

export const troubleOf = (status: TroubleStatus, text: ProblemText, field?: string): Trouble => ({
  ...text,
  status,
  ...(field === undefined ? {} : { field }),
})

export const refuse = (status: TroubleStatus, text: ProblemText, field?: string): Outcome<never> => ({
  ok: false,
  trouble: troubleOf(status, text, field),
})
