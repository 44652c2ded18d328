import { CELL_FILLS, HEADING_FILL, STATUS_FILLS } from '../write/colours.ts'
import type { Tone } from './marks.ts'
import { entryNumber, listOf, type StyleList, type StyleParts } from './style-parts.ts'
import { attributeSpan, type Cursor, cursorOn, nextTag, rawAttribute } from './tags.ts'

export type Severity = keyof typeof CELL_FILLS
/** Numbers of cell styles, made where they are missing. */
export type CellStyles = {
  /** The style with our fill instead of its own, everything else kept. */
  filled: (style: number, severity: Severity) => number
  /** The style as it was before `filled`; null where it has none of our fills. */
  restored: (style: number) => number | null
  /** All styles with one of our fills. */
  ours: () => Set<number>
  status: (tone: Tone) => number
  heading: () => number
  key: () => number
}

/** No program writes a longer fill; it is not taken apart. */
const LONGEST_FILL = 2000
const NO_COLOUR = 'indexed="64"'
const DEFAULT_XF = 'numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"'
/** A colour nearer to our own than this, all three channels together, was put there by a program that knows no better. */
const NEAR = 120

export function cellStyles(parts: StyleParts): CellStyles {
  const { prefix: p } = parts
  const fonts = withFirst(listOf(parts, 'fonts'), [
    `<${p}font><${p}sz val="11"/><${p}name val="Calibri"/></${p}font>`,
  ])
  const fills = withFirst(listOf(parts, 'fills'), [noFill(p, 'none'), noFill(p, 'gray125')])
  const styles = withFirst(listOf(parts, 'cellXfs'), [`<${p}xf ${DEFAULT_XF}/>`])
  const borders = withFirst(listOf(parts, 'borders'), [`<${p}border/>`])
  const own = (fill: string, font: string, more: string) => {
    const numbers = [
      entryNumber(fonts, font),
      entryNumber(fills, solid(p, fill)),
      entryNumber(borders, line(p)),
    ]
    return entryNumber(styles, ownStyle(p, numbers, more))
  }
  const text = ownFont(p, '', 'FF333333')
  const wrapped = `<${p}alignment vertical="top" wrapText="1"/>`
  const centred = `<${p}alignment vertical="center" wrapText="1"/>`
  return {
    filled: remembered((style: number, severity: Severity) =>
      withFill(p, styles, fills, style, CELL_FILLS[severity]),
    ),
    restored: remembered((style: number) => withoutFill(p, styles, fills, style)),
    ours: () =>
      new Set(styles.entries.flatMap((xf, at) => (originalOf(fills.entries[fillOf(xf)]) === null ? [] : at))),
    status: remembered((tone: Tone) => own(STATUS_FILLS[tone], text, wrapped)),
    heading: remembered(() => own(HEADING_FILL, ownFont(p, `<${p}b/>`, 'FFFFFFFF'), centred)),
    key: remembered(() => entryNumber(styles, ownStyle(p, [entryNumber(fonts, text), 0, 0], ''))),
  }
}

/** Asks once for the same answer: a large sheet asks for few styles many times. */
function remembered<A extends (string | number)[], R>(ask: (...about: A) => R): (...about: A) => R {
  const known = new Map<string, { answer: R }>()
  return (...about) => {
    const key = about.join('|')
    const found = known.get(key) ?? { answer: ask(...about) }
    known.set(key, found)
    return found.answer
  }
}

/** A list that must not be empty, since numbers of its entries are used. */
function withFirst(list: StyleList, first: string[]): StyleList {
  if (list.entries.length === 0) for (const entry of first) list.added[list.entries.push(entry) - 1] = entry
  return list
}

const noFill = (p: string, pattern: string) =>
  `<${p}fill><${p}patternFill patternType="${pattern}"/></${p}fill>`
const solid = (p: string, rgb: string, before: string = NO_COLOUR) =>
  `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${rgb}"/><${p}bgColor ${before}/></${p}patternFill></${p}fill>`
const ownFont = (p: string, bold: string, rgb: string) =>
  `<${p}font>${bold}<${p}sz val="11"/><${p}color rgb="${rgb}"/><${p}name val="Times New Roman"/><${p}family val="1"/></${p}font>`

/** A thin line under each result, so that results of neighbouring lines do not run together. */
const line = (p: string) =>
  `<${p}border><${p}left/><${p}right/><${p}top/><${p}bottom style="thin"><${p}color rgb="FFCFCFCF"/></${p}bottom><${p}diagonal/></${p}border>`

/**
 * Text whatever it looks like: format `@`, and the sign that keeps it from being read as a formula. Not locked: on a
 * protected sheet a line with one locked cell can be neither sorted nor taken out.
 */
function ownStyle(p: string, [font, fill, border]: number[], alignment: string): string {
  const open = `<${p}xf numFmtId="49" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyProtection="1"`
  const aligned = alignment === '' ? '' : ' applyAlignment="1"'
  return `${open}${aligned}>${alignment}<${p}protection locked="0"/></${p}xf>`
}

const fillOf = (xf: string): number => Number(rawAttribute(firstTag(xf), 'fillId') ?? 0)

function firstTag(xml: string): Cursor {
  const cursor = cursorOn(xml)
  nextTag(cursor)
  return cursor
}

/** The style with another fill; everything else stays as it is written. */
function setFill(xf: string, fill: number): string {
  const values: [string, string][] = [
    ['applyFill', '1'],
    ['fillId', String(fill)],
  ]
  return values.reduce((xml, [name, value]) => {
    const tag = firstTag(xml)
    const span = attributeSpan(tag, name)
    return span === null
      ? `${xml.slice(0, tag.nameEnd)} ${name}="${value}"${xml.slice(tag.nameEnd)}`
      : xml.slice(0, span.start) + value + xml.slice(span.end)
  }, xf)
}

const bare = (xf: string): string => setFill(xf, 0)

/** The colour that a fill shows, as its attributes: `rgb="FFFFFF00"`. `indexed="64"` where it shows none, or a pattern. */
function shownColour(fill: string | undefined): string {
  if (fill === undefined || fill.length > LONGEST_FILL || !fill.includes('patternType="solid"'))
    return NO_COLOUR
  return /fgColor\s+([^<>]*?)\s*\/?>/.exec(fill)?.[1] ?? NO_COLOUR
}

const OURS: string[] = Object.values(CELL_FILLS)

/** What our fill says about the colour before; null where the fill is not ours. */
function originalOf(fill: string | undefined): string | null {
  const own = /rgb="([0-9A-Fa-f]{8})"/.exec(shownColour(fill))?.[1]?.toUpperCase()
  if (own === undefined || !OURS.includes(own)) return null
  const before = /bgColor\s+([^<>]*?)\s*\/?>/.exec(fill ?? '')?.[1] ?? NO_COLOUR
  const rgb = /rgb="([0-9A-Fa-f]{8})"/.exec(before)?.[1]
  return rgb !== undefined && distance(rgb, own) < NEAR ? NO_COLOUR : before
}

const channels = (rgb: string): number[] => [2, 4, 6].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16))
const distance = (one: string, other: string): number =>
  channels(one).reduce((sum, value, at) => sum + Math.abs(value - (channels(other)[at] ?? 0)), 0)

function withFill(p: string, styles: StyleList, fills: StyleList, style: number, rgb: string): number {
  const xf = styles.entries[style] ?? styles.entries[0] ?? ''
  const fill = fills.entries[fillOf(xf)]
  const before = originalOf(fill) ?? shownColour(fill)
  return entryNumber(styles, setFill(xf, entryNumber(fills, solid(p, rgb, before))))
}

/** Looks for the very style that was there before, so that marking and unmarking leaves nothing behind. */
function withoutFill(p: string, styles: StyleList, fills: StyleList, style: number): number | null {
  const xf = styles.entries[style] ?? ''
  const before = originalOf(fills.entries[fillOf(xf)])
  if (before === null) return null
  const isSame = (fill: string | undefined) => originalOf(fill) === null && shownColour(fill) === before
  const same = styles.entries.findIndex((one) => bare(one) === bare(xf) && isSame(fills.entries[fillOf(one)]))
  if (same >= 0) return same
  const fill = before === NO_COLOUR ? 0 : fills.entries.findIndex(isSame)
  const number = fill >= 0 ? fill : entryNumber(fills, solid(p, '', NO_COLOUR).replace('rgb=""', before))
  return entryNumber(styles, setFill(xf, number))
}
