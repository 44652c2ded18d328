import { createHash } from 'node:crypto'
import { imageSize } from 'image-size'
import type { Image } from '../domain/listing.ts'
import type { Picture } from './contract.ts'
import { readDrawing } from './drawing.ts'
import type { Grid } from './grid.ts'
import type { InCellPictures } from './in-cell-pictures.ts'
import { LIMITS } from './limits.ts'
import { readRelations } from './package.ts'
import { wholeCells } from './packed-row.ts'
import { type Archive, readPart } from './zip.ts'

/** The pictures of one row, floating ones first, each kept once. `unusable`: of no type that can be shown. */
export type RowPictures = { images: Image[]; unusable: number }
/** Pictures of a workbook by the hash of their bytes, filled while its sheets are read. */
export type PictureStore = {
  byHash: Map<string, Picture>
  byPart: Map<string, Image | null>
  unplaced: number
}

export const newPictureStore = (): PictureStore => ({ byHash: new Map(), byPart: new Map(), unplaced: 0 })

/** Collects the pictures of one sheet by row, 1-based. A picture that cannot be read is counted, never an error. */
export function sheetPictures(
  archive: Archive,
  part: string,
  grid: Grid,
  inCell: InCellPictures,
  store: PictureStore,
): Map<number, RowPictures> {
  const rows = new Map<number, RowPictures>()
  const add = (row: number, target: string | null) => {
    const at = rows.get(row) ?? { images: [], unusable: 0 }
    rows.set(row, at)
    const image = target === null ? null : storePicture(archive, target, store)
    if (image === null) at.unusable += 1
    else if (!at.images.some(({ sha256 }) => sha256 === image.sha256)) at.images.push(image)
  }
  for (const { row, target } of floating(archive, part, grid)) {
    if (row === null) store.unplaced += 1
    else add(row, target)
  }
  for (const [number, row] of grid.rows) {
    for (const { picture } of wholeCells(row)) if (picture !== null) add(number, inCell(picture))
  }
  return rows
}

function floating(
  archive: Archive,
  part: string,
  grid: Grid,
): { row: number | null; target: string | null }[] {
  const relations = readRelations(archive, part)
  const drawings = relations.ok ? [...relations.value.values()].filter(({ type }) => type === 'drawing') : []
  return drawings.flatMap(({ target }) => {
    const file = readPart(archive, target)
    const images = readRelations(archive, target)
    const pictures = file.ok && file.value !== null ? (readDrawing(file.value, grid) ?? []) : []
    return pictures.map(({ row, relation }) => ({
      row,
      target: images.ok ? (images.value.get(relation)?.target ?? null) : null,
    }))
  })
}

function storePicture(archive: Archive, part: string, store: PictureStore): Image | null {
  const known = store.byPart.get(part)
  if (known !== undefined) return known
  const file = store.byPart.size < LIMITS.pictures ? readPart(archive, part) : null
  const image = file?.ok && file.value !== null ? keep(file.value, store) : null
  store.byPart.set(part, image)
  return image
}

function keep(bytes: Buffer, store: PictureStore): Image | null {
  const type = pictureType(bytes)
  const size = type === null ? null : sizeOf(bytes)
  if (type === null || size === null) return null
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (!store.byHash.has(sha256)) store.byHash.set(sha256, { sha256, type, bytes: new Uint8Array(bytes) })
  return { source: 'pasted', ...size, sha256, type }
}

/** The type by the first bytes, before any library looks at the rest. */
function pictureType(bytes: Buffer): Picture['type'] | null {
  if (bytes.length < 16) return null
  if (bytes.readUInt32BE(0) === 0x89504e47) return 'image/png'
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  if (/^GIF8[79]a/.test(bytes.toString('latin1', 0, 6))) return 'image/gif'
  const isWebp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'
  return isWebp ? 'image/webp' : null
}

/** Pixels as the picture is shown: a photo taken upright stands upright. */
function sizeOf(bytes: Buffer): { width: number; height: number } | null {
  try {
    const { width, height, orientation } = imageSize(bytes)
    const known = Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0
    if (!known) return null
    return orientation !== undefined && orientation >= 5
      ? { width: height, height: width }
      : { width, height }
  } catch {
    return null
  }
}
