import type { Image } from '../listing.ts'
import { pictureLinks } from '../picture-links.ts'
import { fold, lower, oneLine } from '../text.ts'
import { readGtin } from '../values/gtin.ts'
import { readSeason } from '../values/season.ts'
import { readShelfLife } from '../values/shelf-life.ts'
import { type Found, found, issue } from './findings.ts'
import { content, ERROR_VALUE, type SheetLine, textOf } from './line.ts'

const LONGEST_SKU = 45
const NO_NAME = /^[-–.…?_\s]*$/
/** `1. Chè`, `- Chè`: how lists begin, and no part of a name. */
const BULLET = /^(?:\d{1,3}\s*[.)]\s*|[-–+*•●▪·]+\s*)(?=\p{L})/u
/** `- Chai 250ml` below a product, `Loại 1`: a size of something, and no name. For lower case. */
const ONLY_SIZE =
  /^[-+*•–\s]*(?:(?:loại|cỡ|size|hộp|chai|hũ|lọ|túi|gói|bịch|bao|can|bình|thùng|lon|khay)\s*(?:to|lớn|nhỏ|vừa|thường|\d)(?:\s*\d[\d.,]*)?|(?:hộp|chai|hũ|lọ|túi|gói|bịch|bao|can|bình|thùng|lon|khay)?\s*\d[\d.,]*)\s*(?:kg|g|gr|gram|gam|ml|l|lít|lạng|cân)?$/u

export function nameOf(line: SheetLine): Found<string | null> {
  const cell = line.cells.name
  const name = oneLine(textOf(cell))
  const empty =
    NO_NAME.test(name) || ERROR_VALUE.test(name) || ONLY_SIZE.test(lower(name)) || fold(name) === ''
  return empty ? found(null, issue('error', 'name.missing', cell)) : found(name.replace(BULLET, ''))
}

export function skuOf(line: SheetLine): Found<string | null> {
  const cell = line.cells.sku
  const sku = oneLine(textOf(cell))
  if (fold(sku) === '') return found(null)
  return sku.length > LONGEST_SKU ? found(null, issue('error', 'sku.unclear', cell)) : found(sku)
}

export function seasonOf(line: SheetLine): Found<number[]> {
  const cell = line.cells.season
  // Excel makes a date of "9-12": the months cannot be known any more.
  const season = cell?.day ? ({ kind: 'unreadable' } as const) : readSeason(content(cell))
  if (season.kind === 'value') return found(season.value)
  return season.kind === 'missing' ? found([]) : found([], issue('notice', 'season.unclear', cell))
}

export function shelfLifeOf(line: SheetLine): Found<number | null> {
  const cell = line.cells.shelfLife
  const shelfLife = readShelfLife(content(cell))
  if (shelfLife.kind === 'missing') return found(null)
  if (shelfLife.kind !== 'value')
    return found(null, issue('notice', 'shelflife.unclear', cell, {}, 'shelfLife'))
  const { months } = shelfLife.value
  return months === null
    ? found(null, issue('notice', 'shelflife.days', cell, {}, 'shelfLife'))
    : found(months)
}

export function gtinOf(line: SheetLine): Found<string | null> {
  const cell = line.cells.gtin
  const gtin = readGtin(content(cell))
  if (gtin.kind === 'value') return found(gtin.value)
  return gtin.kind === 'missing' ? found(null) : found(null, issue('notice', 'gtin.unclear', cell))
}

/** The pictures that came with the line. Whether its links lead to pictures is found out later: they are no lack yet. */
export function imagesOf(line: SheetLine): Found<Image[]> {
  const cell = line.cells.images
  const issues = [
    ...(line.unusablePictures > 0 ? [issue('notice', 'images.unsupported', cell)] : []),
    ...(line.picturesBetween ?? []).map((other) => issue('notice', 'images.nearest', cell, { line: other })),
  ]
  const isLacking = line.images.length === 0 && issues.length === 0 && pictureLinks(textOf(cell)).length === 0
  return { value: line.images, issues: isLacking ? [issue('notice', 'images.missing', cell)] : issues }
}

const NOT_FOR_SALE =
  /^(?:(?:tam )?(?:ngung|dung) (?:ban|kinh doanh|san xuat|cung cap)|khong (?:ban|dang ban|len san|dang|kinh doanh)|het ban|an|huy|khong|k|no|0|false)$/
const NOTE_NOT_FOR_SALE =
  /^(?:(?:tam )?(?:ngung|dung) (?:ban|kinh doanh|san xuat)|khong (?:ban(?! (?:le|si|buon)(?: |$))|len san|dang ban))(?: |$)/
const STATUS_NOT_YET = /^chua (?:duoc )?(?:ban|len san|mo ban)(?: |$)/

/** The cell that says that this product is not to be sold, if one does. */
export function notForSale(line: SheetLine): SheetLine['cells']['note'] | null {
  const { status, note } = line.cells
  const said = fold(textOf(status))
  if (status && [NOT_FOR_SALE, NOTE_NOT_FOR_SALE, STATUS_NOT_YET].some((words) => words.test(said)))
    return status
  return note && NOTE_NOT_FOR_SALE.test(fold(note.text)) ? note : null
}
