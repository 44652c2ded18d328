// What a seller reads in a workbook that we hand back, and in the template.

/** Headings of our own columns in a marked workbook. The reader knows them by exactly these words. */
export const markHeadings = { status: 'Kết quả kiểm tra', key: 'Mã dòng của hệ thống' } as const

/** The first line of every note of ours, and the sign that begins each line after it. */
export const noteOpening = 'Kết quả kiểm tra:'
export const noteLine = '– '

/** The name that our notes carry as their author. */
export const noteAuthor = 'Kiểm tra bảng OCOP'

/** What an issue is about, by its code or its field, where only that is told. */
const FIELDS: Record<string, string> = {
  'alcohol.confirm': 'điều kiện bán đồ uống có cồn',
  'sku.duplicate': 'dòng bị trùng',
  name: 'tên sản phẩm',
  sku: 'mã sản phẩm',
  price: 'giá bán',
  stock: 'số lượng',
  unit: 'đơn vị tính',
  net: 'quy cách',
  ocop: 'hạng sao OCOP',
  gtin: 'mã vạch',
  season: 'mùa vụ',
  shelfLife: 'hạn sử dụng',
  images: 'ảnh',
  phone: 'số điện thoại',
  producer: 'chủ thể',
  commune: 'xã, phường',
}

/** `giá bán (ô F12)`. */
export const placeText = (code: string, field: string, cell: string): string =>
  `${FIELDS[code] ?? FIELDS[field] ?? 'nội dung'} (ô ${cell})`

export const statusOpenings = { good: 'Đã nhận', fix: 'Cần bổ sung', skipped: 'Không gửi' } as const

/** `places`: the cells with something to look at, as `placeText`; `rest`: sentences about what has no cell. */
export const statusTexts = {
  good: (places: string[], rest: string[]) =>
    [
      `${statusOpenings.good}.`,
      ...(places.length > 0 ? [`Nên xem thêm: ${places.join(', ')}.`] : []),
      ...rest,
    ]
      .join(' ')
      .replace(/^(\P{P}+)\.$/u, '$1'),
  fix: (places: string[], rest: string[]) =>
    places.length > 0
      ? [`${statusOpenings.fix}: ${places.join(', ')}.`, ...rest].join(' ')
      : `${statusOpenings.fix}: ${rest.join(' ')}`,
  skipped: (_places: string[], rest: string[]) =>
    rest.length > 0 ? `${statusOpenings.skipped}: ${rest.join(' ')}` : statusOpenings.skipped,
}

/** One line of a note: what is wrong, how to put it right, and what may have been meant. */
export const noteText = (message: string, hint: string | null, suggestion: string | null): string =>
  [message, hint ?? '', suggestion !== null && !hint?.includes('?') ? `Có thể là: ${suggestion}.` : '']
    .filter((part) => part !== '')
    .join(' ')

/** What the workbook that we hand back is called: `bang.csv` comes back as `bang - đã kiểm tra.xlsx`. */
export const markedName = (filename: string): string =>
  `${filename.replace(/^.*[\\/]/, '').replace(/\.[^.]{1,5}$/, '') || 'bang'} - đã kiểm tra.xlsx`

/** What the template is called. */
export const templateName = 'bảng mẫu sản phẩm.xlsx'

/** Headings of the template, in the words that the reader knows, and how to fill each column in. */
export const templateHeadings = {
  name: ['Tên sản phẩm', 'Mỗi dòng một sản phẩm. Xin ghi tên đầy đủ như trên nhãn.'],
  sku: ['Mã sản phẩm', 'Mã riêng của cơ sở. Nếu chưa có, xin để trống.'],
  group: ['Nhóm sản phẩm', 'Xin chọn trong danh sách.'],
  unit: ['Đơn vị tính', 'Giá bán tính cho đơn vị này. Xin chọn trong danh sách, ví dụ hộp, chai, kg.'],
  pack: ['Quy cách', 'Một đơn vị chứa bao nhiêu, ví dụ: hộp 500 g, chai 500 ml.'],
  price: ['Giá bán (đồng)', 'Xin ghi đủ số tiền, ví dụ 120000. Mỗi sản phẩm một giá.'],
  stock: ['Tồn kho', 'Số lượng có thể giao ngay. Nếu đã hết, xin ghi 0.'],
  images: ['Ảnh', 'Xin dán ảnh chụp rõ sản phẩm vào ô này. Ảnh đã gửi lần trước không cần dán lại.'],
  description: ['Mô tả', 'Vài câu giới thiệu: thành phần, cách làm, cách dùng, cách bảo quản.'],
  season: [
    'Mùa vụ',
    'Các tháng dương lịch có hàng, ví dụ: tháng 9, 10, 11. Có hàng cả năm thì ghi: quanh năm.',
  ],
  shelfLife: ['Hạn sử dụng', 'Số tháng kể từ ngày sản xuất, ví dụ: 12 tháng.'],
  gtin: ['Mã vạch', 'Các chữ số in dưới mã vạch. Nếu chưa có, xin để trống.'],
  stars: ['Hạng sao OCOP', 'Xin chọn trong danh sách. Sản phẩm chưa được công nhận thì để trống.'],
  decision: ['Số quyết định', 'Số quyết định công nhận OCOP, ví dụ 321/QĐ-UBND.'],
  issuedOn: ['Ngày cấp', 'Ngày của quyết định, ghi theo ngày/tháng/năm.'],
  producer: ['Chủ thể', 'Tên hợp tác xã, cơ sở hoặc hộ sản xuất.'],
  phone: ['Số điện thoại', 'Đủ 10 chữ số.'],
  hamlet: ['Thôn', 'Thôn, bản hoặc tổ dân phố.'],
  commune: ['Xã/Phường', 'Xã, phường hiện nay. Xin chọn trong danh sách.'],
} as const satisfies Record<string, readonly [heading: string, note: string]>

export const templateSheet = 'San pham'

/** Names of the product groups 1–26 that the reader understands. Source: docs/sources.md#product-groups. */
export const templateGroups = [
  'Rau, củ, quả, hạt tươi',
  'Thịt, thủy sản, trứng, sữa tươi',
  'Gạo, ngũ cốc, hạt sơ chế khác',
  'Mật ong, mật khác và nông sản thực phẩm khác',
  'Đồ ăn nhanh',
  'Chế biến từ gạo, ngũ cốc',
  'Chế biến từ rau, củ, quả, hạt',
  'Chế biến từ thịt, trứng, sữa, thủy sản, mật ong',
  'Tương, nước mắm, gia vị dạng lỏng khác',
  'Gia vị khác',
  'Chè tươi, chế biến',
  'Sản phẩm chè, trà từ thực vật khác',
  'Cà phê, ca cao',
  'Rượu trắng',
  'Đồ uống có cồn khác',
  'Nước khoáng thiên nhiên, nước uống đóng chai',
  'Đồ uống không cồn',
  'Thực phẩm chức năng, thuốc dược liệu, thuốc cổ truyền',
  'Mỹ phẩm có thành phần từ dược liệu',
  'Tinh dầu và dược liệu khác',
  'Thủ công mỹ nghệ gia dụng, trang trí',
  'Vải, may mặc',
  'Hoa',
  'Cây cảnh',
  'Động vật cảnh',
  'Dịch vụ du lịch cộng đồng, du lịch sinh thái',
]

/** How a template writes values so that they are read back as they are. */
export const templateValues = {
  stars: (stars: number) => `${stars} sao`,
  months: (months: readonly number[]) => (months.length === 0 ? '' : `tháng ${months.join(', ')}`),
  allYear: 'quanh năm',
  shelfLife: (months: number) => `${months} tháng`,
  pieces: (count: string) => `${count} cái`,
  /** With its province: names of communes of before may be the same. */
  commune: (name: string, province: string) => `${name}, ${province}`,
}
