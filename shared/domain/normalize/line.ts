import type { Image } from '../listing.ts'
import type { PriceScale } from '../values/price.ts'

/** What a column of a seller's sheet can be about. The ones that end up nowhere are named so that nothing else takes them. */
export type Field =
  | 'name'
  | 'sku'
  | 'unit'
  | 'price'
  | 'stock'
  | 'pack'
  | 'net'
  | 'shelfLife'
  | 'producer'
  | 'phone'
  | 'address'
  | 'hamlet'
  | 'commune'
  | 'district'
  | 'province'
  | 'stars'
  | 'decision'
  | 'issuedOn'
  | 'category'
  | 'images'
  | 'description'
  | 'season'
  | 'gtin'
  | 'status'
  | 'note'

/** One cell as read. `number` where the sheet holds a number, `day` (`yyyy-mm-dd`) where it holds a date. */
export type Cell = {
  text: string
  number: number | null
  day: string | null
  /** A formula that was saved without its result. */
  uncalculated: boolean
  /** A1 reference. */
  ref: string
}

/** One product line, its cells by field. A field is present if its column is, even where the cell is empty. */
export type SheetLine = {
  sheet: string
  line: number
  cells: Partial<Record<Field, Cell>>
  /** Text of the group line above, if any. */
  section: string | null
  /** What the headings say about units. */
  priceScale: PriceScale
  pricePer: string | null
  netUnit: 'g' | 'kg' | 'ml' | 'lít' | null
  images: Image[]
  /** Pictures on this line that are of no type marketplaces take. */
  unusablePictures: number
  hidden: boolean
}

/** The cell's number or text, for parsers that take both. */
export function content(cell: Cell | undefined): string | number {
  if (!cell) return ''
  return cell.number !== null && cell.day === null ? cell.number : cell.text
}

export function textOf(cell: Cell | undefined): string {
  return cell?.text ?? ''
}
