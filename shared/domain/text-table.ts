/** The longest text that is worth a table or a memory; longer ones are seldom, and remembered they would cost. */
const LONGEST = 256
const MOST_REMEMBERED = 2048

/**
 * A pure function that remembers what it gave lately, by a text that stands for what it was given: one cell is looked at by
 * many readers, and one sheet says the same on many lines. What it gives is shared: nobody may change it.
 */
export function rememberedBy<A, T>(keyOf: (given: A) => string, of: (given: A) => T): (given: A) => T {
  const known = new Map<string, T>()
  return (given) => {
    const key = keyOf(given)
    const before = known.get(key)
    if (before !== undefined) return before
    const result = of(given)
    if (key.length > LONGEST) return result
    if (known.size >= MOST_REMEMBERED) known.clear()
    known.set(key, result)
    return result
  }
}

/** `rememberedBy` for a function of one text. */
export function remembered<T>(of: (text: string) => T): (text: string) => T {
  return rememberedBy((text) => text, of)
}

const SPACE = 0x20
/** Stands in a table for letters that it says nothing about. */
const UNKNOWN = 0
/** Latin letters with every mark of Vietnamese, then dashes and quotation marks: none of them joins with its neighbour. */
const KNOWN: readonly (readonly [from: number, to: number])[] = [
  [0x09, 0x0d],
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x1e00, 0x1eff],
  [0x2010, 0x2027],
  [0x20ab, 0x20ab],
]

/** What a function of texts makes of single letters, where that is one character of Latin-1 again. `of` must work letter by letter. */
export function letterTable(of: (letter: string) => string): Uint8Array {
  const table = new Uint8Array(0x20ac)
  for (const [from, to] of KNOWN) {
    for (let code = from; code <= to; code += 1) {
      const result = of(String.fromCharCode(code)) || ' '
      table[code] = result.length === 1 && result < '\u0100' ? result.charCodeAt(0) : UNKNOWN
    }
  }
  return table
}

const signs = Buffer.alloc(LONGEST)

/** The text letter by letter through a table, with one space between words; null where the table does not know a letter. */
export function byTable(text: string, table: Uint8Array): string | null {
  if (text.length > LONGEST) return null
  let end = 0
  let last = SPACE
  for (let at = 0; at < text.length; at += 1) {
    const code = table[text.charCodeAt(at)] ?? UNKNOWN
    if (code === UNKNOWN) return null
    if (code === SPACE && last === SPACE) continue
    signs[end] = code
    end += 1
    last = code
  }
  return signs.toString('latin1', 0, end > 0 && last === SPACE ? end - 1 : end)
}
