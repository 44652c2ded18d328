import type { ListingAction } from '../listing-action.ts'

/** The page of one product. */
export const listingPage = {
  back: 'Về danh sách sản phẩm',
  pending: 'Đã ghi nhận thay đổi, đang gửi lên các sàn. Đóng trang này cũng không sao.',
  placesTitle: 'Trên các sàn',
  soldOut: 'Hết hàng: sản phẩm vẫn ở trên sàn, khách thấy là đã hết.',
  soldOutThere: 'Khách đã mua hết trên sàn này. Có thêm hàng thì xin ghi lại số lượng còn bán.',
  notThere: 'Chưa đưa lên',
  editTitle: 'Sửa sản phẩm',
  editLead: 'Sửa ở đây thì các sàn được cập nhật ngay. Bảng gửi sau lần sửa này sẽ thay cho nội dung ở đây.',
  price: (per: string) => `Giá bán một ${per} (đồng)`,
  stock: 'Số lượng còn bán (hết hàng thì ghi 0)',
  name: 'Tên sản phẩm',
  description: 'Mô tả',
  cleared: 'Cán bộ xác nhận: tên và mô tả mới được phép ghi như vậy',
  save: 'Lưu thay đổi',
  linkTitle: 'Đã có sẵn sản phẩm này trên sàn?',
  linkLead: 'Ghi mã của sản phẩm trên sàn để nối, không đăng thêm một sản phẩm nữa.',
  linkId: 'Mã sản phẩm trên sàn',
  linkConfirmed: 'Đúng là cùng một sản phẩm, dù mã hàng có thể khác',
  link: 'Nối',
  withdrawTitle: (marketplace: string) => `Gỡ khỏi ${marketplace}?`,
  withdrawLead: (name: string) =>
    `Khách sẽ không thấy “${name}” trên sàn này nữa. Nếu chỉ nghỉ bán ít lâu, xin chọn Tạm ẩn.`,
  withdraw: 'Gỡ khỏi sàn',
  keep: 'Không gỡ',
}

export const actionName = {
  pause: 'Tạm ẩn',
  resume: 'Bán lại',
  withdraw: 'Gỡ khỏi sàn',
  relist: 'Đăng lại',
  retry: 'Gửi lại',
  link: 'Nối',
} satisfies Record<ListingAction, string>

/** Offered for the first time. */
export const offerName = 'Đưa lên sàn'
