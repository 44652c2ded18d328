import { otherRow } from './between-rows.ts'
import type { Grid } from './grid.ts'
import { type Attributes, attribute, readXml } from './xml.ts'

/** One floating picture of a drawing: the id of its image, the row it is in, and the row it nearly is in. */
export type FloatingPicture = { relation: string; row: number | null; other: number | null }

type Point = { row: number; offset: number }
type Span = { off: number; size: number }
type Anchor = { kind: string; from: Point; to: Point; height: number; groups: Group[] }
type Group = { outer: Span; inner: Span }
type Pending = { relation: string; own: Span | null; groups: Group[] }

export const EMU_PER_POINT = 12_700
const EMPTY: Span = { off: 0, size: 0 }
/** A picture over more rows than this belongs to the row it begins in. */
const MOST_ROWS = 200

/**
 * Lists the pictures of a drawing part with the row they belong to: the one that shows the larger part. Pictures in a
 * group are placed by their place within it. Absolute anchors name no cell: their row is null, nobody guesses.
 * Null where the part is no XML. Source: docs/sources.md#pictures-in-workbooks.
 */
export function readDrawing(bytes: Buffer, grid: Grid): FloatingPicture[] | null {
  const found: FloatingPicture[] = []
  let anchor: Anchor | null = null
  let pending: Pending[] = []
  let picture: Pending | null = null
  let fallback = 0
  let text = ''
  const read = readXml(bytes, {
    open: (name, attributes, parent) => {
      text = ''
      if (name === 'Fallback') fallback += 1
      if (name.endsWith('Anchor')) {
        anchor = newAnchor(name)
        pending = []
      }
      if (!anchor || fallback > 0) return
      if (name === 'pic') picture = { relation: '', own: null, groups: [...anchor.groups] }
      if (name === 'blip' && picture) picture.relation ||= attribute(attributes, 'embed') ?? ''
      measure(anchor, picture, name, parent, attributes)
    },
    text: (piece) => {
      text += piece
    },
    close: (name, parent) => {
      if (name === 'Fallback') fallback -= 1
      if (!anchor || fallback > 0) return
      setPoint(anchor, name, parent, text)
      if (name === 'pic' && picture) {
        pending.push(picture)
        picture = null
      } else if (name === 'grpSp') anchor.groups.pop()
      else if (name === anchor.kind) {
        const done = anchor
        found.push(
          ...pending
            .filter(({ relation }) => relation !== '')
            .map((one) => ({ relation: one.relation, ...rowOf(done, one, grid) })),
        )
        anchor = null
      }
    },
  })
  return read ? found : null
}

function newAnchor(kind: string): Anchor {
  return { kind, from: { row: 0, offset: 0 }, to: { row: 0, offset: 0 }, height: 0, groups: [] }
}

/** Takes sizes and offsets: of the anchor, of groups (`grpSpPr`), of pictures (`spPr`). */
function measure(
  anchor: Anchor,
  picture: Pending | null,
  name: string,
  parent: string,
  attributes: Attributes,
): void {
  const number = (key: string) => Number(attribute(attributes, key)) || 0
  if (name === 'ext' && parent === anchor.kind) anchor.height = number('cy')
  if (name === 'grpSp') anchor.groups.push({ outer: { ...EMPTY }, inner: { ...EMPTY } })
  if (parent !== 'xfrm') return
  const group = anchor.groups.at(-1)
  if (picture) {
    picture.own ??= { ...EMPTY }
    if (name === 'off') picture.own.off = number('y')
    if (name === 'ext') picture.own.size = number('cy')
  } else if (group) {
    if (name === 'off') group.outer.off = number('y')
    if (name === 'ext') group.outer.size = number('cy')
    if (name === 'chOff') group.inner.off = number('y')
    if (name === 'chExt') group.inner.size = number('cy')
  }
}

function setPoint(anchor: Anchor, name: string, parent: string, text: string): void {
  if (parent !== 'from' && parent !== 'to') return
  if (name === 'row') anchor[parent].row = (Number(text) || 0) + 1
  if (name === 'rowOff') anchor[parent].offset = Number(text) || 0
}

function rowOf(anchor: Anchor, picture: Pending, grid: Grid): Omit<FloatingPicture, 'relation'> {
  if (anchor.kind === 'absoluteAnchor') return { row: null, other: null }
  const first = anchor.from.row
  const start = Math.min(anchor.from.offset, heightOf(grid, first))
  const end = anchor.kind === 'twoCellAnchor' ? distance(grid, first, anchor.to) : start + anchor.height
  const [top, bottom] = within(picture, start, end)
  return placeOf(grid, first, top, bottom)
}

/** The row that a picture is in and the one it nearly is in; top and bottom in EMU from the top of row `first`. */
export function placeOf(
  grid: Grid,
  first: number,
  top: number,
  bottom: number,
): Omit<FloatingPicture, 'relation'> {
  const row = largestRow(grid, first, top, bottom)
  return { row, other: otherRow(grid, row, first, [top, bottom], EMU_PER_POINT) }
}

/** The part of the anchor that a picture of a group takes; the whole anchor for a picture alone. */
function within(picture: Pending, start: number, end: number): [number, number] {
  const [outermost] = picture.groups
  if (!outermost || !picture.own || outermost.inner.size <= 0) return [start, end]
  let { off, size } = picture.own
  for (const group of picture.groups.slice(1).reverse()) {
    const scale = group.inner.size > 0 ? group.outer.size / group.inner.size : 1
    off = group.outer.off + (off - group.inner.off) * scale
    size *= scale
  }
  const scale = (end - start) / outermost.inner.size
  const top = start + (off - outermost.inner.off) * scale
  return [top, top + size * scale]
}

const heightOf = (grid: Grid, row: number): number =>
  (grid.rowHeights.get(row) ?? grid.defaultRowHeight) * EMU_PER_POINT

/** From the top of `first` to a point further down, in EMU. */
function distance(grid: Grid, first: number, to: Point): number {
  let sum = Math.min(to.offset, heightOf(grid, to.row))
  for (let row = first; row < to.row && row - first < MOST_ROWS; row += 1) sum += heightOf(grid, row)
  return sum
}

/** The row that shows most of what lies between top and bottom (EMU), from the top of `first`; the upper one of equals. */
function largestRow(grid: Grid, first: number, top: number, bottom: number): number {
  let best = { row: first, shown: 0 }
  let above = 0
  for (let row = first; row - first < MOST_ROWS && above < bottom; row += 1) {
    const below = above + heightOf(grid, row)
    const shown = Math.min(below, bottom) - Math.max(above, top)
    if (shown > best.shown + 1) best = { row, shown }
    above = below
  }
  return best.row
}
