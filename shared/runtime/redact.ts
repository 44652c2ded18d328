/** What must not stand in a log, by what it looks like. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/eyJ[\w-]{8,}(?:\.[\w-]+){1,2}/g, '[token]'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, '$1 [token]'],
  [
    /\b(signature|key|token|secret|password|cookie|session)(["']?\s*[=:]\s*["']?)[^\s"'&,;}]{4,}/gi,
    '$1$2[secret]',
  ],
  [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g, '[mail]'],
  [/(?<![\w+])(?:\+?84|0)(?:[ .]?\d){9}(?!\d)/g, '[phone]'],
]

/**
 * For the logger: whatever an error repeats of what somebody sent, no key and nobody's phone or address stays in it. The
 * code puts none of them there; this is for what libraries say.
 */
export function redacted(_key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value
  return patterns.reduce((text, [pattern, instead]) => text.replace(pattern, instead), value)
}
