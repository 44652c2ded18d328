import type { Paper } from '../paper.ts'

export const paperKindName = {
  'food-safety': 'Giấy chứng nhận an toàn thực phẩm',
  'self-declaration': 'Bản tự công bố sản phẩm',
  'ocop-decision': 'Quyết định công nhận OCOP',
  quality: 'Giấy chứng nhận chất lượng (VietGAP, hữu cơ, …)',
  'business-registration': 'Giấy đăng ký kinh doanh',
  other: 'Giấy tờ khác',
} satisfies Record<Paper['kind'], string>

/** `yyyy-mm-dd` as people write it. */
const day = (iso: string): string => iso.split('-').reverse().join('/')

/** The papers of an account. */
export const papersPage = {
  title: 'Giấy tờ',
  lead: 'Gửi giấy tờ một lần, các sàn đều dùng được. Giấy còn hạn được gửi kèm sản phẩm lên sàn nào cần.',
  personal:
    'Chỉ gửi giấy tờ của cơ sở và sản phẩm. Không gửi ảnh căn cước, hộ chiếu hay giấy tờ cá nhân khác, vì sàn và khách mua có thể xem được.',
  link: 'Giấy tờ',
  linkFor: 'Giấy tờ của sản phẩm này',
  empty: 'Chưa có giấy tờ nào.',
  forSeller: (name: string) => `Giấy tờ của: ${name}`,
  addTitle: 'Thêm giấy tờ',
  file: 'Ảnh chụp hoặc tệp PDF',
  sizeLimit: (megabytes: string) => `Ảnh JPG, PNG, HEIC, WebP hoặc tệp PDF, lớn nhất ${megabytes} MB.`,
  kind: 'Loại giấy',
  number: 'Số giấy (nếu có)',
  issuedOn: 'Ngày cấp (nếu có)',
  expiresOn: 'Ngày hết hạn (nếu có)',
  dayHint: 'Ví dụ 05/09/2026',
  scope: 'Giấy này dùng cho',
  all: 'Mọi sản phẩm của cơ sở',
  some: 'Chỉ những sản phẩm chọn dưới đây',
  products: 'Chọn sản phẩm',
  otherCodes: 'Mã hàng khác, cách nhau bằng dấu phẩy',
  add: 'Thêm giấy tờ này',
  remove: 'Bỏ giấy này',
  removeTitle: (name: string) => `Bỏ “${name}”?`,
  removeLead: 'Tệp của giấy này bị xóa, các sàn không xem được nữa.',
  keep: 'Không bỏ',
  expired: 'Hết hạn, không gửi lên sàn',
  valid: 'Đang dùng',
  numbered: (number: string) => `Số ${number}`,
  issued: (iso: string) => `cấp ngày ${day(iso)}`,
  until: (iso: string) => `hết hạn ${day(iso)}`,
  forAll: 'mọi sản phẩm',
  forSome: (skus: readonly string[]) =>
    skus.length <= 3 ? `sản phẩm ${skus.join(', ')}` : `${skus.length} sản phẩm`,
  back: 'Về trang đầu',
}
