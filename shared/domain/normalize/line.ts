import type { Image } from '../listing.ts'
import { fold } from '../text.ts'
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
  | 'certificates'
  | 'vietgap'
  | 'globalgap'
  | 'organic'
  | 'foodSafety'
  | 'geographical'
  | 'growingArea'
  /** Our own hidden column in a sheet that was marked before. */
  | 'rowKey'

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
  /** Cells of other price columns that the headings do not tell from the one that is read. */
  otherPrices?: Cell[]
  /** Whether a number alone in the price column may be thousands even from 1000 on, since others there are. */
  hasSmallPrices?: boolean
  /** What the heading counts the stock in: `Số lượng (tấn)`. */
  stockUnit?: string | null
  pricePer: string | null
  netUnit: 'g' | 'kg' | 'ml' | 'lít' | null
  images: Image[]
  /** Pictures on this line that are of no type marketplaces take. */
  unusablePictures: number
  /** Rows, by their number, that show nearly as much of a picture as this one, to which it was given. */
  picturesBetween?: number[]
  hidden: boolean
}

/** `Đơn vị` may be a unit of sale or an organisation: a cell that names one is the producer, and no unit. */
export function withProducer(line: SheetLine): SheetLine {
  const { unit, producer } = line.cells
  if (!unit || !ORGANISATION.test(fold(unit.text.slice(0, 60)))) return line
  const nowhere = { ...unit, text: '', number: null }
  return {
    ...line,
    cells: { ...line.cells, unit: nowhere, producer: producer?.text ? producer : unit },
  }
}
const ORGANISATION =
  /^(?:htx|hop tac xa|cong ty|cty|doanh nghiep|dntn|to hop tac|tht|ho|hkd|co so|trang trai|nong trai|lang nghe) \S/

/** What spreadsheets show where a formula failed. */
export const ERROR_VALUE = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/
/** These say themselves what their cell holds. */
const ASKED: readonly Field[] = ['name', 'price', 'stock']

/** `#N/A` of a look-up that failed is no producer, unit or description: the cell counts as empty. */
export function withoutErrors(line: SheetLine): SheetLine {
  let cells = line.cells
  for (const [field, cell] of Object.entries(line.cells)) {
    if (!cell.text.startsWith('#') || !ERROR_VALUE.test(cell.text) || ASKED.some((one) => one === field))
      continue
    cells = { ...cells, [field]: { ...cell, text: '' } }
  }
  return cells === line.cells ? line : { ...line, cells }
}

/** The cell's number or text, for parsers that take both. */
export function content(cell: Cell | undefined): string | number {
  if (!cell) return ''
  return cell.number !== null && cell.day === null ? cell.number : cell.text
}

export function textOf(cell: Cell | undefined): string {
  return cell?.text ?? ''
}
