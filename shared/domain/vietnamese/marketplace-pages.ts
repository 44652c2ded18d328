// Pages about marketplaces: what they would make of products, how they are connected, which categories staff chose.
import { moment } from './pages.ts'
import { groupText, number } from './values.ts'

export const previewPage = {
  title: 'Xem trước khi lên sàn',
  lead: 'Nếu xác nhận ngay bây giờ thì trên mỗi sàn sẽ như sau. Xem trước chưa gửi gì lên sàn.',
  open: (rows: number) => `Xem trước ${number(rows)} sản phẩm trên các sàn`,
  part: (from: number, to: number) => `Các sản phẩm thứ ${number(from)} đến ${number(to)} trong bảng.`,
  next: 'Xem trước các dòng sau',
  rows: 'Xem từng dòng',
  good: (count: number) => `Lên sàn: ${number(count)}`,
  warned: (count: number) => `Lên sàn, có lưu ý: ${number(count)}`,
  held: (count: number) => `Giữ lại: ${number(count)}`,
  left: (count: number) => `Đang ẩn hoặc đã gỡ, để nguyên: ${number(count)}`,
  heldTitle: 'Vì sao giữ lại',
  warnedTitle: 'Lưu ý',
  warnedOn: (count: number) => `${number(count)} lưu ý trên các sàn`,
  cause: (count: number) => `${number(count)} sản phẩm`,
  more: (count: number) => `và ${number(count)} sản phẩm nữa`,
  unchecked: 'Lúc này chưa hỏi được danh mục của sàn về một số sản phẩm, nên sàn có thể còn yêu cầu khác.',
  unavailable: 'Lúc này chưa xem trước được sàn này. Vẫn có thể xác nhận đưa lên sàn.',
  none: 'Không có sản phẩm nào để xem trước.',
}

export const connectionsPage = {
  title: 'Các sàn',
  ownerLead: 'Sản phẩm được đưa lên các sàn đang bật.',
  staffLead: 'Kết nối của từng sàn: đang bật hay tắt, và điều gì còn thiếu.',
  on: 'Đang bật',
  off: 'Đang tắt',
  connected: 'Đã kết nối',
  missing: 'Chưa kết nối',
  wrong: 'Thông tin kết nối chưa đúng',
  unknown: 'Chưa xem được kết nối lúc này',
  missingText: 'Chưa có thông tin kết nối. Quản trị cần nhập thông tin của gian hàng.',
  wrongText: 'Quản trị cần sửa các mục sau trong thông tin kết nối:',
  quiet: (at: number) => `Sàn yêu cầu tạm ngừng gửi đến ${moment(at)}.`,
  outage: (at: number) => `Sàn không trả lời; sẽ thử lại lúc ${moment(at)}.`,
  offBecause: (reason: string) => `Tắt sẵn vì ${reason}`,
  onDespite: (reason: string) => `Đã được quản trị bật. Cần nhớ: ${reason}`,
  mode: { api: 'API của sàn', 'partner-api': 'Kết nối theo hợp đồng' },
  limits: (source: string | null) =>
    source === null
      ? 'Giới hạn số lần gửi theo hợp đồng với sàn.'
      : `Giới hạn số lần gửi theo tài liệu của sàn (${source}).`,
  categories: 'Ngành hàng',
  hints: 'Địa chỉ để sàn báo thay đổi',
  hintsLead:
    'Chỉ gửi địa chỉ này cho sàn. Đừng để người khác biết. Nếu đã lộ thì đổi khóa theo hướng dẫn vận hành.',
}

/** Why a marketplace is off unless an operator switches it on. */
export const offReasonText = {
  'closed-core': 'sàn chính đã đóng ngày 15/04/2025; chưa rõ API cho người bán còn trả lời hay không.',
  'needs-contract': 'sàn chưa công bố cách kết nối; cần có thoả thuận với sàn rồi mới bật được.',
} satisfies Record<string, string>

export const categoriesPage = {
  title: (marketplace: string) => `Ngành hàng trên ${marketplace}`,
  lead: 'Dòng đứng trước được dùng trước. Sản phẩm khớp nhóm và có một trong các từ thì vào ngành hàng đó.',
  readOnly: 'Chỉ cán bộ phụ trách toàn tỉnh được sửa bảng này.',
  none: 'Chưa có dòng nào. Hệ thống tự chọn theo danh sách có sẵn ở dưới.',
  noneAtAll: 'Chưa có dòng nào.',
  changed: (by: string, at: number) => `Sửa lần cuối: ${by}, ${moment(at)}.`,
  retried:
    'Sau khi lưu, các sản phẩm đang chờ ngành hàng được tự gửi lại, chậm nhất sau khoảng một giờ. Sản phẩm đang bán chưa đổi ngay, chỉ đổi khi được xem lại, ví dụ sau khi sửa giá.',
  anyGroup: 'Mọi nhóm',
  anyWords: 'mọi tên',
  group: 'Nhóm sản phẩm OCOP',
  groupName: (group: number) => `${groupText(group).charAt(0).toUpperCase()}${groupText(group).slice(1)}`,
  words: 'Từ trong tên (cách nhau bằng dấu phẩy; để trống là mọi tên)',
  category: (example: string | null) =>
    example === null ? 'Ngành hàng trên sàn' : `Mã ngành hàng trên sàn (ví dụ ${example})`,
  attributes: 'Thuộc tính, mỗi dòng một mục: mã = giá trị (không bắt buộc)',
  rule: (words: string, category: string) => `${words} → ${category}`,
  addTitle: 'Thêm một dòng',
  editTitle: (at: number) => `Sửa dòng ${at}`,
  add: 'Thêm',
  save: 'Lưu',
  cancel: 'Không sửa',
  edit: 'Sửa',
  remove: 'Xoá',
  up: 'Lên',
  down: 'Xuống',
  ownTitle: (count: number) => `Danh sách có sẵn (${number(count)} dòng, chỉ để xem)`,
  open: 'Chọn ngành hàng',
}
