import type { Edit } from './edits.ts'
import { attributeSpan, cursorOn, nameOf, nextTag, prefixOf } from './tags.ts'

/** One list of a style sheet (`fills`, `cellXfs`, …): its entries as they are written, and those to be added. */
export type StyleList = {
  name: string
  entries: string[]
  added: string[]
  /** Null where the style sheet has no such list. */
  place: { start: number; openEnd: number; closeStart: number; end: number } | null
}
export type StyleParts = { xml: string; prefix: string; lists: Map<string, StyleList>; rootEnd: number }

/** The order in which a style sheet lists these. */
const LISTS = ['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs'] as const
export type ListName = (typeof LISTS)[number]

/** Finds the lists of a style sheet. */
export function styleParts(xml: string): StyleParts {
  const cursor = cursorOn(xml)
  const parts: StyleParts = { xml, prefix: '', lists: new Map(), rootEnd: xml.length }
  if (nextTag(cursor)) parts.prefix = prefixOf(cursor)
  let depth = 1
  let list: StyleList | null = null
  let entry = 0
  while (depth > 0 && nextTag(cursor)) {
    const { start, end, isClosing, isEmpty } = cursor
    if (isClosing) depth -= 1
    if (!isClosing && depth === 1) {
      list = {
        name: nameOf(cursor),
        entries: [],
        added: [],
        place: { start, openEnd: end, closeStart: end, end },
      }
      parts.lists.set(list.name, list)
    }
    if (!isClosing && depth === 2) entry = start
    if (depth === 2 && list && (isClosing || isEmpty)) list.entries.push(xml.slice(entry, end))
    if (depth === 1 && isClosing && list?.place) Object.assign(list.place, { closeStart: start, end })
    if (depth === 0) parts.rootEnd = start
    if (!isClosing && !isEmpty) depth += 1
  }
  return parts
}

/** The list of this name, made where it is missing. */
export function listOf(parts: StyleParts, name: ListName): StyleList {
  const found = parts.lists.get(name) ?? { name, entries: [], added: [], place: null }
  parts.lists.set(name, found)
  return found
}

/** The number of an entry that is written like this, added at the end where there is none. */
export function entryNumber(list: StyleList, entry: string): number {
  const known = list.entries.indexOf(entry)
  if (known >= 0) return known
  list.added.push(entry)
  return list.entries.push(entry) - 1
}

/** The changes that bring the additions into the style sheet. Entries that are there keep their numbers. */
export function styleEdits(parts: StyleParts): Edit[] {
  return [...parts.lists.values()].flatMap((list): Edit[] => {
    const { place, added, entries, name } = list
    if (added.length === 0) return []
    if (place === null || place.openEnd === place.end) return [wholeList(parts, list)]
    const tag = {
      xml: parts.xml,
      nameEnd: place.start + 1 + parts.prefix.length + name.length,
      end: place.openEnd,
    }
    const count = attributeSpan(tag, 'count')
    const counted =
      count === null
        ? []
        : [{ at: count.start, remove: count.end - count.start, insert: String(entries.length) }]
    return [...counted, { at: place.closeStart, remove: 0, insert: added.join('') }]
  })
}

/** A list that the style sheet does not have, or has empty, in its place among the others. */
function wholeList({ prefix, lists, rootEnd }: StyleParts, { name, entries, place }: StyleList): Edit {
  const insert = `<${prefix}${name} count="${entries.length}">${entries.join('')}</${prefix}${name}>`
  if (place) return { at: place.start, remove: place.end - place.start, insert }
  const later = [...lists.values()]
    .filter((list) => !isBefore(list.name, name))
    .flatMap((list) => list.place?.start ?? [])
  return { at: Math.min(rootEnd, ...later), remove: 0, insert }
}

function isBefore(one: string, other: string): boolean {
  const order: readonly string[] = LISTS
  return order.includes(one) && order.indexOf(one) < order.indexOf(other)
}
