import { columnLetters, parseReference } from '../grid.ts'
import type { Edit } from './edits.ts'
import type { OurColumns } from './our-columns.ts'
import { elementOf, type SheetScan } from './scan-sheet.ts'
import { attributeSpan, cursorOn, isNamed, nextTag, rawAttribute } from './tags.ts'

/** In characters: wide enough to be read on a phone held upright. */
const STATUS_WIDTH = 46
const KEY_WIDTH = 24

/** The sheet's own note of how far it reaches. */
export function dimensionEdit(scan: SheetScan, column: number, row: number): Edit[] {
  const element = elementOf(scan, 'dimension')
  if (!element) return []
  const tag = cursorOn(scan.xml, element.start)
  nextTag(tag)
  const span = attributeSpan(tag, 'ref')
  const [first, last = first] = span === null ? [] : scan.xml.slice(span.start, span.end).split(':')
  const [from, to] = [parseReference(first ?? ''), parseReference(last ?? '')]
  if (span === null || !from || !to || (to.column >= column && to.row >= row)) return []
  const reach = `${columnLetters(Math.max(to.column, column))}${Math.max(to.row, row)}`
  return [{ at: span.start, remove: span.end - span.start, insert: `${first}:${reach}` }]
}

type Range = { from: number; to: number; xml: string }

/** Widths of our columns. A range of columns that covers them is parted around them, its formats kept. */
export function columnEdits(scan: SheetScan, { status, key }: OurColumns): Edit[] {
  const p = scan.prefix
  const own: Range[] = [
    {
      from: status,
      to: status,
      xml: `<${p}col min="${status}" max="${status}" width="${STATUS_WIDTH}" customWidth="1"/>`,
    },
    {
      from: key,
      to: key,
      xml: `<${p}col min="${key}" max="${key}" width="${KEY_WIDTH}" hidden="1" customWidth="1"/>`,
    },
  ]
  const element = elementOf(scan, 'cols')
  const list = (ranges: Range[]) =>
    ranges
      .sort((a, b) => a.from - b.from)
      .map(({ xml }) => xml)
      .join('')
  if (!element || !scan.xml.startsWith(`</`, scan.xml.lastIndexOf('<', element.end - 1))) {
    const at = element?.start ?? elementOf(scan, 'sheetData')?.start ?? scan.rootEnd
    return [
      { at, remove: element ? element.end - element.start : 0, insert: `<${p}cols>${list(own)}</${p}cols>` },
    ]
  }
  const found = rangesOf(scan.xml, element)
  const kept = [status, key].reduce(
    (ranges, column) => ranges.flatMap((range) => around(range, column)),
    found.ranges,
  )
  const insert = list([...kept, ...own])
  const isSame = scan.xml.slice(found.start, found.end) === insert
  return isSame ? [] : [{ at: found.start, remove: found.end - found.start, insert }]
}

function rangesOf(
  xml: string,
  element: { start: number; end: number },
): { ranges: Range[]; start: number; end: number } {
  const cursor = cursorOn(xml, element.start)
  nextTag(cursor)
  const start = cursor.end
  const ranges: Range[] = []
  while (nextTag(cursor) && cursor.end < element.end) {
    if (cursor.isClosing || !isNamed(cursor, 'col')) continue
    const [from, to] = [Number(rawAttribute(cursor, 'min')), Number(rawAttribute(cursor, 'max'))]
    ranges.push({ from, to, xml: xml.slice(cursor.start, cursor.end) })
  }
  return { ranges, start, end: cursor.start }
}

/** The format of a column, for cells that the sheet does not hold. */
export function columnStyle(scan: SheetScan, column: number): number {
  const element = elementOf(scan, 'cols')
  const range =
    element && rangesOf(scan.xml, element).ranges.find(({ from, to }) => from <= column && column <= to)
  return Number(/\sstyle\s*=\s*["'](\d+)/.exec(range?.xml ?? '')?.[1] ?? 0)
}

/** What is left of a range of columns without one of them. */
function around(range: Range, column: number): Range[] {
  const { from, to } = range
  if (column < from || column > to) return [range]
  const left = column > from ? [resized(range, from, column - 1)] : []
  return column < to ? [...left, resized(range, column + 1, to)] : left
}

function resized({ xml }: Range, from: number, to: number): Range {
  const changed = xml
    .replace(/(\smin\s*=\s*["'])\d+/, (_, before) => `${before}${from}`)
    .replace(/(\smax\s*=\s*["'])\d+/, (_, before) => `${before}${to}`)
  return { from, to, xml: changed }
}

/** The elements of a sheet that stand behind the reference to the drawing of its notes. */
const AFTER_NOTES = [
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
]

/** The reference of a sheet to the drawing of its notes, where it has none yet. `r`: the namespace of relationships. */
export function notesReference(scan: SheetScan, relation: string, r: string): Edit[] {
  if (elementOf(scan, 'legacyDrawing')) return []
  const behind = scan.elements.find(
    ({ name, start }, at) =>
      AFTER_NOTES.includes(name) ||
      (name === 'AlternateContent' && followedOnlyBy(scan.elements.slice(at + 1)) && start > 0),
  )
  const declared = scan.xml.slice(0, rootOpenEnd(scan)).matchAll(/\sxmlns:([\w.-]+)\s*=\s*["']([^"']+)["']/g)
  const known = [...declared].find(([, , namespace]) => namespace === r)?.[1]
  const id = known === undefined ? `xmlns:r="${r}" r:id` : `${known}:id`
  const insert = `<${scan.prefix}legacyDrawing ${id}="${relation}"/>`
  return [{ at: behind?.start ?? scan.rootEnd, remove: 0, insert }]
}

function rootOpenEnd({ xml }: SheetScan): number {
  const cursor = cursorOn(xml)
  nextTag(cursor)
  return cursor.end
}

/** Controls and objects stand in a wrapper that does not tell its place. */
function followedOnlyBy(elements: SheetScan['elements']): boolean {
  return elements.every(({ name }) => AFTER_NOTES.includes(name) || name === 'AlternateContent')
}
