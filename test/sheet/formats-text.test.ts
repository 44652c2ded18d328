import { describe, expect, it } from 'vitest'
import { readSheet } from '../../shared/sheet/read.ts'

const read = async (bytes: Buffer, filename = 'bang.csv') => {
  const result = await readSheet(bytes, { filename, today: '2026-11-21' })
  if (!result.ok) throw new Error(result.error.code)
  return result.reading
}
const codeOf = async (bytes: Buffer) => {
  const result = await readSheet(bytes, { filename: 'bang.xls', today: '2026-11-21' })
  return result.ok ? `rows: ${result.reading.rows.length}` : result.error.code
}
const big = (text: string) => Buffer.from(text, 'utf16le').swap16()

describe('text tables as programs write them', () => {
  const table = 'Đơn vị tính;Tên sản phẩm;Giá bán;Tồn kho\nkg;Măng khô;320.000;45\n'

  it.each<[string, Buffer]>([
    ['UTF-16 without a mark', Buffer.from(table, 'utf16le')],
    ['UTF-16 the other way round without a mark', big(table)],
    ['UTF-16 the other way round with a mark', big(`\ufeff${table}`)],
    ['line ends of every kind', Buffer.from(table.replace('\n', '\r\n'))],
    ['a table called .xlsx', Buffer.from(table)],
  ])('%s', async (_, bytes) => {
    const { rows } = await read(bytes, 'bang.xlsx')
    expect(rows[0]?.listing).toMatchObject({
      name: 'Măng khô',
      price: { amount: 320_000, per: 'kg' },
      stock: 45,
    })
  })

  it('a decimal comma between semicolons', async () => {
    const { rows } = await read(
      Buffer.from('sep=;\r\nTên sản phẩm;Giá bán (nghìn đồng);Tồn kho;ĐVT\r\nMăng khô;85,5;12;gói\r\n'),
    )
    expect(rows[0]?.listing?.price).toEqual({ amount: 85_500, per: 'gói' })
  })

  it('line breaks in quotes, of both kinds, count as lines of the cell', async () => {
    const text =
      'Tên sản phẩm,Giá bán,Tồn kho,Mô tả\r\nLê A,"50,000",5,"Dòng một\nDòng hai\r\nDòng ba"\nLê B,60000,5,\r\n'
    const { rows } = await read(Buffer.from(text))
    expect(rows.map(({ line, listing }) => [line, listing?.name, listing?.description ?? null])).toEqual([
      [2, 'Lê A', 'Dòng một\nDòng hai\nDòng ba'],
      [3, 'Lê B', null],
    ])
  })
})

describe('what comes under the name of a workbook', () => {
  it.each<[string, string, Buffer]>([
    [
      'a web page',
      'file.old-format',
      Buffer.from(
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>Tên</td></tr></table></html>',
      ),
    ],
    [
      'a web page in UTF-16',
      'file.old-format',
      Buffer.from('\ufeff<table><tr><td>Tên</td></tr></table>', 'utf16le'),
    ],
    [
      'XML of Excel 2003',
      'file.old-format',
      Buffer.from(
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
      ),
    ],
    ['other XML', 'file.not-a-workbook', Buffer.from('<?xml version="1.0"?><svg/>')],
    [
      'a flat text document',
      'file.not-a-workbook',
      Buffer.from(
        '<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.text"/>',
      ),
    ],
    ['zeros', 'file.empty', Buffer.alloc(600)],
    [
      'a text with a zero in it',
      'file.not-a-workbook',
      Buffer.from(`Tên sản phẩm,Giá bán\0${'a,b\n'.repeat(50)}`),
    ],
  ])('%s', async (_, code, bytes) => {
    expect(await codeOf(bytes)).toBe(code)
  })
})
