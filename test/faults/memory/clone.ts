/**
 * A copy that shares nothing and that nobody can change; members that are undefined are left out, as the document client does.
 */
export function kept<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return Object.freeze(value.map(kept)) as T
  if (value instanceof Set) return new Set(value) as T
  const made: Record<string, unknown> = {}
  for (const key in value) if (value[key] !== undefined) made[key] = kept(value[key])
  return Object.freeze(made) as T
}
