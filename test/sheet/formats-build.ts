import { CFB } from '@e965/xlsx'
import { type Part, zip } from './build.ts'

const NAMES = ['office', 'table', 'text', 'draw', 'style', 'svg', 'fo', 'xlink', 'calcext', 'dc']
  .map((name) => `xmlns:${name}="urn:${name}"`)
  .join(' ')

/** The XML of an OpenDocument workbook: its automatic styles and its sheets. */
export const odsXml = (sheets: string, styles = ''): string =>
  `<office:document-content ${NAMES}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${sheets}</office:spreadsheet></office:body></office:document-content>`

/** An .ods of this content. */
export const ods = (content: string | Buffer, more: Part[] = []): Buffer =>
  zip([
    { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', method: 0 },
    { name: 'content.xml', data: content },
    ...more,
  ])

export const p = (text: string): string => `<text:p>${text}</text:p>`
/** A cell of text, or of whatever its attributes say. */
export const cell = (inside = '', attributes = 'office:value-type="string"'): string =>
  `<table:table-cell ${attributes}>${inside}</table:table-cell>`
export const row = (cells: string, attributes = ''): string =>
  `<table:table-row ${attributes}>${cells}</table:table-row>`
export const table = (rows: string, attributes = 'table:name="Bảng"'): string =>
  `<table:table ${attributes}>${rows}</table:table>`
export const HEADINGS = row(
  ['Tên sản phẩm', 'Giá bán', 'Tồn kho', 'ĐVT', 'Mô tả', 'Ngày cấp', 'Ảnh']
    .map((text) => cell(p(text)))
    .join(''),
)

/** One record of a workbook stream. */
export function record(id: number, data: Buffer | string): Buffer {
  const bytes = Buffer.from(data as string, typeof data === 'string' ? 'hex' : undefined)
  const head = Buffer.alloc(4)
  head.writeUInt16LE(id, 0)
  head.writeUInt16LE(bytes.length, 2)
  return Buffer.concat([head, bytes])
}

/** A compound file of these streams, packed by SheetJS. */
export function compound(streams: Record<string, Buffer>): Buffer {
  const file = CFB.utils.cfb_new()
  for (const [name, data] of Object.entries(streams)) CFB.utils.cfb_add(file, name, data)
  return Buffer.from(CFB.write(file, { type: 'buffer' }) as Buffer)
}
