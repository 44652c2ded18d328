/** The longest text that is worth a table or a memory; longer ones are seldom, and remembered they would cost. */
const LONGEST = 256
const MOST_REMEMBERED = 2048

/** A pure function of a text that remembers what it gave lately: one cell is looked at by many readers. */
export function remembered(of: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const result = of(text)
    if (text.length > LONGEST) return result
    if (known.size >= MOST_REMEMBERED) known.clear()
    known.set(text, result)
    return result
  }
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

/** What a function of texts makes of single letters, where that is one character again. `of` must work letter by letter. */
export function letterTable(of: (letter: string) => string): Uint16Array {
  const table = new Uint16Array(0x20ac)
  for (const [from, to] of KNOWN) {
    for (let code = from; code <= to; code += 1) {
      const result = of(String.fromCharCode(code)) || ' '
      table[code] = result.length === 1 ? result.charCodeAt(0) : UNKNOWN
    }
  }
  return table
}

const signs: number[] = []

/** The text letter by letter through a table, with one space between words; null where the table does not know a letter. */
export function byTable(text: string, table: Uint16Array): string | null {
  if (text.length > LONGEST) return null
  let length = 0
  let last = SPACE
  for (let at = 0; at < text.length; at += 1) {
    const code = table[text.charCodeAt(at)] ?? UNKNOWN
    if (code === UNKNOWN) return null
    if (code === SPACE && last === SPACE) continue
    signs[length] = code
    length += 1
    last = code
  }
  signs.length = length > 0 && last === SPACE ? length - 1 : length
  return String.fromCharCode(...signs)
}
