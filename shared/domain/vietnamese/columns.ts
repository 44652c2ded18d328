import type { ColumnField } from '../columns.ts'

/** What a column may be about, as a person chooses it. */
export const fieldName = {
  name: 'Tên sản phẩm',
  sku: 'Mã sản phẩm',
  price: 'Giá bán',
  unit: 'Đơn vị tính',
  stock: 'Số lượng còn bán',
  pack: 'Quy cách đóng gói',
  net: 'Khối lượng, dung tích',
  category: 'Nhóm sản phẩm',
  description: 'Mô tả',
  images: 'Ảnh, đường dẫn ảnh',
  gtin: 'Mã vạch',
  season: 'Mùa vụ',
  shelfLife: 'Hạn sử dụng',
  stars: 'Số sao OCOP',
  decision: 'Số quyết định OCOP',
  issuedOn: 'Ngày công nhận OCOP',
  certificates: 'Giấy chứng nhận khác',
  producer: 'Hộ, cơ sở sản xuất',
  phone: 'Số điện thoại',
  address: 'Địa chỉ',
  hamlet: 'Thôn',
  commune: 'Xã, phường',
  district: 'Huyện cũ',
  province: 'Tỉnh',
  status: 'Còn bán hay không',
  note: 'Ghi chú',
  ignored: 'Không dùng cột này',
} satisfies Record<ColumnField, string>

const index = 'Số thứ tự'

/** How a column was understood; headings for numbering are known and end up nowhere. */
export const fieldText = (field: string | null): string =>
  field === 'index' ? index : field !== null && field in fieldName ? fieldName[field as ColumnField] : ''

export const columnsPage = {
  title: 'Các cột trong bảng',
  lead: 'Xin cho biết mỗi cột ghi thông tin gì. Chúng tôi đọc lại bảng này và nhớ cho lần sau.',
  leadNoHeadings:
    'Chưa nhận ra dòng tiêu đề. Nếu đây là dòng tiêu đề, xin cho biết ít nhất cột “Tên sản phẩm” và “Giá bán”.',
  openTitle: 'Xin cho biết',
  knownTitle: 'Đã hiểu',
  column: (letters: string, sheet: string | null) =>
    sheet ? `cột ${letters}, trang “${sheet}”` : `cột ${letters}`,
  examples: (texts: string) => `Ví dụ: ${texts}`,
  chosen: 'đã chọn',
  unused: 'Chưa dùng',
  change: 'Đổi',
  submit: 'Lưu và đọc lại bảng',
  nothingUnknown: 'Mọi cột đều đã rõ. Nếu có cột hiểu nhầm, xin bấm “Đổi”.',
  none: 'Bảng này không có cột nào để chọn.',
  open: 'Cho biết các cột ghi gì',
  check: 'Xem các cột đã hiểu',
}

export const clearancePage = {
  title: 'Xác nhận được bán',
  lead: 'Những sản phẩm này cần cán bộ xem xét trước khi bán. Chỉ xác nhận khi cơ sở có đủ giấy tờ.',
  note: 'Xác nhận chỉ có giá trị với tên và mô tả hiện nay. Sau khi xác nhận, chúng tôi đọc lại bảng.',
  submit: 'Xác nhận được bán',
  none: 'Không có sản phẩm nào đang chờ xác nhận.',
  open: (count: number) => `Xem ${count} sản phẩm chờ xác nhận`,
}
