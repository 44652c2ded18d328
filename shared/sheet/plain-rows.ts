import type { CellPieces } from './cell.ts'

/** One attribute of an element; of the elements here, none has more than a few. */
type Attribute = { name: string; value: string }
/** A cell as it is written. */
export type PlainCell = CellPieces & {
  reference: string | undefined
  style: string | undefined
  type: string | undefined
  valueMetadata: string | undefined
}
/** A row as it is written, whole. `end`: where the text behind it begins. */
export type PlainRow = { attributes: Attribute[]; cells: PlainCell[]; end: number }

/** What stands in the way of reading a row here. */
export type NotPlain = 'unfinished' | 'other'

const TAB = 9
const NEW_LINE = 10
const RETURN = 13
const SPACE = 32
const QUOTE = 34
const AMPERSAND = 38
const SLASH = 47
const LESS = 60
const EQUALS = 61
const GREATER = 62
const BRACKET = 93

/** Every new one is compared with those before. */
const MOST_ATTRIBUTES = 32
/** Attributes that are looked for by their name behind a prefix: a row with such a one is left to the real parser. */
const PREFIXED = /:(?:r|s|t|vm|ht|hidden)$/

/**
 * Reads a row in the form that nearly all programs write it, straight from the text: a real XML parser takes five times as
 * long. Nothing is taken that such a parser would read otherwise or refuse: elements without prefix, attributes in double
 * quotes, texts without sections, comments or characters in two halves, the five entities of XML. `from` is where `<row`
 * stands between rows.
 */
export function readPlainRow(text: string, from: number): PlainRow | NotPlain {
  const scan: Scan = { text, at: from + 4, attributes: [], isEmpty: false }
  if (!openTag(scan)) return scan.at >= text.length ? 'unfinished' : 'other'
  const row: PlainRow = { attributes: scan.attributes, cells: [], end: scan.at }
  if (scan.isEmpty) return row
  if (text.indexOf('</row>', scan.at) < 0) return 'unfinished'
  for (;;) {
    skipSpace(scan)
    if (take(scan, '</row>')) return { ...row, end: scan.at }
    const cell = take(scan, '<c') ? readCell(scan) : null
    if (!cell) return 'other'
    row.cells.push(cell)
  }
}

/** `at` goes through the text; `attributes` and `isEmpty` are those of the tag that was last opened. */
type Scan = { text: string; at: number; attributes: Attribute[]; isEmpty: boolean }

function take(scan: Scan, expected: string): boolean {
  if (!scan.text.startsWith(expected, scan.at)) return false
  scan.at += expected.length
  return true
}

function skipSpace(scan: Scan): void {
  scan.at = spaceEnd(scan.text, scan.at)
}

/** Where white space ends that begins here. */
export function spaceEnd(text: string, from: number): number {
  let at = from
  for (;;) {
    const code = text.charCodeAt(at)
    if (code !== SPACE && code !== NEW_LINE && code !== RETURN && code !== TAB) return at
    at += 1
  }
}

/** Reads the attributes and the end of a tag behind its name. False, with `at` wherever it was, for anything unusual. */
function openTag(scan: Scan): boolean {
  const { text } = scan
  scan.attributes = []
  for (;;) {
    const from = scan.at
    while (text.charCodeAt(scan.at) === SPACE) scan.at += 1
    const code = text.charCodeAt(scan.at)
    if (code === GREATER || code === SLASH) return closeOpenTag(scan, code === SLASH)
    if (scan.at === from || !readAttribute(scan)) return false
  }
}

function closeOpenTag(scan: Scan, isEmpty: boolean): boolean {
  scan.isEmpty = isEmpty
  if (isEmpty) scan.at += 1
  if (scan.text.charCodeAt(scan.at) !== GREATER) return false
  scan.at += 1
  return true
}

function readAttribute(scan: Scan): boolean {
  const { text, attributes } = scan
  const start = scan.at
  if (!isLetter(text.charCodeAt(start))) return false
  while (isNameSign(text.charCodeAt(scan.at))) scan.at += 1
  const name = text.slice(start, scan.at)
  if (text.charCodeAt(scan.at) !== EQUALS || text.charCodeAt(scan.at + 1) !== QUOTE) return false
  scan.at += 2
  const from = scan.at
  for (;;) {
    const code = text.charCodeAt(scan.at)
    if (code === QUOTE) break
    if (!(code >= SPACE && code < 0xd800) || code === AMPERSAND || code === LESS) return false
    scan.at += 1
  }
  if (attributes.length >= MOST_ATTRIBUTES || attributes.some((one) => one.name === name)) return false
  if (PREFIXED.test(name)) return false
  attributes.push({ name, value: text.slice(from, scan.at) })
  scan.at += 1
  return true
}

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
/** Letters, digits and colons. */
const isNameSign = (code: number): boolean => isLetter(code) || (code >= 48 && code <= 58)

function readCell(scan: Scan): PlainCell | null {
  if (!openTag(scan)) return null
  const cell = newCell(scan.attributes)
  if (scan.isEmpty) return cell
  for (;;) {
    skipSpace(scan)
    if (take(scan, '</c>')) return cell
    if (take(scan, '<v')) {
      const value = readText(scan, '</v>')
      if (value === null) return null
      cell.value += value
    } else if (take(scan, '<f')) {
      const formula = readText(scan, '</f>')
      if (formula === null) return null
      cell.formula += formula
    } else if (take(scan, '<is><t')) {
      const inline = readText(scan, '</t>')
      if (inline === null || !take(scan, '</is>')) return null
      cell.inline += inline
    } else return null
  }
}

function newCell(attributes: Attribute[]): PlainCell {
  const of = (name: string) => attributeOf(attributes, name)
  return {
    reference: of('r'),
    style: of('s'),
    type: of('t'),
    valueMetadata: of('vm'),
    value: '',
    formula: '',
    inline: '',
    inlineFont: null,
  }
}

/** The value of an attribute; undefined without it. */
export function attributeOf(attributes: Attribute[], name: string): string | undefined {
  for (const one of attributes) if (one.name === name) return one.value
  return undefined
}

/** The text of an element whose name has been taken, with its end. Null for anything that is not plain text. */
function readText(scan: Scan, end: string): string | null {
  if (!openTag(scan)) return null
  if (scan.isEmpty) return ''
  const { text } = scan
  const from = scan.at
  let hasEntities = false
  for (;;) {
    const code = text.charCodeAt(scan.at)
    if (code === LESS) break
    if (code === AMPERSAND) hasEntities = true
    else if (!isTextSign(code)) return null
    scan.at += 1
  }
  const raw = text.slice(from, scan.at)
  if (!take(scan, end)) return null
  return hasEntities ? withoutEntities(raw) : raw
}

/** What a text may hold. A closing bracket may begin what XML forbids in texts. */
function isTextSign(code: number): boolean {
  return ((code >= SPACE && code < 0xd800) || code === TAB || code === NEW_LINE) && code !== BRACKET
}

const ENTITY: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function withoutEntities(raw: string): string | null {
  const text = raw.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITY[name] ?? '')
  return /&(?!(?:amp|lt|gt|quot|apos);)/.test(raw) ? null : text
}
