const LONGEST_REMEMBERED = 64
const MOST_REMEMBERED = 4096
/** Shorter pieces of a text are copies of their own. */
const SHORTEST_SLICE = 13

const known = new Map<string, string>()

/**
 * The same text, once. A piece that a parser cuts out of a chunk holds on to the whole chunk, and a sheet names the same
 * communes and units on every line: what is kept of a file is a copy of its own, shared where it was there lately.
 */
export function ownText(text: string): string {
  if (text.length > LONGEST_REMEMBERED) return copyOf(text)
  const before = known.get(text)
  if (before !== undefined) return before
  if (known.size >= MOST_REMEMBERED) known.clear()
  const own = text.length < SHORTEST_SLICE ? text : copyOf(text)
  known.set(own, own)
  return own
}

/** Both encodings keep every sign as it is, also one that is no character. Latin-1 takes half the room. */
function copyOf(text: string): string {
  const encoding = LATIN_1.test(text) ? 'latin1' : 'utf16le'
  return Buffer.from(text, encoding).toString(encoding)
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: all signs of one byte are meant
const LATIN_1 = /^[\x00-\xff]*$/
