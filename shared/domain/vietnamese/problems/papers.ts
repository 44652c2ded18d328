import type { ProblemTexts } from './problem-text.ts'
import { size } from './size.ts'

/** What may be wrong with a paper. */
export const paperProblems = {
  paperFileMissing: () => ({
    code: 'paper.file-missing',
    title: 'Chưa chọn giấy tờ',
    detail: 'Xin chọn ảnh chụp hoặc tệp PDF của giấy trước khi bấm gửi.',
  }),
  paperTooLarge: (limit: number) => ({
    code: 'paper.too-large',
    title: 'Tệp giấy tờ quá lớn',
    detail: `Tệp được lớn nhất ${size(limit)}. Xin chụp lại ảnh nhỏ hơn hoặc chia tệp PDF.`,
  }),
  paperUnreadable: () => ({
    code: 'paper.unreadable',
    title: 'Chưa mở được tệp này',
    detail:
      'Tệp không phải ảnh (JPG, PNG, HEIC, WebP) hay PDF, hoặc đã bị hỏng. Xin chụp ảnh giấy rồi gửi lại.',
  }),
  paperLocked: () => ({
    code: 'paper.locked',
    title: 'Tệp PDF đang khóa',
    detail: 'Tệp PDF có mật khẩu nên các sàn không mở được. Xin bỏ mật khẩu, hoặc chụp ảnh giấy rồi gửi lại.',
  }),
  paperActive: () => ({
    code: 'paper.active',
    title: 'Chưa nhận tệp PDF này',
    detail: 'Trong tệp PDF có lệnh tự chạy hoặc tệp khác kèm theo. Xin chụp ảnh giấy rồi gửi ảnh.',
  }),
  paperPhotoFailed: () => ({
    code: 'paper.photo-failed',
    title: 'Chưa xử lý được ảnh này',
    detail: 'Ảnh chưa được nhận. Xin gửi lại sau ít phút, hoặc gửi tệp PDF.',
  }),
  paperDay: () => ({
    code: 'paper.day',
    title: 'Ngày chưa rõ',
    detail:
      'Xin ghi đủ ngày, tháng, năm, ví dụ 05/09/2026. Ngày cấp không ở sau hôm nay, ngày hết hạn không trước ngày cấp.',
  }),
  paperProducts: () => ({
    code: 'paper.products',
    title: 'Chưa rõ giấy dùng cho sản phẩm nào',
    detail: 'Xin chọn mọi sản phẩm, hoặc chọn từ 1 đến 500 sản phẩm đang có trong danh sách.',
  }),
  paperTooMany: (most: number) => ({
    code: 'paper.too-many',
    title: 'Đã đủ giấy tờ',
    detail: `Mỗi cơ sở có nhiều nhất ${most} giấy tờ. Xin bỏ giấy không dùng nữa rồi thêm giấy mới.`,
  }),
  paperUnknown: () => ({
    code: 'paper.unknown',
    title: 'Không tìm thấy giấy này',
    detail: 'Giấy này không còn trong tài khoản đang dùng.',
  }),
} satisfies ProblemTexts
