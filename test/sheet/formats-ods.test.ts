import { describe, expect, it } from 'vitest'
import { readSheet } from '../../shared/sheet/read.ts'
import { cell, HEADINGS, ods, odsXml, p, row, table } from './formats-build.ts'

async function read(bytes: Buffer) {
  const result = await readSheet(bytes, { filename: 'bang.ods', today: '2026-11-21' })
  if (!result.ok) throw new Error(result.error.code)
  return result.reading
}
const number = (value: number, shown = String(value)) =>
  cell(p(shown), `office:value-type="float" office:value="${value}"`)
const product = (name = p('Măng khô'), rest = '') =>
  row(cell(name) + number(320_000, '320.000 đ') + number(45) + cell(p('kg')) + rest)
const first = async (name: string, rest = '') =>
  (await read(ods(odsXml(table(HEADINGS + product(name, rest)))))).rows[0]?.listing

describe('texts of an OpenDocument cell', () => {
  it.each([
    [
      'spaces, tabs and line breaks',
      '<text:p>Măng<text:s text:c="3"/>khô<text:tab/>nứa</text:p>',
      'Măng khô nứa',
    ],
    [
      'spans, links and white space of the XML',
      p('Măng\n   <text:span>khô</text:span> <text:a>nứa</text:a>'),
      'Măng khô nứa',
    ],
    [
      'notes left out',
      `<office:annotation><dc:creator>A</dc:creator>${p('ghi chú')}</office:annotation>${p('Măng khô')}`,
      'Măng khô',
    ],
    [
      'readings of signs left out',
      p('<text:ruby><text:ruby-base>Măng</text:ruby-base><text:ruby-text>x</text:ruby-text></text:ruby> khô'),
      'Măng khô',
    ],
    [
      'text of drawings left out',
      `<draw:custom-shape>${p('hình')}</draw:custom-shape>${p('Măng khô')}`,
      'Măng khô',
    ],
  ])('%s', async (_, inside, name) => {
    expect((await first(inside))?.name).toBe(name)
  })

  it('paragraphs are lines', async () => {
    const listing = await first(p('Măng'), cell(p('Dòng một') + p('Dòng hai<text:line-break/>Dòng ba')))
    expect(listing?.description).toBe('Dòng một\nDòng hai\nDòng ba')
  })
})

describe('values of an OpenDocument cell', () => {
  it('numbers come as numbers, whatever is shown', async () => {
    expect(await first(p('Măng'))).toMatchObject({ price: { amount: 320_000 }, stock: 45 })
  })

  it('leading zeros that are shown stay', async () => {
    const headings = row(['Tên sản phẩm', 'Giá bán', 'Mã SP'].map((text) => cell(p(text))).join(''))
    const line = row(cell(p('Măng')) + number(50_000) + number(12, '00012'))
    const { rows } = await read(ods(odsXml(table(headings + line))))
    expect(rows[0]?.listing?.sku).toBe('00012')
  })

  it('a formula without a result says so', async () => {
    const line = row(
      cell(p('Măng')) +
        cell('', 'table:formula="of:=[.B9]*2"') +
        cell('', 'table:formula="of:=1" office:value-type="float" office:value="9"'),
    )
    const { rows } = await read(ods(odsXml(table(HEADINGS + line))))
    expect(rows[0]?.listing?.stock).toBe(9)
    expect(rows[0]?.issues.map(({ code }) => code)).toContain('price.formula')
  })

  it('dates are days', async () => {
    const headings = row(
      ['Tên sản phẩm', 'Giá bán', 'Hạng sao', 'Số quyết định', 'Ngày cấp']
        .map((text) => cell(p(text)))
        .join(''),
    )
    const day = cell(p('08/06/24'), 'office:value-type="date" office:date-value="2024-08-06T00:00:00"')
    const line = row(cell(p('Măng')) + number(50_000) + number(4) + cell(p('321/QĐ-UBND')) + day)
    const { rows } = await read(ods(odsXml(table(headings + line))))
    expect(rows[0]?.listing?.ocop).toMatchObject({ issuedOn: '2024-08-06' })
  })
})

describe('sheets, rows and columns', () => {
  it('hidden sheets are passed over, hidden and filtered rows are marked', async () => {
    const style =
      '<style:style style:name="h" style:family="table"><style:table-properties table:display="false"/></style:style>'
    const hidden = table(HEADINGS + product(p('Hàng ẩn')), 'table:name="Ẩn" table:style-name="h"')
    const rows = [
      product(p('Lê A')),
      product(p('Lê B')).replace('<table:table-row ', '<table:table-row table:visibility="collapse" '),
      product(p('Lê C')).replace('<table:table-row ', '<table:table-row table:visibility="filter" '),
    ]
    const reading = await read(ods(odsXml(hidden + table(HEADINGS + rows.join('')), style)))
    expect(reading.rows.map(({ sheet, outcome }) => [sheet, outcome])).toEqual([
      ['Bảng', 'accepted'],
      ['Bảng', 'skipped'],
      ['Bảng', 'skipped'],
    ])
  })

  it('repeated rows and columns are counted, and written out where they hold something', async () => {
    const empty = row(
      '<table:table-cell table:number-columns-repeated="1024"/>',
      'table:number-rows-repeated="3"',
    )
    const twice = product(p('Lê')).replace(
      '<table:table-row ',
      '<table:table-row table:number-rows-repeated="2" ',
    )
    const end = row(
      '<table:table-cell table:number-columns-repeated="16384"/>',
      'table:number-rows-repeated="1048000"',
    )
    const { rows } = await read(ods(odsXml(table(HEADINGS + empty + twice + product() + end))))
    expect(rows.map(({ line }) => line)).toEqual([5, 6, 7])
  })

  it('merged cells speak for the lines they cover', async () => {
    const headings = row(['Tên sản phẩm', 'Giá bán', 'Chủ thể'].map((text) => cell(p(text))).join(''))
    const top = row(
      cell(p('Lê A')) +
        number(50_000) +
        cell(
          p('HTX Ví Dụ'),
          'office:value-type="string" table:number-rows-spanned="2" table:number-columns-spanned="1"',
        ),
    )
    const below = row(`${cell(p('Lê B')) + number(60_000)}<table:covered-table-cell/>`)
    const { rows } = await read(ods(odsXml(table(headings + top + below))))
    expect(rows.map(({ listing }) => listing?.producer?.name)).toEqual(['HTX Ví Dụ', 'HTX Ví Dụ'])
  })

  it('tables of changes and of links are no sheets', async () => {
    const other = `<table:dde-links><table:dde-link>${table(HEADINGS + product(p('Lê X')))}</table:dde-link></table:dde-links>`
    const { rows } = await read(ods(odsXml(other + table(HEADINGS + product(p('Lê A'))))))
    expect(rows.map(({ listing }) => listing?.name)).toEqual(['Lê A'])
  })

  it('fonts before Unicode by the style of a cell, of its column, of a span', async () => {
    const styles =
      '<style:style style:name="base" style:family="table-cell"><style:text-properties style:font-name=".VnTime"/></style:style>' +
      '<style:style style:name="c" style:family="table-cell" style:parent-style-name="base"/>' +
      '<style:style style:name="t" style:family="text"><style:text-properties style:font-name=".VnTimeH"/></style:style>'
    const span = (text: string) => p(`<text:span text:style-name="t">${text}</text:span>`)
    const columns =
      '<table:table-column table:number-columns-repeated="9" table:default-cell-style-name="c"/>'
    const headings = row(
      ['Tªn s¶n phÈm', 'Gi¸ b¸n', 'Tån kho', 'Chñ thÓ'].map((text) => cell(p(text))).join(''),
    )
    const line = row(cell(p('M¨ng kh«')) + number(50_000) + number(9) + cell(span('hîp t¸c x·')))
    const { rows } = await read(ods(odsXml(table(columns + headings + line), styles)))
    expect(rows[0]?.listing).toMatchObject({ name: 'Măng khô', producer: { name: 'HỢP TÁC XÃ' } })
  })
})

describe('pictures of an OpenDocument sheet', () => {
  /** The head of a PNG, which is all that its size needs. */
  const png = Buffer.alloc(33)
  png.write('89504e470d0a1a0a0000000d49484452', 'hex')
  png.writeUInt32BE(640, 16)
  png.writeUInt32BE(480, 20)
  const image = (href = 'Pictures/a.png') => `<draw:image xlink:href="${href}"><text:p/></draw:image>`
  const frame = (inside: string, y = '0pt', height = '10pt') =>
    `<draw:frame svg:x="0cm" svg:y="${y}" svg:width="1cm" svg:height="${height}">${inside}</draw:frame>`
  const heights =
    '<style:style style:name="r" style:family="table-row"><style:table-row-properties style:row-height="20pt"/></style:style>'
  const line = (name: string, inside = '') =>
    product(p(name), cell() + cell() + cell(inside, '')).replace(
      '<table:table-row ',
      '<table:table-row table:style-name="r" ',
    )

  /** Pictures of each of three products in rows 2 to 4, 20 points high each; what stands in the cell of the first. */
  const counts = async (inside: string, shapes = '') => {
    const heading = HEADINGS.replace('<table:table-row ', '<table:table-row table:style-name="r" ')
    const rows = heading + line('Lê A', inside) + line('Lê B') + line('Lê C')
    const content = odsXml(table(`<table:shapes>${shapes}</table:shapes>${rows}`), heights)
    const reading = await read(ods(content, [{ name: 'Pictures/a.png', data: png }]))
    return [reading.rows.map(({ listing }) => listing?.images.length), reading.unplacedPictures]
  }

  it.each<[string, string, string, unknown]>([
    ['in a cell', frame(image()), '', [[1, 0, 0], 0]],
    ['in a cell, shown mostly below', frame(image(), '15pt', '18pt'), '', [[0, 1, 0], 0]],
    ['in a group in a cell', `<draw:g>${frame(image())}</draw:g>`, '', [[1, 0, 0], 0]],
    ['on the sheet, by its place', '', frame(image(), '62pt', '10pt'), [[0, 0, 1], 0]],
    ['on the sheet without a place', '', `<draw:frame>${image()}</draw:frame>`, [[0, 0, 0], 1]],
    [
      'a drawing with a photo of itself beside it',
      frame(image('Pictures/none.svg') + image('./Pictures/a.png')),
      '',
      [[1, 0, 0], 0],
    ],
    [
      'a chart',
      frame(`<draw:object/>${image()}`),
      frame(`<draw:object>${table(HEADINGS + product())}</draw:object>${image()}`),
      [[0, 0, 0], 0],
    ],
    [
      'outside the archive',
      frame(image('../a.png')) + frame(image('https://a.invalid/a.png')),
      '',
      [[0, 0, 0], 0],
    ],
  ])('%s', async (_, inside, shapes, expected) => {
    expect(await counts(inside, shapes)).toEqual(expected)
  })

  it('a tall one belongs to the line it begins in, though lines that the file does not list follow', async () => {
    const style = heights.replace('20pt', '0.45cm')
    const last = line('Lê A', frame(image(), '0pt', '400pt'))
    const reading = await read(
      ods(odsXml(table(HEADINGS + last), style), [{ name: 'Pictures/a.png', data: png }]),
    )
    expect(reading.rows.map(({ listing }) => listing?.images.length)).toEqual([1])
  })
})
