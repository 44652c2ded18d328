import * as z from 'zod'

/** An object of settings that takes no other keys: a misspelt setting would be ignored in silence. Says which key was meant. */
export function strictSettings<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, { error: sayUnknown(Object.keys(shape)) })
}

/** What is said of keys that are none of the known ones; for `error` of a zod schema. */
export const sayUnknown =
  (known: readonly string[]) =>
  (issue: z.core.$ZodRawIssue): string | undefined =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => unknownName(key, known)).join('; ')
      : undefined

function unknownName(name: string, known: readonly string[]): string {
  const meant = nearest(name, known)
  return `"${name.slice(0, 40)}" is not known here; ${meant ? `"${meant}" is` : `known are ${known.join(', ')}`}`
}

/** The known name that is nearest in writing; null where none is near. */
function nearest(name: string, known: readonly string[]): string | null {
  const short = name.slice(0, 40).toLowerCase()
  const ranked = known
    .map((one) => ({ one, away: distance(short, one.toLowerCase()) }))
    .sort((a, b) => a.away - b.away)
  const [best] = ranked
  return best && best.away <= Math.max(2, Math.floor(best.one.length / 3)) ? best.one : null
}

/** How many letters have to be changed, added or left out. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
