import { EMU_PER_POINT, type FloatingPicture, placeOf } from '../drawing.ts'
import type { Grid } from '../grid.ts'
import { LIMITS } from '../limits.ts'

/** A picture on a sheet: its number in the store of pictures, 1-based, and where it is. */
export type PlacedPicture = { store: number; place: Omit<FloatingPicture, 'relation'> }

/** Kinds of records of Office drawings (MS-ODRAW). */
const KIND = {
  stores: 0xf001,
  group: 0xf003,
  shape: 0xf004,
  store: 0xf007,
  box: 0xf009,
  head: 0xf00a,
  options: 0xf00b,
  inGroup: 0xf00f,
  onSheet: 0xf010,
  jpeg: 0xf01d,
  png: 0xf01e,
  jpegPrint: 0xf02a,
}
const CONTAINER = 0xf
const DEEPEST = 16
/** The option that names the picture of a shape. */
const PICTURE = 0x0104
/** Flags of shapes: deleted, or an embedded document with a picture of itself. */
const NOT_SHOWN = 0x18

type Piece = { kind: number; instance: number; isContainer: boolean; data: Buffer }

/** The records within a record. One that reaches beyond its end is cut. */
function* piecesOf(data: Buffer): Generator<Piece> {
  for (let at = 0; at + 8 <= data.length; ) {
    const head = data.readUInt16LE(at)
    const end = at + 8 + data.readUInt32LE(at + 4)
    const piece = data.subarray(at + 8, end)
    yield {
      kind: data.readUInt16LE(at + 2),
      instance: head >> 4,
      isContainer: (head & 0xf) === CONTAINER,
      data: piece,
    }
    at = end
  }
}

/** The pictures of a workbook in the order in which shapes count them; null for one of a type that is not shown. */
export function storedPictures(drawings: Buffer[]): (Buffer | null)[] {
  const pictures: (Buffer | null)[] = []
  for (const group of piecesOf(Buffer.concat(drawings)))
    for (const stores of piecesOf(group.data)) {
      if (stores.kind !== KIND.stores) continue
      for (const store of piecesOf(stores.data))
        if (pictures.length < LIMITS.merges) pictures.push(pictureOf(store))
    }
  return pictures
}

/** A store has a head of 36 bytes and a name before its picture; some hold the picture alone. */
function pictureOf({ kind, instance, data }: Piece): Buffer | null {
  if (kind === KIND.store) {
    const name = data.length > 33 ? data.readUInt8(33) : 0
    const [inner] = piecesOf(data.subarray(36 + name))
    return inner && inner.kind !== KIND.store ? pictureOf(inner) : null
  }
  if (kind !== KIND.jpeg && kind !== KIND.png && kind !== KIND.jpegPrint) return null
  // An odd instance says that two sums of 16 bytes stand before the picture instead of one.
  return data.subarray(((instance & 1) === 1 ? 32 : 16) + 1)
}

/** Heights in a sheet, in EMU from the top of `first`. */
type Frame = { first: number; top: number; bottom: number }
type Group = { frame: Frame | null; top: number; bottom: number }

/** Lists the pictures of the drawing of a sheet. One whose place cannot be told has no row. */
export function placedPictures(drawing: Buffer[], grid: Grid): PlacedPicture[] {
  const placed: PlacedPicture[] = []
  for (const { data } of piecesOf(Buffer.concat(drawing))) walk(data, null, grid, placed, 0)
  return placed
}

function walk(data: Buffer, around: Group | null, grid: Grid, placed: PlacedPicture[], depth: number): void {
  let group = around
  for (const piece of piecesOf(data)) {
    if (placed.length >= LIMITS.merges || depth > DEEPEST) return
    if (piece.kind === KIND.group) walk(piece.data, group, grid, placed, depth + 1)
    if (piece.kind !== KIND.shape) continue
    const shape = readShape(piece.data, group, grid)
    // The first shape of a group is the group itself.
    if (shape.box) group = { frame: shape.frame, ...shape.box }
    if (shape.store > 0) placed.push({ store: shape.store, place: rowOf(shape.frame, grid) })
  }
}

function rowOf(frame: Frame | null, grid: Grid): PlacedPicture['place'] {
  return frame ? placeOf(grid, frame.first, frame.top, frame.bottom) : { row: null, other: null }
}

type Shape = { store: number; frame: Frame | null; box: { top: number; bottom: number } | null }

function readShape(data: Buffer, group: Group | null, grid: Grid): Shape {
  const shape: Shape = { store: 0, frame: null, box: null }
  let shown = true
  for (const { kind, instance, data: piece } of piecesOf(data)) {
    if (kind === KIND.head && piece.length >= 8) shown = (piece.readUInt32LE(4) & NOT_SHOWN) === 0
    if (kind === KIND.box && piece.length >= 16)
      shape.box = { top: piece.readInt32LE(4), bottom: piece.readInt32LE(12) }
    if (kind === KIND.options) shape.store = storeOf(piece, instance)
    if (kind === KIND.onSheet && piece.length >= 18) shape.frame = anchor(piece, grid)
    if (kind === KIND.inGroup && piece.length >= 16 && group)
      shape.frame = within(group, piece.readInt32LE(4), piece.readInt32LE(12))
  }
  return shown && !shape.box ? shape : { ...shape, store: 0 }
}

function storeOf(data: Buffer, count: number): number {
  for (let at = 0; at < count * 6 && at + 6 <= data.length; at += 6)
    if ((data.readUInt16LE(at) & 0x3fff) === PICTURE) return data.readUInt32LE(at + 2)
  return 0
}

/** Rows with offsets in parts of 256 of their heights. */
function anchor(data: Buffer, grid: Grid): Frame {
  const [first, from, last, to] = [6, 8, 14, 16].map((at) => data.readUInt16LE(at)) as [
    number,
    number,
    number,
    number,
  ]
  const height = (row: number) => (grid.rowHeights.get(row) ?? grid.defaultRowHeight) * EMU_PER_POINT
  let bottom = (height(last + 1) * to) / 256
  for (let row = first; row < last && row - first < 500; row += 1) bottom += height(row + 1)
  return { first: first + 1, top: (height(first + 1) * from) / 256, bottom }
}

/** The part of a group's place that a shape in it takes. */
function within({ frame, top, bottom }: Group, from: number, to: number): Frame | null {
  if (!frame || bottom <= top) return frame
  const scale = (frame.bottom - frame.top) / (bottom - top)
  return {
    first: frame.first,
    top: frame.top + (from - top) * scale,
    bottom: frame.top + (to - top) * scale,
  }
}
