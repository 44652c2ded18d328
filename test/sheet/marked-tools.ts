import { stableSku } from '../../shared/domain/product/sku.ts'
import type { RowResult } from '../../shared/domain/row.ts'
import { markWorkbook } from '../../shared/sheet/marked/mark-workbook.ts'
import { marksOf, type RowMark } from '../../shared/sheet/marked/marks.ts'
import { readSheet } from '../../shared/sheet/read.ts'
import { openZip, readPart } from '../../shared/sheet/zip.ts'
import { type Part, relations, workbookParts, zip } from './build.ts'

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The rows of a file as they are read; fails where it cannot be read. */
export async function rowsOf(bytes: Buffer, filename = 'bang.xlsx'): Promise<RowResult[]> {
  const result = await readSheet(bytes, { filename, today: '2026-11-21' })
  if (!result.ok) throw new Error(result.error.code)
  return result.reading.rows
}

export function marksFor(rows: RowResult[]): RowMark[] {
  return marksOf(
    rows.map((result) => ({
      result,
      sku: result.listing && (result.listing.sku ?? stableSku(result.listing)),
    })),
  )
}

export function mark(bytes: Buffer, marks: RowMark[]): Buffer {
  const marked = markWorkbook(bytes, marks)
  if (!marked.ok) throw new Error(marked.code)
  return marked.value
}

/** Reads a file and marks it by what was read. */
export async function markedBy(bytes: Buffer): Promise<Buffer> {
  return mark(bytes, marksFor(await rowsOf(bytes)))
}

/** The text of one part. */
export function partOf(bytes: Buffer, name: string): string {
  const archive = openZip(bytes)
  const part = archive.ok ? readPart(archive.value, name) : null
  if (!part?.ok || part.value === null) throw new Error(`no part ${name}`)
  return part.value.toString('utf8')
}

/** Everything an archive stores of each part, by its name as it is written: its directory record without the offset, and its packed bytes. */
export function storedParts(bytes: Buffer): Map<string, string> {
  const archive = openZip(bytes)
  if (!archive.ok) throw new Error(archive.code)
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const found = new Map<string, string>()
  let at = bytes.readUInt32LE(end + 16)
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n -= 1) {
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
    const next = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    const name = bytes.toString('utf8', at + 46, nameEnd)
    const record = Buffer.from(bytes.subarray(at, next))
    record.writeUInt32LE(0, 42)
    const entry = archive.value.entries.get(name.replaceAll('\\', '/').toLowerCase())
    if (!entry) throw new Error(name)
    const local = bytes.toString('hex', entry.offset, entry.start + entry.packed)
    found.set(name, `${record.toString('hex')} ${local}`)
    at = next
  }
  return found
}

const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
export const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF00B0F0"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="0" fillId="2" borderId="0" xfId="0" applyFill="1"/></cellXfs><dxfs count="1"><dxf><fill><patternFill><bgColor rgb="FFFF0000"/></patternFill></fill></dxf></dxfs></styleSheet>`

/** A workbook with one sheet, given whole, with styles and content types, and other parts. */
export function bookOf(
  xml: string,
  more: Part[] = [],
  sheetRelations: [string, string, string][] = [],
  styles = STYLES,
): Buffer {
  return zip([
    { name: '[Content_Types].xml', data: TYPES },
    ...workbookParts([{ name: 'Bảng', xml }]),
    { name: 'xl/styles.xml', data: styles },
    ...(sheetRelations.length > 0
      ? [{ name: 'xl/worksheets/_rels/sheet0.xml.rels', data: relations(...sheetRelations) }]
      : []),
    ...more,
  ])
}

const text = (ref: string, said: string) => `<c r="${ref}" t="inlineStr"><is><t>${said}</t></is></c>`
export const HEADINGS = `<row r="1">${['Tên sản phẩm', 'Giá bán', 'Tồn kho', 'Đơn vị tính'].map((one, at) => text(`${'ABCD'[at]}1`, one)).join('')}</row>`

/** A sheet of two products, the second without a price. `price`: the cell B3. */
export function twoProducts(price = '<c r="B3" s="1"/>', before = '', after = ''): string {
  const first = `${text('A2', 'Chè Shan tuyết')}<c r="B2"><v>120000</v></c><c r="C2"><v>5</v></c>${text('D2', 'hộp')}`
  const second = `${text('A3', 'Mật ong bạc hà')}${price}<c r="C3"><v>7</v></c>${text('D3', 'chai')}`
  return `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${before}<sheetData>${HEADINGS}<row r="2">${first}</row><row r="3">${second}</row></sheetData>${after}</worksheet>`
}
