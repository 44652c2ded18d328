import { describe, expect, it } from 'vitest'
import type { SheetReading } from '../../shared/sheet/contract.ts'
import { priceScaleOf, priceUnitOf, stockUnitOf } from '../../shared/sheet/headings.ts'
import { readSheet } from '../../shared/sheet/read.ts'
import { workbook } from './build.ts'

type Value = string | number | null
const options = { filename: 'bang.xlsx', today: '2026-11-21' }

const read = async (rows: Value[][], after = ''): Promise<SheetReading['rows']> => {
  const result = await readSheet(workbook(rows, after), options)
  if (!result.ok) throw new Error(result.error.code)
  return result.reading.rows
}
const codes = (row: SheetReading['rows'][number] | undefined) =>
  row?.issues.map(({ code }) => code).filter((code) => code !== 'images.missing')

describe('what a price heading says', () => {
  it.each([
    ['Giá (đ/1000 g)', 1],
    ['Giá (đ/1.000 ml)', 1],
    ['Giá 1.000 quả', null],
    ['Giá bán (ngđ)', 1000],
    ['Giá bán (nghđ)', 1000],
    ['Giá bán (kđ)', 1000],
    ['Giá bán (1k)', 1000],
    ['Giá bán (ng.đ)', 1000],
    ['Giá bán (ng đồng)', 1000],
    ['Giá bán (k đồng)', 1000],
    ['Giá bán (1.000đ/kg)', 1000],
    ['Giá bán (1000 đồng)', 1000],
    ['Giá bán (1000)', 1000],
    ['Giá bán (x1000đ)', 1000],
    ['Giá bán (x 1.000)', 1000],
    ['Giá bán', null],
  ])('%s', (heading, scale) => {
    expect(priceScaleOf(heading)).toBe(scale)
  })

  it.each([
    ['Giá (đ/1000 g)', 'kg'],
    ['Giá (đ/1.000 ml)', 'lít'],
    ['Giá (đ/500g)', '500 g'],
    ['Giá (đ/1 kg)', 'kg'],
    ['Giá (đ/kg)', 'kg'],
  ])('%s is the price of %s', (heading, unit) => {
    expect(priceUnitOf(heading)).toBe(unit)
  })

  it.each([
    ['Số lượng (tấn)', 'tấn'],
    ['Tồn kho (kg)', 'kg'],
    ['Số lượng kg', 'kg'],
    ['Số lượng', null],
    ['Số lượng (ước)', null],
  ])('%s counts in %s', (heading, unit) => {
    expect(stockUnitOf(heading)).toBe(unit)
  })
})

describe('columns that look like others', () => {
  it.each([
    'Quyết định thành lập HTX',
    'Số GCN ĐKKD',
    'Số GCN ATTP',
    'Ngày cấp ĐKKD',
    'Ngày cấp ATTP',
    'Ngày cấp CCCD',
    'Ngày ký hợp đồng',
    'Hạng sao đăng ký',
    'Số sao đề nghị',
    'Số sao tự đánh giá',
  ])('%s is nothing of OCOP', async (heading) => {
    const [row] = await read([
      ['Tên sản phẩm', 'Giá bán', 'Tồn kho', 'ĐVT', heading],
      ['Măng khô', '50.000', 9, 'kg', '4'],
    ])
    expect(row?.listing?.ocop.state).toBe('none')
    expect(codes(row)).toEqual([])
  })

  it.each(['Giá bán cũ', 'Giá khuyến mãi', 'Giá KM', 'Giá bán khuyến mại'])(
    '%s is not the price',
    async (heading) => {
      const [row] = await read([
        ['Tên sản phẩm', heading, 'Tồn kho', 'ĐVT'],
        ['Măng khô', '50.000', 9, 'kg'],
      ])
      expect(codes(row)).toEqual(['price.missing'])
    },
  )

  it.each(['Giá mới', 'Giá xuất xưởng', 'Giá bán (đ/củ)'])('%s is the price', async (heading) => {
    const [row] = await read([
      ['Tên sản phẩm', heading, 'Tồn kho', 'ĐVT'],
      ['Măng khô', '50.000', 9, 'củ'],
    ])
    expect(row?.listing?.price?.amount).toBe(50_000)
  })

  it.each([
    'Số lượng bán ra/năm',
    'Số lượng cung ứng (tấn/năm)',
    'Tồn kho cuối năm trước',
    'Số lượng đã bán',
    'Số lượng bán (kg/tháng)',
  ])('%s is no stock', async (heading) => {
    const [row] = await read([
      ['Tên sản phẩm', 'Giá bán', 'ĐVT', heading],
      ['Măng khô', '50.000', 'kg', 9],
    ])
    expect(codes(row)).toEqual(['stock.missing'])
  })

  it.each(['Tồn kho tháng 11 năm 2026', 'Tồn kho ngày 15/10', 'Tồn kho (15/ tháng 10)', 'Số lượng đăng ký'])(
    '%s is the stock',
    async (heading) => {
      const [row] = await read([
        ['Tên sản phẩm', 'Giá bán', 'ĐVT', heading],
        ['Măng khô', '50.000', 'kg', 9],
      ])
      expect(row?.listing?.stock).toBe(9)
    },
  )

  it.each(['Đã bán', 'Kế hoạch'])('an amount under %s is no stock', async (heading) => {
    const rows = [
      ['Tên sản phẩm', 'Giá bán', 'ĐVT', heading, null, 'Tồn kho'],
      [null, null, null, 'Số lượng', 'Thành tiền', null],
      ['Măng khô', '50.000', 'kg', 9, 450_000, 7],
    ]
    const merged = ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'F1:F2']
      .map((ref) => `<mergeCell ref="${ref}"/>`)
      .join('')
    const [row] = await read(rows, `<mergeCells>${merged}</mergeCells>`)
    expect(row?.listing?.stock).toBe(7)
  })

  it('takes the names from OCOP products where there is no other column of names', async () => {
    const [row] = await read([
      ['STT', 'Sản phẩm OCOP', 'Giá bán', 'Số lượng', 'ĐVT'],
      [1, 'Măng khô', '50.000', 9, 'kg'],
    ])
    expect(row?.listing).toMatchObject({ name: 'Măng khô', ocop: { state: 'none' } })
  })

  it('knows a weight of a month from a weight', async () => {
    const [row] = await read([
      ['Tên sản phẩm', 'Giá bán', 'Số lượng', 'ĐVT', 'Khối lượng (kg/tháng)'],
      ['Măng khô', '50.000', 9, 'túi', 40],
    ])
    expect(row?.listing?.net).toBeNull()
  })

  it('asks which of two prices counts', async () => {
    const [differs, agrees] = await read([
      ['Tên sản phẩm', 'Giá bán', 'Giá bán', 'Số lượng', 'ĐVT'],
      ['Măng khô', '50.000', '60.000', 9, 'kg'],
      ['Mộc nhĩ', '50.000', '50000', 9, 'kg'],
    ])
    expect(codes(differs)).toEqual(['price.several'])
    expect(differs?.issues[0]).toMatchObject({ cell: 'B2', suggestion: '50.000 đồng; 60.000 đồng' })
    expect(agrees?.outcome).toBe('accepted')
  })

  it('asks about 1200 in a column where another price is 150, and about a box priced by 500 g', async () => {
    const rows = await read([
      ['Tên sản phẩm', 'Giá bán', 'Số lượng', 'ĐVT'],
      ['Măng khô', 150, 9, 'kg'],
      ['Sâm', 1200, 9, 'kg'],
    ])
    expect(rows[1]?.issues[0]).toMatchObject({
      code: 'price.unclear',
      suggestion: '1.200 đồng; 1.200.000 đồng',
    })
    const [box] = await read([
      ['Tên sản phẩm', 'Giá bán (đ/500g)', 'Số lượng', 'ĐVT'],
      ['Măng khô', '50.000', 9, 'hộp'],
    ])
    expect(codes(box)).toEqual(['price.unclear'])
  })

  it('counts stock over from the unit of its heading', async () => {
    const rows = await read([
      ['Tên sản phẩm', 'Giá bán', 'Số lượng (tấn)', 'ĐVT'],
      ['Măng khô', '50.000', 5, 'kg'],
      ['Mộc nhĩ', '50.000', 5, 'hộp'],
    ])
    expect(rows[0]?.listing?.stock).toBe(5000)
    expect(codes(rows[1])).toEqual(['stock.unclear'])
  })
})

describe('lines that look like products', () => {
  const HEADINGS = ['STT', 'Tên sản phẩm', 'ĐVT', 'Giá bán', 'Số lượng']

  it.each(['Cộng', 'Tổng tiền', 'Tổng số tiền bán', 'Tổng doanh thu', 'Trung bình', 'Bình quân'])(
    '%s is a total, whatever its price',
    async (total) => {
      const rows = await read([
        HEADINGS,
        [1, 'Măng khô', 'kg', '50.000', 9],
        [null, total, null, '500.000', 30],
        [2, 'Tổng hợp hạt', 'kg', '60.000', 9],
        [null, 'Công phu trà', 'gói', '60.000', 9],
      ])
      expect(rows.map(({ listing }) => listing?.name)).toEqual(['Măng khô', 'Tổng hợp hạt', 'Công phu trà'])
    },
  )

  it('keeps what has only a name, after a total too', async () => {
    const rows = await read([
      HEADINGS,
      [1, 'Măng khô', 'kg', '50.000', 9],
      [null, 'Cộng nhóm', null, '50.000', 9],
      [null, 'Sáp ong'],
      [null, 'Phấn hoa'],
      [null, 'Mực khô'],
      [null, 'Phần II'],
      [2, 'Mộc nhĩ', 'kg', '50.000', 9],
    ])
    expect(rows.map(({ listing }) => listing?.name)).toEqual([
      'Măng khô',
      'Sáp ong',
      'Phấn hoa',
      'Mực khô',
      'Mộc nhĩ',
    ])
  })
})
