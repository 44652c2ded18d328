import { createHash } from 'node:crypto'
import { imageSize } from 'image-size'
import type { Image } from '../domain/listing.ts'
import type { SheetLine } from '../domain/normalize/line.ts'
import { pictureLinks } from '../domain/picture-links.ts'
import { pictureType } from '../domain/picture-type.ts'
import type { Picture, PictureLinks } from './contract.ts'
import { type FloatingPicture, readDrawing } from './drawing.ts'
import type { Grid } from './grid.ts'
import type { InCellPictures } from './in-cell-pictures.ts'
import { LIMITS } from './limits.ts'
import { readRelations } from './package.ts'
import { wholeCells } from './packed-row.ts'
import { type Archive, readPart } from './zip.ts'

/** The pictures of one row, floating ones first, each kept once. `unusable`: of no type that can be shown. `between`: rows that nearly had one of them. */
export type RowPictures = { images: Image[]; unusable: number; between?: number[] }
/** Pictures of a workbook by the hash of their bytes, filled while its sheets are read. */
export type PictureStore = {
  byHash: Map<string, Picture>
  byPart: Map<string, Image | null>
  unplaced: number
  /** Picture files beside the sheet, by their names in the archive. */
  loose?: { archive: Archive; names: string[] }
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
  const imageOf = (target: string | null) => (target === null ? null : storePicture(archive, target, store))
  for (const { target, ...place } of floating(archive, part, grid))
    placePicture(rows, place, () => imageOf(target), store)
  for (const [number, row] of grid.rows) {
    for (const { picture } of wholeCells(row))
      if (picture !== null) addPicture(rows, number, imageOf(inCell(picture)))
  }
  return rows
}

/** Gives a floating picture to the row it is in; one that is in none is counted. */
export function placePicture(
  rows: Map<number, RowPictures>,
  { row, other }: Omit<FloatingPicture, 'relation'>,
  imageOf: () => Image | null,
  store: PictureStore,
): void {
  if (row === null) {
    store.unplaced += 1
    return
  }
  addPicture(rows, row, imageOf())
  const at = rows.get(row)
  if (at && other !== null) at.between = [...(at.between ?? []), other]
}

/** Gives a picture to its row, once; null stands for one that cannot be shown. */
function addPicture(rows: Map<number, RowPictures>, row: number, image: Image | null): void {
  const at = rows.get(row) ?? { images: [], unusable: 0 }
  rows.set(row, at)
  if (image === null) at.unusable += 1
  else if (!at.images.some(({ sha256 }) => sha256 === image.sha256)) at.images.push(image)
}

function floating(
  archive: Archive,
  part: string,
  grid: Grid,
): (Omit<FloatingPicture, 'relation'> & { target: string | null })[] {
  const relations = readRelations(archive, part)
  const drawings = relations.ok ? [...relations.value.values()].filter(({ type }) => type === 'drawing') : []
  return drawings.flatMap(({ target }) => {
    const file = readPart(archive, target)
    const images = readRelations(archive, target)
    const pictures = file.ok && file.value !== null ? (readDrawing(file.value, grid) ?? []) : []
    return pictures.map(({ relation, ...place }) => ({
      ...place,
      target: images.ok ? (images.value.get(relation)?.target ?? null) : null,
    }))
  })
}

/** Keeps the picture of a part of the archive. Null where it is missing or cannot be shown. */
export function storePicture(archive: Archive, part: string, store: PictureStore): Image | null {
  const known = store.byPart.get(part)
  if (known !== undefined) return known
  const file = store.byPart.size < LIMITS.pictures ? readPart(archive, part) : null
  const image = file?.ok && file.value !== null ? keepPicture(file.value, store) : null
  store.byPart.set(part, image)
  return image
}

/** Keeps a picture by its bytes. Null where they are of no type that can be shown. */
export function keepPicture(bytes: Buffer, store: PictureStore): Image | null {
  const type = bytes.length > LIMITS.pictureBytes ? null : pictureType(bytes)
  const size = type === null ? null : sizeOf(bytes)
  if (type === null || size === null) return null
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (!store.byHash.has(sha256)) store.byHash.set(sha256, { sha256, type, bytes: new Uint8Array(bytes) })
  // What is stored of the two that no browser shows is a JPEG.
  const shown = type === 'image/heic' || type === 'image/avif' ? 'image/jpeg' : type
  return { source: 'pasted', ...size, sha256, type: shown }
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

/** The links of a line's picture cell. */
export function linksOf({ cells: { images } }: SheetLine): PictureLinks {
  return images && images.text !== '' ? { cell: images.ref, urls: pictureLinks(images.text) } : NO_LINKS
}

const NO_LINKS: PictureLinks = { cell: null, urls: [] }
