import { describe, expect, it } from 'vitest'
import { readBlock } from '../../shared/domain/normalize/block.ts'
import { splitContact } from '../../shared/domain/normalize/contact.ts'
import { HEADINGS, merged, product, where, whose } from './field-sheets.ts'
import { codesOf, readProduct, readRows, type Value } from './small-sheets.ts'

describe('producers and places as headings of blocks', () => {
  it('a producer speaks for the lines below, until the next heading', async () => {
    const { rows } = await readRows([
      HEADINGS,
      ['I', 'HTX Dịch vụ Nông nghiệp Ví Dụ'],
      product('Chè', 1),
      ['a', 'Nhóm mật ong'],
      product('Mật ong', 1),
      ['II', 'Nhóm khác'],
      product('Gạo', 1),
    ])
    expect(whose(rows)).toEqual([
      [3, 'HTX Dịch vụ Nông nghiệp Ví Dụ'],
      [5, 'HTX Dịch vụ Nông nghiệp Ví Dụ'],
      [7, null],
    ])
  })

  it('a heading of its own kind of number is no deeper than the producer above', async () => {
    const rows = [HEADINGS, ['1', 'HTX Ví Dụ A'], product('Chè'), ['II', 'Nhóm khác'], product('Mật', 1)]
    expect(whose((await readRows(rows)).rows)).toEqual([
      [3, 'HTX Ví Dụ A'],
      [5, null],
    ])
  })

  it('a producer with phone and address, merged over the line from the first column on', async () => {
    const { rows } = await readRows(
      [
        HEADINGS,
        ['HTX Ví Dụ Một - SĐT 0912000111 - thôn Nà Ví, xã Thông Nguyên'],
        product('Chè', 1),
        ['HTX Ví Dụ Hai'],
        product('Gạo', 1),
      ],
      merged('A2:E2', 'A4:E4'),
    )
    expect(rows.map(({ listing }) => listing?.producer)).toEqual([
      {
        name: 'HTX Ví Dụ Một',
        phone: '+84912000111',
        address: expect.objectContaining({
          original: 'thôn Nà Ví, xã Thông Nguyên',
          communeCode: '01090',
        }),
      },
      { name: 'HTX Ví Dụ Hai', phone: null, address: null },
    ])
  })

  it('a line with its own producer ends what the heading said', async () => {
    const { rows } = await readRows([
      ['STT', 'Chủ thể', 'Sản phẩm', 'ĐVT', 'Giá bán', 'Số lượng'],
      [1, 'HTX Ví Dụ A'],
      [null, null, 'Chè', 'hộp', 120_000, 5],
      [2, 'Hộ Ví Dụ B', 'Gạo', 'kg', 35_000, 5],
      [null, null, 'Ngô', 'kg', 15_000, 5],
    ])
    expect(whose(rows)).toEqual([
      [3, 'HTX Ví Dụ A'],
      [4, 'Hộ Ví Dụ B'],
      [5, null],
    ])
    expect(rows.map(codesOf)).toEqual([[], [], ['producer.missing']])
  })

  it('communes as headings, with groups below them', async () => {
    const headings = ['STT', 'Tên sản phẩm', 'Chủ thể', 'ĐVT', 'Giá bán', 'Số lượng']
    const line = (name: string): Value[] => [1, name, 'HTX Ví Dụ', 'hộp', 120_000, 5]
    const { rows } = await readRows([
      headings,
      ['A', 'XÃ ĐỒNG VĂN'],
      ['I', 'Thực phẩm'],
      line('Thịt trâu'),
      ['II', 'Đồ uống'],
      line('Nước chanh leo'),
      ['B', 'Xã Mèo Vạc (12 sản phẩm)'],
      line('Lạp xưởng'),
      ['C', 'Khu vực khác'],
      line('Bánh gai'),
    ])
    expect(where(rows)).toEqual([
      [4, '00721'],
      [6, '00721'],
      [8, '00769'],
      [10, null],
    ])
  })

  it('the name of the sheet or the letterhead, for producers of whom nothing nearer says where', async () => {
    const { rows } = await readRows([
      ['UBND XÃ MÈO VẠC'],
      ['DANH SÁCH HỘ SẢN XUẤT THAM GIA SÀN'],
      ['STT', 'Họ tên chủ hộ', 'Thôn', 'Sản phẩm', 'ĐVT', 'Giá bán', 'Số lượng'],
      [1, 'Vàng Ví Dụ', 'Sảng Pả A', 'Ngô', 'kg', 12_000, 5],
      [2, 'Ly Ví Dụ', 'thôn A, xã Lũng Cú', 'Lê', 'kg', 12_000, 5],
    ])
    expect(where(rows)).toEqual([
      [4, '00769'],
      [5, '00715'],
    ])
  })

  it('the village of a producer lies in the commune of the letterhead', async () => {
    const { rows } = await readRows([
      ['UBND XÃ LŨNG CÚ'],
      HEADINGS,
      ['I', 'Hộ Vàng Ví Dụ (thôn A)'],
      product('Gạo', 1),
      ['II', 'Hộ Ly Ví Dụ (xã Mèo Vạc)'],
      product('Ngô', 1),
    ])
    expect(where(rows)).toEqual([
      [4, '00715'],
      [6, '00769'],
    ])
  })

  it.each([
    'TỔNG HỢP SẢN PHẨM XÃ ĐỒNG VĂN VÀ XÃ MÈO VẠC',
    'Sản phẩm các xã Đồng Văn, Lũng Cú',
    'HỢP TÁC XÃ MÈO VẠC',
    'UBND xã Tả Lủng',
  ])('no commune is taken from the title %s', async (title) => {
    const headings = ['STT', 'Chủ thể', 'Sản phẩm', 'ĐVT', 'Giá bán', 'Số lượng']
    const { rows } = await readRows([[title], headings, [1, 'HTX Ví Dụ', 'Chè', 'hộp', 120_000, 5]])
    expect(where(rows)).toEqual([[3, null]])
  })

  it.each([
    'Hợp tác xã nông nghiệp',
    'HỢP TÁC XÃ',
    'Hộ gia đình, cá nhân',
    'Hộ nghèo',
    'Hồ tiêu',
    'Hộp quà Tết',
    'Doanh nghiệp',
    'Nhóm chè',
    'Xã hội',
  ])('%s is neither a producer nor a place', (text) => {
    expect(readBlock(text)).toBeNull()
  })
})

describe('what stands behind a producer in a heading', () => {
  it.each([
    ['HTX Ví Dụ (3 sản phẩm)', 'HTX Ví Dụ'],
    ['HTX Ví Dụ - 5 sản phẩm', 'HTX Ví Dụ'],
    ['Công ty CP Ví Dụ, MST 5100123456', 'Công ty CP Ví Dụ'],
    ['III. HTX SX - KD - DV Ví Dụ', 'HTX SX - KD - DV Ví Dụ'],
  ])('%s', (text, producer) => {
    expect(readBlock(text)).toEqual({ producer, phone: '', address: '' })
  })

  it('two producers are none, and neither is a village with a number of a product', async () => {
    expect(readBlock('HTX Ví Dụ và HTX Ví Dụ Hai')).toBeNull()
    const { rows } = await readRows([HEADINGS, [1, 'Thôn nữ trà'], product('Chè', 2)])
    expect(rows.map(({ line }) => line)).toEqual([2, 3])
  })
})

describe('a producer with more in the cell', () => {
  it.each([
    ['HTX Ví Dụ\nThôn X, xã Lũng Cú\nĐT: 0912.000.111', 'HTX Ví Dụ', 'Thôn X, xã Lũng Cú'],
    ['Nguyễn Ví Dụ (thôn Nà Ví)', 'Nguyễn Ví Dụ', 'thôn Nà Ví'],
    ['HTX SX - KD - DV Ví Dụ', 'HTX SX - KD - DV Ví Dụ', ''],
    ['Tổ hợp tác thôn Nà Ví', 'Tổ hợp tác thôn Nà Ví', ''],
    ['HTX nông sản, dược liệu Ví Dụ', 'HTX nông sản, dược liệu Ví Dụ', ''],
  ])('%j', (text, name, address) => {
    expect(splitContact(text)).toMatchObject({ name, address })
  })

  it('no phone number and no address is part of a name', async () => {
    const row = await readProduct({ 'Tên, địa chỉ chủ thể': 'HTX Ví Dụ\nxã Lũng Cú\nĐT: 0912.000.111' })
    expect(row.listing?.producer).toMatchObject({
      name: 'HTX Ví Dụ',
      phone: '+84912000111',
      address: { communeCode: '00715' },
    })
  })
})

describe('places as people write them', () => {
  it.each([
    ['thôn Ví Dụ xã Ngọc Đường TP Hà Giang', '00700'],
    ['Thôn Nà Ví xã Tân Quang, H.Bắc Quang, T.Hà Giang', '01171'],
    ['Tổ 3 P. Trần Phú TP. Hà Giang', '00691'],
    ['Xã Mèo Vạc, tỉnh Tuyên Quang (trước là TT Mèo Vạc)', '00769'],
    ['Xã Tân Quang, huyện Bắc Quang, tỉnh Hà Giang (nay thuộc tỉnh Tuyên Quang)', '01171'],
    ['Thông Nguyên - Hoàng Su Phì - HG', '01090'],
  ])('%s', async (address, communeCode) => {
    const row = await readProduct({ 'Chủ thể': 'HTX Ví Dụ', 'Địa chỉ': address })
    expect(row.listing?.producer?.address).toMatchObject({ communeCode, original: address })
    expect(codesOf(row)).toEqual([])
  })

  it('a split commune of an old town is asked about by its new ones', async () => {
    const row = await readProduct({ 'Chủ thể': 'HTX Ví Dụ', Xã: 'Quang Trung', Huyện: 'TP Hà Giang' })
    expect(codesOf(row)).toEqual(['commune.ambiguous'])
    const there = await readProduct({ Xã: 'Lũng Pù', Huyện: 'H. Mèo Vạc', Tỉnh: 'HG' })
    expect(there.listing?.producer?.address?.communeCode).toBe('00802')
  })
})
