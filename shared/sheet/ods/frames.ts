import type { Image } from '../../domain/listing.ts'
import { EMU_PER_POINT, type FloatingPicture, placeOf } from '../drawing.ts'
import type { Grid } from '../grid.ts'
import { LIMITS } from '../limits.ts'
import { keepPicture, type PictureStore, placePicture, type RowPictures, storePicture } from '../pictures.ts'
import { type Attributes, attribute } from '../xml.ts'
import type { Archive } from '../zip.ts'
import { pointsOf } from './styles.ts'

/**
 * A picture of a sheet. `row`: that of the cell it is anchored to, null where its place is counted from the top of the
 * sheet. `top` and `height` in points; `top` null where nothing tells. `sources`: parts, or bytes in a flat document.
 */
export type Frame = {
  row: number | null
  top: number | null
  height: number
  sources: (string | Buffer)[]
  isObject: boolean
}
/** The frames of one sheet while they are read. */
export type Frames = { done: Frame[]; open: Frame | null; depth: number; base64: string[] | null }

export const newFrames = (): Frames => ({ done: [], open: null, depth: 0, base64: null })

/** Takes what opens; `row`: the row of the cell it stands in, null outside cells. */
export function openInFrames(
  frames: Frames,
  name: string,
  attributes: Attributes,
  row: number | null,
  parent: string,
): void {
  if (frames.open) {
    frames.depth += 1
    openInFrame(frames, frames.open, name, attributes, parent)
  } else if (name === 'frame') {
    const top = pointsOf(attribute(attributes, 'y'))
    const height = pointsOf(attribute(attributes, 'height')) ?? 0
    frames.open = { row, top, height, sources: [], isObject: false }
    frames.depth = 0
  }
}

/** A chart or another document carries a picture of itself, which shows no product. */
function openInFrame(
  frames: Frames,
  frame: Frame,
  name: string,
  attributes: Attributes,
  parent: string,
): void {
  if (name === 'object' || name === 'object-ole' || name === 'plugin') frame.isObject = true
  const source = name === 'image' && parent === 'frame' ? attribute(attributes, 'href') : undefined
  if (source !== undefined) frame.sources.push(source)
  if (name === 'binary-data' && parent === 'image') frames.base64 = []
}

export function addToFrames(frames: Frames, text: string): void {
  frames.base64?.push(text)
}

export function closeInFrames(frames: Frames): void {
  if (!frames.open) return
  if (frames.base64) {
    frames.open.sources.push(Buffer.from(frames.base64.join(''), 'base64'))
    frames.base64 = null
  }
  if (frames.depth > 0) {
    frames.depth -= 1
    return
  }
  if (frames.done.length < LIMITS.merges) frames.done.push(frames.open)
  frames.open = null
}

/** Gives the pictures of a sheet to its rows: the row that shows most of a picture. */
export function framePictures(
  frames: Frame[],
  grid: Grid,
  archive: Archive | null,
  store: PictureStore,
): Map<number, RowPictures> {
  const rows = new Map<number, RowPictures>()
  const starts = rowStarts(grid, frames)
  for (const frame of frames.filter(({ isObject }) => !isObject))
    placePicture(rows, rowOf(frame, grid, starts), () => imageOf(frame, archive, store), store)
  return rows
}

/** The first of its sources that can be shown: a drawing often has a photo of itself beside it. */
function imageOf({ sources }: Frame, archive: Archive | null, store: PictureStore): Image | null {
  for (const source of sources.slice(0, LIMITS.pictures)) {
    const image = typeof source === 'string' ? ofPart(source, archive, store) : keepPicture(source, store)
    if (image) return image
  }
  return null
}

function ofPart(link: string, archive: Archive | null, store: PictureStore): Image | null {
  const part = link.replace(/^(?:\.?\/)+/, '')
  return archive && !part.includes('..') ? storePicture(archive, part, store) : null
}

function rowOf({ row, top, height }: Frame, grid: Grid, starts: number[]): Omit<FloatingPicture, 'relation'> {
  if (row !== null) {
    const from = Math.max(0, top ?? 0) * EMU_PER_POINT
    return placeOf(grid, row, from, from + height * EMU_PER_POINT)
  }
  if (top === null || top < 0) return { row: null, other: null }
  const first = lastAtOrBefore(starts, top)
  const from = (top - (starts[first - 1] ?? 0)) * EMU_PER_POINT
  return placeOf(grid, first, from, from + height * EMU_PER_POINT)
}

/** Where each row begins, in points from the top of the sheet; only where a picture asks for it. */
function rowStarts(grid: Grid, frames: Frame[]): number[] {
  if (frames.every(({ row }) => row !== null)) return []
  const last = [...grid.rows.keys()].reduce((most, row) => Math.max(most, row), 1)
  const starts = [0]
  for (let row = 1; row <= Math.min(last, LIMITS.rows * 2); row += 1)
    starts.push((starts[row - 1] ?? 0) + (grid.rowHeights.get(row) ?? grid.defaultRowHeight))
  return starts
}

/** The row, 1-based, in which a height from the top of the sheet lies. */
function lastAtOrBefore(starts: number[], top: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= top + 0.01) low = middle
    else high = middle - 1
  }
  return low + 1
}
