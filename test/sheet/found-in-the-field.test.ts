import { describe, expect, it } from 'vitest'
import { HEADINGS, merged, product, whose } from './field-sheets.ts'
import { codesOf, readProduct, readRows, type Value } from './small-sheets.ts'

describe('more than one table', () => {
  it('members beside the products are not their producers', async () => {
    const reading = await readRows([
      ['STT', 'Tên sản phẩm', 'Giá bán', 'Số lượng', 'ĐVT', null, 'STT', 'Họ và tên', 'SĐT', 'Số CCCD'],
      [1, 'Gạo', 40_000, 5, 'kg', null, 1, 'Nguyễn Ví Dụ', '0912000222', '002099000999'],
      [null, null, null, null, null, null, 2, 'Lê Ví Dụ', '0912000224', '002099000997'],
    ])
    expect(whose(reading.rows)).toEqual([[2, null]])
    expect(reading.droppedColumns).toEqual(['Số CCCD'])
    expect(reading.unknownColumns).toEqual([])
    expect(JSON.stringify(reading)).not.toMatch(/Nguyễn|002099/)
  })

  it('members left of the products are not their producers either', async () => {
    const { rows } = await readRows([
      ['STT', 'Họ và tên', 'SĐT', null, 'STT', 'Tên sản phẩm', 'Giá bán', 'Số lượng', 'ĐVT'],
      [1, 'Nguyễn Ví Dụ', '0912000222', null, 1, 'Gạo', 40_000, 5, 'kg'],
    ])
    expect(whose(rows)).toEqual([[2, null]])
    expect(rows[0]?.listing).toMatchObject({ name: 'Gạo', price: { amount: 40_000 }, stock: 5 })
  })

  it('columns of more products beside them are told as not understood', async () => {
    const reading = await readRows([
      [...HEADINGS, null, ...HEADINGS],
      [...product('Chè', 1), null, ...product('Gạo', 2)],
    ])
    expect(reading.rows.map(({ listing }) => listing?.name)).toEqual(['Chè'])
    expect(reading.unknownColumns).toEqual(HEADINGS)
  })

  it('fees and members below the products are no products; more products below them are', async () => {
    const { rows } = await readRows([
      HEADINGS,
      product('Chè', 1),
      ['STT', 'Khu vực', 'Phí', 'Thời gian'],
      [1, 'Nội tỉnh', 20_000, '1 ngày'],
      ['STT', 'Họ và tên', 'Chức vụ', 'Ký tên'],
      [1, 'Nguyễn Ví Dụ', 'Giám đốc'],
      HEADINGS,
      product('Gạo', 2),
    ])
    expect(rows.map(({ line, listing }) => [line, listing?.name])).toEqual([
      [2, 'Chè'],
      [8, 'Gạo'],
    ])
  })

  it('totals in the column of the numbers, and dots that leave room for more', async () => {
    const { rows } = await readRows([
      HEADINGS,
      product('Chè', 1),
      ['Cộng', null, null, 120_000, 5],
      ['TC', null, null, 120_000, 5],
      ['…', '…', '…', '...', '…….'],
      product('Gạo', 2),
    ])
    expect(rows.map(({ line }) => line)).toEqual([2, 6])
  })
})

describe('what stands in single cells', () => {
  it('a look-up that failed is no producer, unit, address or description', async () => {
    const row = await readProduct({
      'Chủ thể': '#N/A',
      ĐVT: '#REF!',
      'Địa chỉ': '#N/A',
      'Mô tả': '#VALUE!',
    })
    expect(JSON.stringify(row)).not.toContain('#')
    expect(codesOf(row)).toEqual(['unit.missing', 'producer.missing'])
  })

  it('the unit of money in brackets behind the title', async () => {
    const rows = [
      ['DANH SÁCH SẢN PHẨM (Đơn vị tính: 1.000 đồng)'],
      HEADINGS,
      [1, 'Chè', 'hộp', 120, 5],
    ] satisfies Value[][]
    expect((await readRows(rows)).rows[0]?.listing?.price).toEqual({ amount: 120_000, per: 'hộp' })
  })

  it.each([
    ['Box', 'hộp'],
    ['Bottle', 'chai'],
    ['Lốc', 'lốc'],
  ])('a unit %s', async (unit, per) => {
    const row = await readProduct({ ĐVT: unit, 'Số lượng': '(none)', 'Qty in stock': 7, Expiry: '24 months' })
    expect(row.listing).toMatchObject({ price: { per }, stock: 7, shelfLifeMonths: 24 })
    expect(codesOf(row)).toEqual([])
  })

  it.each([
    ['Thu hoạch tháng 6, 7', [6, 7], []],
    ['vụ 3', [], ['season.unclear']],
  ])('a season %s', async (text, season, codes) => {
    const row = await readProduct({ 'Mùa vụ': text })
    expect(row.listing?.season).toEqual(season)
    expect(codesOf(row)).toEqual(codes)
  })
})

describe('names', () => {
  const HEAD = ['STT', 'Tên sản phẩm', 'Quy cách', 'Giá bán', 'Số lượng']

  it('a name merged over its sizes is the name of each', async () => {
    const { rows } = await readRows(
      [
        HEAD,
        [1, 'Mật ong', 'Chai 250ml', 180_000, 5],
        [null, null, 'Chai 500ml', 350_000, 5],
        [2, 'Chè', 'Hộp 100g', 120_000, 5],
      ],
      merged('A2:A3', 'B2:B3'),
    )
    expect(rows.map(({ listing }) => [listing?.name, listing?.net?.value])).toEqual([
      ['Mật ong', 250],
      ['Mật ong', 500],
      ['Chè', 100],
    ])
  })

  it.each(['- Chai 250ml', 'Chai 500 ml', 'Loại 1', '500g', '+ Hộp to'])(
    '%s is the size of something',
    async (name) => {
      expect(codesOf(await readProduct({ 'Tên sản phẩm': name }))).toContain('name.missing')
    },
  )

  it.each(['Hộp quà Tết', 'Bánh 200g', 'Túi thổ cẩm', 'Lọ hoa', 'Hộp 100g chè'])(
    '%s is a name',
    async (name) => {
      expect((await readProduct({ 'Tên sản phẩm': name })).listing?.name).toBe(name)
    },
  )

  it('a household with nothing to sell is no product', async () => {
    const { rows } = await readRows([
      ['STT', 'Họ tên chủ hộ', 'Nơi ở', 'Sản phẩm chính', 'Giá bán', 'Lượng bán', 'ĐVT'],
      [1, 'Vàng Ví Dụ', 'xã Lũng Cú', 'Lê', 25_000, 300, 'kg'],
      [2, 'Ly Ví Dụ', 'xã Lũng Cú', 'Không có'],
    ])
    expect(whose(rows)).toEqual([[2, 'Vàng Ví Dụ']])
  })
})

describe('what people mean by signs and remarks', () => {
  it('ditto marks take what stands above, and nothing from an empty cell', async () => {
    const headings = ['STT', 'Chủ thể', 'Điện thoại', 'Sản phẩm', 'ĐVT', 'Giá bán', 'Số lượng']
    const { rows } = await readRows([
      headings,
      [1, 'HTX Ví Dụ', '912000111', 'Chè A', 'hộp', 120_000, 5],
      [2, 'nt', '"', 'Chè B', '-nt-', 'như trên', 6],
      [3, null, null, 'Chè C', 'hộp', 120_000, 'nt'],
      [4, '"', null, 'Chè D', 'hộp', 120_000, 5],
    ])
    expect(rows[1]?.listing).toMatchObject({
      price: { amount: 120_000, per: 'hộp' },
      producer: { name: 'HTX Ví Dụ', phone: '+84912000111' },
    })
    expect(rows.map(codesOf)).toEqual([[], [], ['stock.unclear', 'producer.missing'], ['producer.missing']])
  })

  it.each([
    ['1. Chè xanh', 'Chè xanh'],
    ['- Chè vàng', 'Chè vàng'],
    ['* Chè đỏ', 'Chè đỏ'],
    ['7Up', '7Up'],
  ])('the sign of a list is no part of a name: %s', async (written, name) => {
    expect((await readProduct({ 'Tên sản phẩm': written })).listing?.name).toBe(name)
  })

  it('a note that nothing is left contradicts a stock', async () => {
    const row = await readProduct({ 'Ghi chú': 'Tạm hết hàng' })
    expect(row.outcome).toBe('needs-fix')
    expect(row.issues).toContainEqual(expect.objectContaining({ code: 'stock.unclear', suggestion: '9; 0' }))
    expect((await readProduct({ 'Ghi chú': 'Hết hàng', 'Số lượng': 0 })).outcome).toBe('accepted')
  })

  it('the names of those who sign are no products, whatever column they stand in', async () => {
    const { rows } = await readRows([
      HEADINGS,
      product('Chè', 1),
      [null, 'NGƯỜI LẬP', null, 'GIÁM ĐỐC'],
      [null, 'Nguyễn Ví Dụ', null, 'Trần Ví Dụ'],
    ])
    expect(rows.map(({ line }) => line)).toEqual([2])
  })

  it('stars as the heading of a block', async () => {
    const { rows } = await readRows([
      ['STT', 'Tên sản phẩm', 'ĐVT', 'Giá bán', 'Số lượng', 'Số QĐ', 'Ngày QĐ'],
      ['I', 'Sản phẩm đạt 4 sao'],
      [...product('Chè', 1), '321/QĐ-UBND', '06/8/2024'],
      ['II', 'Sản phẩm tiềm năng 5 sao'],
      [...product('Gạo', 1), '322/QĐ-UBND', '06/8/2024'],
    ])
    expect(rows.map(({ listing }) => [listing?.ocop.state, listing?.ocop.stars])).toEqual([
      ['valid', 4],
      ['unproven', null],
    ])
  })
})

describe('columns', () => {
  it('a mistyped heading of names', async () => {
    const row = await readProduct({ 'Tên sản phẩm': '(none)', 'Tên sản phẩn': 'Chè Ví Dụ' })
    expect(row.listing?.name).toBe('Chè Ví Dụ')
  })

  it('numbers before the words of a heading say nothing', async () => {
    const row = await readProduct({ '7. Hạn sử dụng': '12 tháng' })
    expect(row.listing?.shelfLifeMonths).toBe(12)
  })

  it('the day of an identity card is no day of recognition', async () => {
    const cells = {
      'Số CCCD': '002085000111',
      'Ngày cấp': '05/05/2025',
      OCOP: '4 sao',
      'Số QĐ': '321/QĐ-UBND',
    }
    const row = await readProduct(cells)
    expect(row.listing?.ocop).toMatchObject({ state: 'unproven', stars: null, issuedOn: null })
    expect(JSON.stringify(row)).not.toMatch(/2025-05-05|05\/05\/2025|002085/)
  })

  it('millions in the heading of cattle', async () => {
    const row = await readProduct({ 'Giá bán': '(none)', 'Giá (triệu đồng/con)': 35, ĐVT: 'con' })
    expect(row.listing?.price).toEqual({ amount: 35_000_000, per: 'con' })
    const doubtful = await readProduct({ 'Giá bán': '(none)', 'Giá (triệu đồng)': 120 })
    expect(codesOf(doubtful)).toContain('price.unclear')
  })
})
