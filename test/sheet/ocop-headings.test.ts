// Headings of columns as they were seen, or are likely: every synonym, what must not be taken for another field, the rule
// by which they are folded, and the words for yes and no.
import { describe, expect, it } from 'vitest'
import { fold } from '../../shared/domain/text.ts'
import { isIdentityHeading, matchHeadings } from '../../shared/sheet/headings.ts'
import { codesOf, readProduct, readRows } from './small-sheets.ts'

const meaningOf = (heading: string): string | null => matchHeadings('', heading)?.meaning ?? null

const SYNONYMS: Record<string, string[]> = {
  name: [
    'Tên sản phẩm',
    'Tên SP',
    'Tên hàng hóa',
    'Tên hàng hoá',
    'Tên hàng',
    'Tên mặt hàng',
    'Tên nông sản',
    'Sản phẩm',
    'Mặt hàng',
  ],
  sku: [
    'Mã sản phẩm',
    'Mã SP',
    'Mã hàng',
    'SKU',
    'Mã SKU',
    'Mã vật tư',
    'Mã HH',
    'Ký hiệu',
    'Mã hàng Item code',
  ],
  unit: ['Đơn vị tính', 'ĐVT', 'ĐV', 'Đơn vị', 'donvitinh', 'dvtinh', 'UOM', 'ĐV tính'],
  price: [
    'Giá bán',
    'Đơn giá',
    'Giá',
    'Giá bán niêm yết',
    'Giá bán lẻ (có VAT)',
    'Đơn giá (VNĐ)',
    'ĐG',
    'Giá niêm yết',
    'Giá lẻ',
    'Giá đề nghị',
    'Giá tại vườn',
    'Giá sỉ',
  ],
  stock: [
    'Tồn kho',
    'Số lượng tồn',
    'SL tồn',
    'Tồn',
    'Tồn cuối',
    'SL',
    'Số lượng',
    'Số lượng cung ứng',
    'quatity',
  ],
  pack: ['Quy cách', 'Vật liệu / Quy cách', 'Quy cách đóng gói', 'Đóng gói'],
  net: [
    'Trọng lượng (gram)',
    'Khối lượng tịnh / Thể tích thực',
    'Khối lượng tịnh',
    'Dung tích',
    'Khối lượng',
  ],
  shelfLife: ['Hạn sử dụng', 'HSD', 'Ngày hết hạn', 'Hạn dùng', 'Thời hạn sử dụng'],
  producer: [
    'Tên chủ thể',
    'Chủ thể',
    'Đơn vị sản xuất',
    'Tên HTX',
    'Hộ sản xuất',
    'Chủ hộ',
    'Cơ sở',
    'Nhà sản xuất',
  ],
  address: ['Địa chỉ', 'Nơi sản xuất'],
  hamlet: ['Thôn'],
  commune: ['Xã', 'Xã/Phường'],
  district: ['Huyện'],
  phone: ['SĐT', 'Số điện thoại', 'Điện thoại', 'ĐT', 'Số ĐT', 'Zalo', 'Liên hệ'],
  stars: ['Hạng sao', 'Số sao', 'Phân hạng', 'Xếp hạng', 'Hạng OCOP', 'OCOP', 'Kết quả phân hạng'],
  decision: ['Số QĐ', 'Quyết định công nhận', 'Số GCN', 'Số giấy chứng nhận', 'GCN OCOP'],
  issuedOn: ['Ngày cấp', 'Ngày công nhận', 'Năm công nhận', 'Năm đạt'],
  category: ['Danh mục', 'Nhóm', 'Loại', 'Nhóm sản phẩm', 'Bộ sản phẩm', 'Ngành hàng'],
  images: ['Ảnh', 'Hình ảnh', 'Link ảnh', 'Ảnh sản phẩm'],
  description: ['Mô tả', 'Câu chuyện sản phẩm', 'Công dụng', 'Thành phần'],
  note: ['Ghi chú'],
  index: ['STT', 'Số TT', 'TT'],
  certificates: ['Chứng nhận', 'Giấy chứng nhận', 'Chứng nhận khác'],
  vietgap: ['VietGAP', 'Chứng nhận VietGAP', 'Số GCN VietGAP'],
  globalgap: ['GlobalGAP', 'Chứng nhận GlobalGAP'],
  organic: ['Hữu cơ', 'Chứng nhận hữu cơ', 'Organic'],
  foodSafety: ['ATTP', 'Giấy chứng nhận ATTP', 'Giấy chứng nhận an toàn thực phẩm', 'Số GCN ATTP'],
  geographical: ['Chỉ dẫn địa lý', 'CDĐL', 'Chứng nhận chỉ dẫn địa lý'],
  growingArea: ['Mã số vùng trồng', 'MSVT'],
}
/** Known, and none of the fields that they look like. */
const NOTHING = [
  'Thành tiền',
  'Giá vốn',
  'Giá nhập',
  'Giá gốc',
  'Sản lượng',
  'Diện tích',
  'NSX',
  'Ngày sản xuất',
  'Xuất xứ',
  'Nguồn sản xuất',
  'Vùng trồng',
  'Bảo quản',
  'HDSD',
  'Hướng dẫn sử dụng',
  'Giá trị',
  'Giá trị sản xuất',
  'Gia vị',
  'Thời gian',
  'Mã số thuế',
  'Ngày cấp ATTP',
]

describe('synonyms', () => {
  const all = Object.entries(SYNONYMS).flatMap(([meaning, words]) =>
    words.map((word) => [word, meaning] as const),
  )

  it.each(all)('%s is %s', (heading, meaning) => {
    const spellings = [
      heading,
      heading.toUpperCase(),
      heading.normalize('NFD'),
      ` ${heading}: `,
      fold(heading),
    ]
    for (const spelling of spellings) expect(meaningOf(spelling)).toBe(meaning)
  })

  it.each(NOTHING)('%s is nothing', (heading) => {
    for (const spelling of [heading, heading.toUpperCase(), heading.normalize('NFD')])
      expect(meaningOf(spelling)).toBe('ignored')
  })

  it('takes no word for two meanings', () => {
    const words = all.map(([word]) => fold(word))
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual(['ten hang hoa'])
  })

  it.each(['Thành tiền', 'Giá vốn', 'Giá trị', 'Gia vị', 'Thời gian', 'Diện tích'])(
    'a sheet with %s and no price has no price',
    async (heading) => {
      const row = await readProduct({ 'Giá bán': '(none)', [heading]: '50.000' })
      expect(codesOf(row)).toEqual(['price.missing'])
    },
  )

  it('takes neither a harvest nor an area for a stock', async () => {
    const row = await readProduct({ 'Số lượng': '(none)', 'Sản lượng': 40, 'Diện tích (ha)': 3 })
    expect(codesOf(row)).toEqual(['stock.missing'])
  })

  it('never keeps what a product costs its seller', async () => {
    const row = await readProduct({ 'Giá vốn': '77.777', 'Giá nhập': '66.666' })
    expect(JSON.stringify(row)).not.toMatch(/77.?777|66.?666/)
    expect(row.listing?.price?.amount).toBe(120_000)
  })
})

describe('the fold', () => {
  it.each([
    ['  ĐƠN  GIÁ\u00a0(nghìn-đồng) ', 'don gia nghin dong'],
    ['Ðơn vị tính', 'don vi tinh'],
    ['ðvt', 'dvt'],
    ['Xã/Phường', 'xa phuong'],
    ['Tên_sản.phẩm*', 'ten san pham'],
    ['Số\nlượng', 'so luong'],
  ])('%j', (text, folded) => {
    expect(fold(text)).toBe(folded)
    expect(fold(fold(text))).toBe(folded)
  })
})

describe('yes and no', () => {
  it.each(['x', 'có', 'true', '1', 'yes', 'v', 'đã có'])('%s is a paper that is there', async (word) => {
    const row = await readProduct({ VietGAP: word })
    expect(row.listing?.certificates).toEqual([
      { kind: 'vietgap', number: null, issuedOn: null, expiresOn: null },
    ])
  })

  it.each(['chưa', 'không', '', '0'])('%j is none', async (word) => {
    const row = await readProduct({ VietGAP: word })
    expect(row.listing).not.toHaveProperty('certificates')
    expect(codesOf(row)).toEqual([])
  })

  it.each(['không', '0', 'không bán'])('a product whose sale is %j is not for sale', async (word) => {
    expect((await readProduct({ 'Lên sàn': word })).outcome).toBe('skipped')
  })

  it.each(['x', 'có', '1', 'yes', 'đang bán'])('a product whose sale is %j is for sale', async (word) => {
    expect((await readProduct({ 'Lên sàn': word })).outcome).toBe('accepted')
  })

  it.each(['x', 'có', 'true', 'yes', 'v', 'đã có', 'chưa', 'không'])(
    '%s is no number of stars',
    async (word) => {
      expect((await readProduct({ OCOP: word })).listing?.ocop.stars).toBeNull()
    },
  )
})

describe('columns of papers', () => {
  it('a cell merged over several lines speaks for all of them', async () => {
    const { rows } = await readRows(
      [
        ['Tên sản phẩm', 'Giá bán', 'Số lượng', 'VietGAP', 'Chứng nhận'],
        ['Măng khô', '50.000', 9, 'VG-12', 'ATTP số 7/2025'],
        ['Mộc nhĩ', '60.000', 9, null, null],
      ],
      '<mergeCells><mergeCell ref="D2:D3"/><mergeCell ref="E2:E3"/></mergeCells>',
    )
    const kinds = rows.map(({ listing }) =>
      listing?.certificates?.map(({ kind, number }) => `${kind} ${number}`),
    )
    expect(kinds).toEqual(Array(2).fill(['food-safety 7/2025', 'vietgap VG-12']))
  })

  it('the day of another paper is none of the recognition', async () => {
    const row = await readProduct({ 'Hạng sao': 4, 'Số QĐ': '321/QĐ-UBND', 'Ngày cấp ATTP': '06/8/2024' })
    expect(row.listing?.ocop.state).toBe('unproven')
  })
})

describe('columns of identity papers', () => {
  const IDENTITY = [
    'CCCD',
    'CMND',
    'Số CCCD/CMND',
    'Căn cước công dân',
    'Số căn cước',
    'Số định danh cá nhân',
    'Mã định danh',
    'Hộ chiếu',
    'Chứng minh nhân dân',
    'Giấy tờ tùy thân',
    'Ngày sinh',
    'Năm sinh',
  ]

  it.each(IDENTITY)('%s goes before anything is kept', async (heading) => {
    expect(isIdentityHeading(heading.normalize('NFD'))).toBe(true)
    const reading = await readRows([
      ['Tên sản phẩm', 'Giá bán', 'Số lượng', heading],
      ['Măng khô', '50.000', 9, '002099000111'],
    ])
    expect(JSON.stringify(reading)).not.toContain('002099000111')
    expect(reading.droppedColumns).toEqual([heading])
  })

  it.each(['Mã số thuế', 'Mã định danh sản phẩm', 'Mã hàng', 'Số lượng'])('%s stays', (heading) => {
    expect(isIdentityHeading(heading)).toBe(false)
  })
})
