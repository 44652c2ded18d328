import type { ProblemText } from '../../shared/domain/vietnamese/problems.ts'

/** What only local mode answers with, in the shape of every other problem. */
export const localProblems = {
  userUnknown: () => ({
    code: 'user.unknown',
    title: 'Không có người dùng này',
    detail: 'Xem danh sách ở /local/users.',
  }),
  otherName: () => ({
    code: 'request.other-name',
    title: 'Địa chỉ này không phải của máy này',
    detail: 'Xin dùng http://127.0.0.1 với đúng số cổng.',
  }),
  noRequest: () => ({
    code: 'request.unreadable',
    title: 'Chưa hiểu yêu cầu này',
    detail: 'Yêu cầu không đúng cách viết của HTTP. Xin gửi lại.',
  }),
  headTooLarge: () => ({
    code: 'request.head-too-large',
    title: 'Địa chỉ hoặc tiêu đề quá dài',
    detail: 'Phần đầu của yêu cầu dài hơn 16 KB. Xin rút ngắn rồi gửi lại.',
  }),
  tooSlow: () => ({
    code: 'request.too-slow',
    title: 'Yêu cầu gửi quá chậm',
    detail: 'Yêu cầu không tới đủ trong thời gian cho phép. Xin gửi lại.',
  }),
  uploadExpired: () => ({
    code: 'upload.expired',
    title: 'Đường gửi tệp không dùng được',
    detail: 'Đường gửi tệp đã hết hạn hoặc chưa đúng. Xin tạo lượt gửi mới.',
  }),
  uploadIncomplete: () => ({
    code: 'upload.incomplete',
    title: 'Tệp gửi lên chưa đủ',
    detail: 'Tệp ngắn hơn đã báo. Xin gửi lại.',
  }),
  uploadTooLarge: () => ({
    code: 'file.too-large',
    title: 'Bảng quá lớn',
    detail: 'Tệp lớn hơn đã báo. Xin gửi lại.',
  }),
  pictureUnknown: () => ({
    code: 'picture.unknown',
    title: 'Không có ảnh này',
    detail: 'Không có ảnh nào ở địa chỉ này.',
  }),
  attachmentUnknown: () => ({
    code: 'attachment.unknown',
    title: 'Không có tệp này',
    detail: 'Không có tệp đính kèm nào ở địa chỉ này.',
  }),
  /** `detail` is for whoever programs, in English. */
  modeUnclear: (detail: string) => ({
    code: 'mode.unclear',
    title: 'Chưa rõ cách kết nối',
    detail,
  }),
  marketplaceUnknown: (ids: readonly string[]) => ({
    code: 'marketplace.unknown',
    title: 'Chưa có sàn này',
    detail: `Chỉ có các sàn: ${ids.join(', ')}.`,
  }),
  productUnknown: () => ({
    code: 'product.unknown',
    title: 'Không có sản phẩm này',
    detail: 'Sàn thử không có sản phẩm mang mã này.',
  }),
  /** As below. */
  changeUnclear: (detail: string) => ({
    code: 'change.unclear',
    title: 'Chưa rõ cần đổi gì',
    detail,
  }),
  /** As below. */
  backupRefused: (detail: string) => ({
    code: 'backup.refused',
    title: 'Chưa sao lưu được',
    detail,
  }),
  /** As below. */
  messageUnclear: (detail: string) => ({
    code: 'message.unclear',
    title: 'Chưa rõ tin nhắn',
    detail,
  }),
  /** `detail` is for whoever programs, in English. */
  faultsUnclear: (detail: string) => ({
    code: 'faults.unclear',
    title: 'Chưa rõ sự cố cần thử',
    detail,
  }),
} satisfies Record<string, (value: never) => ProblemText>
