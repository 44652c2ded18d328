// Workbooks as cooperatives write them, in any number of rows: 20 columns, two merged title rows, headings in row 4,
// two columns of dates, one of formulas with results, barcodes and phones as text. The same rows every time.
import { workbookParts, zip } from '../sheet/build.ts'

/** How texts are stored: in one list for all sheets, as Excel does, or in the cells, as libraries do. */
export type Strings = 'shared' | 'inline'

const HEADINGS = [
  'STT',
  'Mã sản phẩm',
  'Tên sản phẩm',
  'Chủ thể',
  'Điện thoại',
  'Thôn',
  'Xã',
  'Huyện',
  'Tỉnh',
  'Nhóm sản phẩm',
  'ĐVT',
  'Quy cách',
  'Giá bán (đồng)',
  'Tồn kho',
  'Thành tiền',
  'Hạng sao',
  'Số quyết định',
  'Ngày cấp',
  'Ngày nhập',
  'Mã vạch',
]
const GOODS = ['Mật ong bạc hà', 'Chè Shan tuyết cổ thụ', 'Gạo nếp nương', 'Măng khô', 'Tinh bột nghệ đỏ']
const MAKERS = ['Hợp tác xã Ví Dụ Một', 'Hợp tác xã Ví Dụ Hai', 'Cơ sở chế biến Ví Dụ', 'Hộ Nguyễn Văn Ví Dụ']
const COMMUNES = ['Mèo Vạc', 'Đồng Văn', 'Yên Minh', 'Quản Bạ', 'Bắc Mê']
const PACKS = ['Hộp 500 g', 'Túi 1 kg', 'Chai 250 ml', 'Hũ 300g']
const FIRST_ROW = 5

const letters = HEADINGS.map((_, at) => String.fromCharCode(65 + at))
const pick = (words: string[], n: number): string => words[n % words.length] ?? ''

/** A barcode with a right check digit. */
function barcode(n: number): string {
  const digits = `893${String(n).padStart(9, '0')}`
  const sum = [...digits].reduce((all, digit, at) => all + Number(digit) * (at % 2 === 0 ? 1 : 3), 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

type Value = string | number | { day: number } | { sum: number }

function product(n: number): Value[] {
  const price = 20_000 + ((n * 37) % 400) * 500
  const stock = (n * 13) % 200
  return [
    n,
    `SP-${String(n).padStart(6, '0')}`,
    `${pick(GOODS, n)} loại ${n % 3} mẻ ${n}`,
    pick(MAKERS, n * 7),
    `09${String(12_000_000 + ((n * 7919) % 80_000_000)).padStart(8, '0')}`,
    `Thôn ${(n % 40) + 1}`,
    `Xã ${pick(COMMUNES, n * 3)}`,
    `Huyện ${pick(COMMUNES, n * 3)}`,
    'Hà Giang',
    'Thực phẩm chế biến',
    pick(['Hộp', 'Túi', 'Chai', 'Hũ'], n),
    pick(PACKS, n),
    price,
    stock,
    { sum: price * stock },
    `${3 + (n % 2)} sao`,
    `${100 + (n % 800)}/QĐ-UBND`,
    { day: 45_500 + (n % 400) },
    { day: 46_000 + (n % 300) },
    barcode(n),
  ]
}

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

type Written = { rows: Buffer[]; text: (value: string) => string }

function cellXml(value: Value, reference: string, row: number, text: Written['text']): string {
  if (typeof value === 'number') return `<c r="${reference}"><v>${value}</v></c>`
  if (typeof value === 'string') return text(value).replace('@', reference)
  if ('day' in value) return `<c r="${reference}" s="1"><v>${value.day}</v></c>`
  return `<c r="${reference}"><f>M${row}*N${row}</f><v>${value.sum}</v></c>`
}

const rowXml = (row: number, values: Value[], text: Written['text']): string =>
  `<row r="${row}">${values.map((value, at) => cellXml(value, `${letters[at]}${row}`, row, text)).join('')}</row>`

function sheetRows(rows: number, text: Written['text']): Buffer[] {
  const pieces = [
    Buffer.from(
      [
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>',
        rowXml(1, ['HỢP TÁC XÃ VÍ DỤ'], text),
        rowXml(2, ['BẢNG KÊ SẢN PHẨM'], text),
        rowXml(4, HEADINGS, text),
      ].join(''),
    ),
  ]
  for (let from = 0; from < rows; from += 1000) {
    const count = Math.min(1000, rows - from)
    const part = Array.from({ length: count }, (_, at) =>
      rowXml(FIRST_ROW + from + at, product(from + at + 1), text),
    )
    pieces.push(Buffer.from(part.join('')))
  }
  const merges = '<mergeCells><mergeCell ref="A1:T1"/><mergeCell ref="A2:T2"/></mergeCells>'
  return [...pieces, Buffer.from(`</sheetData>${merges}</worksheet>`)]
}

const STYLES =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts><font><sz val="11"/><name val="Times New Roman"/></font></fonts><fills><fill/></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="0"/></cellXfs></styleSheet>'
const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet0.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'

/** A workbook of this many products. */
export function madeWorkbook(rows: number, strings: Strings): Buffer {
  const list = new Map<string, number>()
  const shared = (value: string) => {
    const at = list.get(value) ?? list.size
    list.set(value, at)
    return `<c r="@" t="s"><v>${at}</v></c>`
  }
  const inline = (value: string) => `<c r="@" t="inlineStr"><is><t>${escapeXml(value)}</t></is></c>`
  const sheet = Buffer.concat(sheetRows(rows, strings === 'shared' ? shared : inline))
  const items = [...list.keys()].map((value) => `<si><t>${escapeXml(value)}</t></si>`).join('')
  const parts = workbookParts([{ name: 'Sản phẩm', xml: '' }]).filter(
    ({ name }) => !name.includes('worksheets'),
  )
  return zip([
    { name: '[Content_Types].xml', data: TYPES },
    ...parts.map((part) =>
      part.name === 'xl/workbook.xml' ? { ...part, data: withNamespace(String(part.data)) } : part,
    ),
    { name: 'xl/styles.xml', data: STYLES },
    {
      name: 'xl/sharedStrings.xml',
      data: `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${items}</sst>`,
    },
    { name: 'xl/worksheets/sheet0.xml', data: sheet },
  ])
}

const withNamespace = (xml: string): string =>
  xml.replace('<workbook ', '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ')
