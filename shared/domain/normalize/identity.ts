import type { Issue } from '../row.ts'
import { oneLine } from '../text.ts'
import { phonesIn } from '../values/phone.ts'
import { issue } from './findings.ts'
import type { Cell, Field, SheetLine } from './line.ts'

/** Columns whose text is kept, or quoted in an issue. Codes, barcodes, decisions and prices are left alone. */
const KEPT: readonly Field[] = [
  'name',
  'producer',
  'phone',
  'address',
  'hamlet',
  'commune',
  'district',
  'province',
  'category',
  'unit',
  'description',
  'status',
  'note',
]
const MAY_HOLD = /\d(?:[\d .-]){7,}\d/
const LABEL = String.raw`(?:số )?(?:cccd|cmnd|cmtnd|cmt|căn cước(?: công dân)?|chứng minh(?: nhân dân| thư)?|(?:số |mã )?định danh(?: cá nhân)?|hộ chiếu)(?: ?\/ ?(?:cccd|cmnd))?(?: số)?`
/** Twelve digits as identity cards have them: province 001–096, sex and century, year, six more. */
const CARD = String.raw`0(?:0[1-9]|[1-8]\d|9[0-6])[ .-]?[0-3]\d{2}[ .-]?\d{3}[ .-]?\d{3}`
const IDENTITY = new RegExp(
  String.raw`\(?${LABEL}\s{0,3}:?\s{0,3}(?:[a-z]?\d(?:[ .-]?\d){6,11})(?!\d)\s{0,3}\)?|(?<!(?:mã vạch|gtin|barcode|upc|ean)[:\s]{0,3})(?<![\d/.+-])\(?${CARD}(?![\d/])\)?`,
  'giu',
)

/**
 * Takes numbers of identity cards out of the texts of a line before anything is made of them: twelve digits of a card, or
 * any number behind a word for one. Barcodes, phones and decisions stay. The notices quote nothing.
 */
export function withoutIdentity(line: SheetLine): { line: SheetLine; issues: Issue[] } {
  const cleaned = KEPT.flatMap((field) => {
    const cell = line.cells[field]
    return cell && MAY_HOLD.test(cell.text) ? withoutNumber(field, cell) : []
  })
  if (cleaned.length === 0) return { line, issues: [] }
  const cells = { ...line.cells, ...Object.fromEntries(cleaned) }
  return {
    line: { ...line, cells },
    issues: cleaned.map(([, cell]) => issue('notice', 'producer.identity', cell)),
  }
}

function withoutNumber(field: Field, cell: Cell): [Field, Cell][] {
  if (field === 'phone' && phonesIn(cell.text).length > 0) return []
  const text = oneLine(cell.text.replace(IDENTITY, ' ')).replace(/[\s,;:-]+$/, '')
  return text === oneLine(cell.text).replace(/[\s,;:-]+$/, '')
    ? []
    : [[field, { ...cell, text, number: null }]]
}
