import { describe, expect, it } from 'vitest'
import type { RowResult } from '../../shared/domain/row.ts'
import { readSheet } from '../../shared/sheet/read.ts'
import { sheetXml, workbook, workbookParts, zip } from './build.ts'

const read = async (bytes: Uint8Array, filename = 'bang.xlsx') => {
  const result = await readSheet(bytes, { filename, today: '2026-11-21' })
  if (!result.ok) throw new Error(result.error.code)
  return result.reading
}
const names = (rows: RowResult[]) => rows.map(({ line, listing }) => [line, listing?.name])
const codes = (row: RowResult | undefined) =>
  row?.issues.map(({ code }) => code).filter((code) => code !== 'images.missing')
const HEADINGS = ['STT', 'Tên sản phẩm', 'Mã SP', 'ĐVT', 'Giá bán', 'Tồn kho']
const row = (index: number, name: string, sku: string | null, price = '50.000') => [
  index,
  name,
  sku,
  'kg',
  price,
  9,
]

describe('which lines are products', () => {
  it('leaves out titles, column numbers, block headings, totals, signatures, and headings of the next page', async () => {
    const { rows } = await read(
      workbook([
        ['UBND XÃ VÍ DỤ'],
        ['DANH SÁCH SẢN PHẨM'],
        HEADINGS,
        ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
        ['I', 'NÔNG SẢN'],
        row(1, 'Măng khô', 'A1'),
        HEADINGS,
        row(2, 'Tổng hợp hạt dinh dưỡng', 'A2'),
        [3, 'Sáp ong'],
        [null, 'Nhóm gia vị'],
        row(4, 'Thảo quả', 'A4'),
        [null, null, 'A5', null, '60.000', 5],
        [null, 'Tổng cộng', null, null, null, 27],
        [],
        [null, null, null, null, 'Tuyên Quang, ngày 15 tháng 10 năm 2026'],
        [null, 'NGƯỜI LẬP BIỂU', null, null, 'TM. ỦY BAN NHÂN DÂN'],
        [null, 'Nguyễn Ví Dụ'],
      ]),
    )
    expect(names(rows)).toEqual([
      [6, 'Măng khô'],
      [8, 'Tổng hợp hạt dinh dưỡng'],
      [9, 'Sáp ong'],
      [11, 'Thảo quả'],
      [12, null],
    ])
    expect(codes(rows[2])).toEqual(['price.missing', 'stock.missing', 'unit.missing'])
    expect(codes(rows[4])).toContain('name.missing')
  })

  it('reads every visible sheet with headings, and no hidden one', async () => {
    const one = sheetXml([HEADINGS, row(1, 'Măng khô', 'A1')])
    const two = sheetXml([HEADINGS, row(1, 'Mộc nhĩ', 'A2')])
    const sheets = [
      { name: 'Một', xml: one },
      { name: 'Ẩn', xml: one, state: 'veryHidden' },
      { name: 'Ghi chú', xml: sheetXml([['a']]) },
      { name: 'Hai', xml: two },
    ]
    const { rows } = await read(zip(workbookParts(sheets)))
    expect(rows.map(({ sheet, listing }) => [sheet, listing?.name])).toEqual([
      ['Một', 'Măng khô'],
      ['Hai', 'Mộc nhĩ'],
    ])
  })

  it('skips repetitions, asks about contradictions, and leaves out what is not to be sold', async () => {
    const headings = [...HEADINGS, 'Ghi chú']
    const { rows } = await read(
      workbook([
        headings,
        row(1, 'Măng khô', 'A1'),
        row(2, 'Măng khô', 'A1'),
        row(3, 'Măng khô', 'a1', '60.000'),
        row(4, 'Mật ong', null),
        row(5, 'MẬT ONG', null, '70.000'),
        [...row(6, 'Lê', 'A6'), 'ngừng bán'],
      ]),
    )
    expect(rows.map(({ outcome }) => outcome)).toEqual([
      'accepted',
      'skipped',
      'needs-fix',
      'accepted',
      'needs-fix',
      'skipped',
    ])
    expect(rows.map(codes)).toEqual([
      [],
      ['row.duplicate'],
      ['sku.duplicate'],
      [],
      ['sku.duplicate'],
      ['row.not-for-sale'],
    ])
    expect(rows[2]?.issues.at(-1)).toMatchObject({ cell: 'C4', message: expect.stringContaining('dòng 2') })
  })

  it('skips hidden lines and says so', async () => {
    const xml = sheetXml([HEADINGS, row(1, 'Măng khô', 'A1'), row(2, 'Lê', 'A2')]).replace(
      /<row>(?=<c><v>2<)/,
      '<row hidden="1">',
    )
    const { rows } = await read(zip(workbookParts([{ name: 'S', xml }])))
    expect(rows.map(({ outcome }) => outcome)).toEqual(['accepted', 'skipped'])
    expect(codes(rows[1])).toEqual(['row.hidden'])
  })
})

describe('headings', () => {
  it('are not taken in by look-alikes', async () => {
    const { rows, unknownColumns, droppedColumns } = await read(
      workbook([
        [
          'Tên hàng',
          'Giá trị dinh dưỡng',
          'Gia vị',
          'Thời gian',
          'Sản lượng',
          'Thành tiền',
          'Diện tích',
          'Số CCCD',
          'Ngày sinh',
          'Giá vốn',
          'Giá bán (1.000đ/kg)',
          'SL',
          'Lạ',
        ],
        ['Măng khô', 1, 'muối', 2, 3, 4_000_000, 5, '002000000001', '1/1/1980', 10_000, 320, 45, 'z'],
      ]),
    )
    expect(rows[0]?.listing).toMatchObject({
      price: { amount: 320_000, per: 'kg' },
      stock: 45,
      net: { value: 1000, unit: 'g' },
    })
    expect(droppedColumns).toEqual(['Số CCCD', 'Ngày sinh'])
    expect(unknownColumns).toEqual(['Lạ'])
    expect(JSON.stringify(rows)).not.toContain('002000000001')
  })

  it('take the unit of money from a line above', async () => {
    const { rows } = await read(workbook([['ĐVT: nghìn đồng'], HEADINGS, [1, 'Lê', 'A', 'kg', 25, 9]]))
    expect(rows[0]?.listing?.price).toEqual({ amount: 25_000, per: 'kg' })
  })

  it('may stand in two lines without any merged cell', async () => {
    const csv =
      'STT;Tên sản phẩm;Giá bán;Tồn kho;Chứng nhận OCOP;;\n;;;;Hạng;Quyết định số;Ngày QĐ\n1;Chè;120.000;5;4 sao;321/QĐ-UBND;6/8/2024\n'
    const { rows } = await read(Buffer.from(csv), 'che.csv')
    expect(rows[0]).toMatchObject({ sheet: 'che', line: 3, listing: { ocop: { state: 'valid', stars: 4 } } })
  })

  it('asks what a price without its thousands means', async () => {
    const { rows } = await read(workbook([HEADINGS, row(1, 'Lê', 'A', '150')]))
    expect(rows[0]?.issues[0]).toMatchObject({
      code: 'price.unclear',
      cell: 'E2',
      suggestion: '150.000 đồng',
    })
  })
})

describe('cells', () => {
  it('rich text, phonetic readings, shared strings, formulas, dates and escapes', async () => {
    const strings =
      '<x:sst><x:si><x:r><x:t>Mật </x:t></x:r><x:r><x:t>ong</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh></x:si><x:si><x:t>A_x000D_B &amp; C</x:t></x:si></x:sst>'
    const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    const heading = (text: string) => `<x:c t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c>`
    const headings = ['Tên sản phẩm', 'Mô tả', 'Giá bán', 'Tồn kho', 'Hạng sao', 'Số QĐ', 'Ngày cấp']
      .map(heading)
      .join('')
    const cells =
      '<x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c><x:c><x:f>1+1</x:f><x:v>120000</x:v></x:c><x:c><x:f>2*2</x:f></x:c>'
    const ocop = `<x:c><x:v>4</x:v></x:c>${heading('321/QĐ-UBND')}<x:c s="1"><x:v>45510</x:v></x:c>`
    const xml = `<x:worksheet><x:sheetData><x:row>${headings}</x:row><x:row r="5">${cells}${ocop}</x:row></x:sheetData></x:worksheet>`
    const parts = workbookParts([{ name: 'S', xml }])
    const { rows } = await read(
      zip([
        ...parts,
        { name: 'xl\\sharedStrings.xml', data: strings },
        { name: 'xl/styles.xml', data: styles },
      ]),
    )
    expect(rows[0]).toMatchObject({
      line: 5,
      listing: {
        name: 'Mật ong',
        description: 'A\nB & C',
        price: { amount: 120_000 },
        ocop: { state: 'valid', stars: 4, issuedOn: '2024-08-06' },
      },
    })
    expect(codes(rows[0])).toContain('stock.formula')
  })

  it('a merged producer speaks for all its lines, a merged stock for none but the first', async () => {
    const after = '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="D2:D3"/></mergeCells>'
    const rows = [
      ['Chủ thể', 'Tên sản phẩm', 'Giá bán', 'Tồn kho'],
      ['HTX Ví Dụ', 'Lê', '50.000', 9],
      [null, 'Mận', '40.000', null],
    ]
    const reading = await read(workbook(rows, after))
    expect(reading.rows.map(({ listing }) => listing?.producer?.name)).toEqual(['HTX Ví Dụ', 'HTX Ví Dụ'])
    expect(codes(reading.rows[1])).toContain('stock.missing')
  })
})
