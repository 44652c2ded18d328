import { describe, expect, it } from 'vitest'
import { emptyGrid } from '../../shared/sheet/grid.ts'
import { placedPictures, storedPictures } from '../../shared/sheet/xls/drawing.ts'
import { newDrawingPieces, takeDrawing } from '../../shared/sheet/xls/drawing-pieces.ts'

/** One record of an Office drawing; `instance` counts what is in it, containers hold others. */
function piece(kind: number, data: Buffer[], instance = 0, isContainer = false): Buffer {
  const body = Buffer.concat(data)
  const head = Buffer.alloc(8)
  head.writeUInt16LE((instance << 4) | (isContainer ? 0xf : 0), 0)
  head.writeUInt16LE(kind, 2)
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}
const shorts = (...values: number[]) => Buffer.from(Uint16Array.from(values).buffer)
const ints = (...values: number[]) => Buffer.from(Int32Array.from(values).buffer)
/** The option that names a picture, and the place of a shape from row to row (0-based) in 256ths. */
const option = (store: number) => piece(0xf00b, [shorts(0x4104), ints(store)], 1)
const anchor = (first: number, from: number, last: number, to: number) =>
  piece(0xf010, [shorts(0, 0, 0, first, from, 1, 0, last, to)])
const head = (flags: number) => piece(0xf00a, [ints(1025, flags)], 75)
const shape = (...parts: Buffer[]) => piece(0xf004, parts, 0, true)
const drawing = (...parts: Buffer[]) => piece(0xf002, [piece(0xf003, parts, 0, true)], 0, true)
const rows = (...parts: Buffer[]) =>
  placedPictures([drawing(...parts)], emptyGrid('S')).map(({ store, place }) => [store, place.row])

describe('pictures of an .xls', () => {
  it('belong to the row that shows most of them', () => {
    expect(
      rows(shape(head(0), option(1), anchor(1, 0, 1, 200)), shape(option(2), anchor(1, 200, 2, 200))),
    ).toEqual([
      [1, 2],
      [2, 3],
    ])
  })

  it('in a group are placed by their place within it', () => {
    const box = shape(piece(0xf009, [ints(0, 0, 100, 400)]), anchor(1, 0, 4, 256))
    const inside = (top: number, bottom: number) => piece(0xf00f, [ints(0, top, 100, bottom)])
    const group = piece(
      0xf003,
      [box, shape(option(1), inside(0, 100)), shape(option(2), inside(300, 400))],
      0,
      true,
    )
    expect(rows(group)).toEqual([
      [1, 2],
      [2, 5],
    ])
  })

  it('of deleted shapes and of embedded documents are none', () => {
    expect(
      rows(shape(head(8), option(1), anchor(1, 0, 2, 0)), shape(head(16), option(1), anchor(1, 0, 2, 0))),
    ).toEqual([])
  })

  it('without a place have no row', () => {
    expect(rows(shape(head(0), option(1)))).toEqual([[1, null]])
  })

  it('are stored with one sum before them or with two', () => {
    const blip = (kind: number, instance: number, sums: number) =>
      piece(
        0xf007,
        [Buffer.alloc(36), piece(kind, [Buffer.alloc(16 * sums + 1), Buffer.from('bytes')], instance)],
        6,
      )
    const stores = [blip(0xf01e, 0x6e0, 1), blip(0xf01d, 0x46b, 2), blip(0xf01a, 0x3d4, 1)]
    const found = storedPictures([piece(0xf000, [piece(0xf001, stores, 3, true)], 0, true)])
    expect(found.map((bytes) => bytes?.toString() ?? null)).toEqual(['bytes', 'bytes', null])
  })

  it('go on behind an object, and behind the text of a shape', () => {
    const taken = newDrawingPieces()
    const text = Buffer.alloc(18)
    text.writeUInt16LE(5, 10)
    text.writeUInt16LE(16, 12)
    const passing: [number, Buffer][] = [
      [0xec, Buffer.from('a')],
      [0x3c, Buffer.from('b')],
      [0x5d, Buffer.alloc(26)],
      [0x3c, Buffer.from('c')],
      [0x1b6, text],
      [0x3c, Buffer.from([0, 1, 1])],
      [0x3c, Buffer.from([1, 1, 0, 1, 0, 1, 0])],
      [0x3c, Buffer.alloc(16)],
      [0x3c, Buffer.from('d')],
      [0x1b6, Buffer.alloc(18)],
      [0x3c, Buffer.from('e')],
      [0x203, Buffer.alloc(14)],
      [0x3c, Buffer.from('x')],
    ]
    for (const [id, data] of passing) takeDrawing(taken, { id, data, offset: 0 })
    expect(Buffer.concat(taken.pieces).toString()).toBe('abcde')
  })
})
