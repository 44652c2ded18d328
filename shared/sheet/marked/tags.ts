/** A place in XML text whose parts were read strictly before: the tag last found, as positions. */
export type Cursor = {
  xml: string
  /** Where the next tag is looked for. */
  at: number
  start: number
  /** The name without its prefix; the prefix begins at `prefixStart`. */
  prefixStart: number
  nameStart: number
  nameEnd: number
  /** Behind the closing bracket. */
  end: number
  isClosing: boolean
  isEmpty: boolean
}

const COLON = 58
const SLASH = 47
const CLOSE = 62
const SINGLE = 39
const DOUBLE = 34

export function cursorOn(xml: string, at = 0): Cursor {
  const nowhere = { start: 0, prefixStart: 0, nameStart: 0, nameEnd: 0, end: 0 }
  return { xml, at, ...nowhere, isClosing: false, isEmpty: false }
}

/** The text of a part, one byte a sign: positions count bytes, and all signs that mark it up are of one byte. */
export const partText = (part: Buffer): string => part.toString('latin1')

const MARK = 33
const QUESTION = 63

/** Behind what looks like a tag and is none: a comment, an instruction, or character data. */
function opaqueEnd(xml: string, start: number): number {
  const close = xml.startsWith('<?', start) ? '?>' : xml.startsWith('<!--', start) ? '-->' : ']]>'
  const end = xml.indexOf(close, start + 2)
  return end < 0 ? xml.length : end + close.length
}

/** Goes to the next tag. Quotes are honoured: an attribute may hold `>`. False at the end of the text. */
export function nextTag(cursor: Cursor): boolean {
  const { xml } = cursor
  let start = xml.indexOf('<', cursor.at)
  for (
    let next = xml.charCodeAt(start + 1);
    next === MARK || next === QUESTION;
    next = xml.charCodeAt(start + 1)
  )
    start = xml.indexOf('<', opaqueEnd(xml, start))
  if (start < 0) return false
  const isClosing = xml.charCodeAt(start + 1) === SLASH
  let at = isClosing ? start + 2 : start + 1
  cursor.start = start
  cursor.isClosing = isClosing
  cursor.prefixStart = at
  cursor.nameStart = at
  for (; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at)
    if (code === COLON) cursor.nameStart = at + 1
    else if (code <= 32 || code === SLASH || code === CLOSE) break
  }
  cursor.nameEnd = at
  for (; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at)
    if (code === CLOSE) break
    if (code !== DOUBLE && code !== SINGLE) continue
    // Values are short: a loop is faster than a search.
    for (at += 1; at < xml.length && xml.charCodeAt(at) !== code; ) at += 1
  }
  cursor.isEmpty = xml.charCodeAt(at - 1) === SLASH
  cursor.end = at + 1
  cursor.at = cursor.end
  return true
}

/** Whether the tag last found has this name, whatever its prefix. Asked for every tag: no text is made. */
export function isNamed({ xml, nameStart, nameEnd }: Cursor, name: string): boolean {
  if (nameEnd - nameStart !== name.length) return false
  for (let at = 0; at < name.length; at += 1)
    if (xml.charCodeAt(nameStart + at) !== name.charCodeAt(at)) return false
  return true
}

export const nameOf = ({ xml, nameStart, nameEnd }: Cursor): string => xml.slice(nameStart, nameEnd)

/** The prefix with its colon, or the empty text. */
export const prefixOf = ({ xml, prefixStart, nameStart }: Cursor): string => xml.slice(prefixStart, nameStart)

/** Where the value of an attribute of a tag stands, without its quotes. Prefixes of attributes do not count. */
export function attributeSpan(
  { xml, nameEnd, end }: Pick<Cursor, 'xml' | 'nameEnd' | 'end'>,
  name: string,
): { start: number; end: number } | null {
  let at = nameEnd
  while (at < end) {
    const equals = xml.indexOf('=', at)
    if (equals < 0 || equals >= end) return null
    let nameStop = equals
    while (xml.charCodeAt(nameStop - 1) <= 32) nameStop -= 1
    let quote = equals + 1
    while (xml.charCodeAt(quote) <= 32) quote += 1
    const close = xml.indexOf(xml.charAt(quote), quote + 1)
    if (close < 0 || close >= end) return null
    const before = xml.charCodeAt(nameStop - name.length - 1)
    if (xml.startsWith(name, nameStop - name.length) && (before <= 32 || before === COLON))
      return { start: quote + 1, end: close }
    at = close + 1
  }
  return null
}

/** The value of an attribute as it is written, references unresolved. */
export function rawAttribute(tag: Pick<Cursor, 'xml' | 'nameEnd' | 'end'>, name: string): string | null {
  const span = attributeSpan(tag, name)
  return span === null ? null : tag.xml.slice(span.start, span.end)
}

/** A text of one byte a sign as the characters it holds, references resolved. */
export function decodeText(raw: string): string {
  const text = Buffer.from(raw, 'latin1').toString('utf8')
  if (!text.includes('<!')) return unreferenced(text)
  return text
    .split(/(<!--.*?-->|<!\[CDATA\[.*?\]\]>)/s)
    .map((part) =>
      part.startsWith('<![') ? part.slice(9, -3) : part.startsWith('<!--') ? '' : unreferenced(part),
    )
    .join('')
}

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** `&lt;` and `&#7841;` as the characters they stand for. */
export function unreferenced(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|amp|quot|apos));/g,
    (all, decimal, hex, name) => {
      if (name !== undefined) return NAMED[name] ?? all
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
      return code <= 0x10ffff ? String.fromCodePoint(code) : all
    },
  )
}
