import type { Image } from '../domain/listing.ts'
import type { SheetLine } from '../domain/normalize/line.ts'
import { pictureLinks } from '../domain/picture-links.ts'
import { fold } from '../domain/text.ts'
import { type PictureStore, storePicture } from './pictures.ts'

/** Names of picture files by what a row may call them. */
type Index = Map<string, string[]>

const ENDING = /\.(?:jpe?g|jfif|png|webp|gif|heic|heif|avif|bmp|tiff?)$/i

/**
 * Gives the pictures that lie beside a sheet to its rows: by the names in the picture column; else to the row whose code,
 * else whose product name, the file is called by. A number behind the name tells several pictures of one product apart.
 * What no row asks for is counted in the store.
 */
export function withLoosePictures(read: Iterable<SheetLine>, store: PictureStore): Iterable<SheetLine> {
  const { loose } = store
  if (!loose || loose.names.length === 0) return read
  const lines = [...read]
  const index = indexOf(loose.names, new Set(lines.flatMap(callsOf).flat()))
  const used = new Set<string>()
  const given = lines.map((line) => {
    const names = filesOf(line, index)
    for (const name of names) used.add(name)
    return names.length === 0 ? line : withFiles(line, names, store)
  })
  store.unplaced += loose.names.length - used.size
  return given
}

function withFiles(line: SheetLine, names: string[], store: PictureStore): SheetLine {
  const found = names.map((name) => (store.loose ? storePicture(store.loose.archive, name, store) : null))
  const images = found
    .filter((image) => image !== null)
    .map((image): Image => ({ ...image, source: 'upload' }))
  const known = new Set(line.images.map(({ sha256 }) => sha256))
  const unusable = found.filter((image) => image === null).length
  return {
    ...line,
    images: [...line.images, ...images.filter(({ sha256 }) => !known.has(sha256))],
    unusablePictures: line.unusablePictures + unusable,
  }
}

/** What a row may call its pictures: by column, by code, by name; the first way that finds any is the one. */
function callsOf({ cells }: SheetLine): string[][] {
  const column = cells.images?.text ?? ''
  const files = pictureLinks(column).length > 0 ? [] : column.split(/[\n,;|]+/).map(keyOfFile)
  return [files, [keyOf(cells.sku?.text ?? '')], [keyOf(cells.name?.text ?? '')]].map((keys) =>
    keys.filter((key) => key !== ''),
  )
}

function filesOf(line: SheetLine, index: Index): string[] {
  for (const keys of callsOf(line)) {
    const names = keys.flatMap((key) => index.get(key) ?? [])
    if (names.length > 0) return [...new Set(names)]
  }
  return []
}

/** A file whose whole name some row uses belongs to that row; only others may end in a counter. */
function indexOf(names: readonly string[], called: ReadonlySet<string>): Index {
  const index: Index = new Map()
  for (const name of names.toSorted((a, b) => baseOf(a).localeCompare(baseOf(b), 'en', { numeric: true }))) {
    const whole = keyOfFile(name)
    const key = called.has(whole) ? whole : keyOf(baseOf(name).replace(/[\s_-]+\d{1,3}$|\s*\(\d{1,3}\)$/, ''))
    if (key !== '') index.set(key, [...(index.get(key) ?? []), name])
  }
  return index
}

const baseOf = (path: string): string =>
  path
    .trim()
    .replace(/^.*[\\/]/, '')
    .replace(ENDING, '')
const keyOfFile = (path: string): string => keyOf(baseOf(path))
/** Marks, capitals, signs and spaces say nothing. */
const keyOf = (text: string): string => fold(text).replaceAll(' ', '')
