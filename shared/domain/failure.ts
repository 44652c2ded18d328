/**
 * The three ways in which a marketplace, or anything else outside, can fail us. Mapped at the edge that talks to it.
 * `code` is stable and names a text for the seller in `vietnamese/failures.ts`; `detail` is for operators only; `taken` is
 * what arrived all the same of a change that could not be carried out whole.
 */
export type Failure =
  /** Passing trouble, or trouble we do not know: try again later, count, end as stuck. */
  | { kind: 'retryable'; code: string; detail?: string }
  /** We were asked to wait: epoch milliseconds. Never counted as an attempt. */
  | { kind: 'throttled'; code: string; until: number; taken?: 'stock' }
  /** Trying again cannot help. `fields` names what the marketplace did not take. */
  | { kind: 'permanent'; code: string; fields?: RejectedField[]; detail?: string; taken?: 'stock' }

/** One field that a marketplace refused, in its own words. */
export type RejectedField = { field: string; reason: string }

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure }

export const success = <T>(value: T): Result<T> => ({ ok: true, value })
export const retryable = (code: string, detail?: string): Result<never> => ({
  ok: false,
  failure: { kind: 'retryable', code, ...(detail === undefined ? {} : { detail }) },
})
export const throttled = (code: string, until: number): Result<never> => ({
  ok: false,
  failure: { kind: 'throttled', code, until },
})
export const permanent = (code: string, fields?: RejectedField[], detail?: string): Result<never> => ({
  ok: false,
  failure: {
    kind: 'permanent',
    code,
    ...(fields ? { fields } : {}),
    ...(detail === undefined ? {} : { detail }),
  },
})
