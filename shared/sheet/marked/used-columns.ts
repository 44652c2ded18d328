import { parseReference } from '../grid.ts'
import type { Relations } from '../package.ts'
import { type Archive, readPart } from '../zip.ts'
import { elementOf, lastColumnOf, type SheetScan } from './scan-sheet.ts'
import { cursorOn, isNamed, nextTag, rawAttribute } from './tags.ts'

/**
 * The last column that merged cells, filters, tables and pictures reach from a row on down: nothing of ours may stand in
 * it. Pictures count where they stand beside what is filled: one far out is no reason to move there.
 */
export function usedColumn(archive: Archive, scan: SheetScan, relations: Relations, from: number): number {
  const parts = (type: string) =>
    [...relations.values()]
      .filter((relation) => relation.type === type)
      .flatMap(({ target }) => {
        const part = readPart(archive, target)
        return part.ok && part.value ? [part.value.toString('latin1')] : []
      })
  const tables = parts('table').map((xml) => lastColumnOf(rangeAt(xml, 0)))
  const filter = elementOf(scan, 'autoFilter')
  const filtered = filter ? rangeAt(scan.xml, filter.start) : ''
  let used = Math.max(scan.filledColumn, lastColumnOf(filtered), mergedColumn(scan, from), ...tables)
  for (const { left, right } of parts('drawing')
    .flatMap(anchorsOf)
    .sort((a, b) => a.left - b.left))
    if (left <= used + 1) used = Math.max(used, right)
  return used
}

/** The range that the next tag is about. */
function rangeAt(xml: string, start: number): string {
  const tag = cursorOn(xml, start)
  return nextTag(tag) ? (rawAttribute(tag, 'ref') ?? '') : ''
}

function mergedColumn(scan: SheetScan, from: number): number {
  const merges = elementOf(scan, 'mergeCells')
  if (!merges) return 0
  const cursor = cursorOn(scan.xml, merges.start)
  let last = 0
  while (nextTag(cursor) && cursor.end < merges.end) {
    if (!isNamed(cursor, 'mergeCell')) continue
    const reference = rawAttribute(cursor, 'ref') ?? ''
    const bottom = parseReference(reference.split(':').at(-1) ?? '')?.row ?? 0
    if (bottom >= from) last = Math.max(last, lastColumnOf(reference))
  }
  return last
}

/** Columns of pictures, counted from 1. */
function anchorsOf(xml: string): { left: number; right: number }[] {
  const anchors: { left: number; right: number }[] = []
  for (const [, end, column] of xml.matchAll(
    /<(?:[\w.-]+:)?(from|to)>\s*<(?:[\w.-]+:)?col>\s*(\d{1,5})\s*</g,
  )) {
    const number = Number(column) + 1
    const last = anchors.at(-1)
    if (end === 'from') anchors.push({ left: number, right: number })
    else if (last) last.right = Math.max(last.right, number)
  }
  return anchors
}
