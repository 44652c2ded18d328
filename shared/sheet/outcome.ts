import type { FileCode } from '../domain/vietnamese/issues.ts'

/** What could be done, or why the file cannot be read. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; code: FileCode }

export const done = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const refused = (code: FileCode): { ok: false; code: FileCode } => ({ ok: false, code })
