import type { ProblemTexts } from './problem-text.ts'
import { size } from './size.ts'

/** What may be wrong with any request. */
export const requestProblems = {
  unknownPath: () => ({
    code: 'request.unknown-path',
    title: 'Không có trang này',
    detail: 'Địa chỉ này không có. Xin xem lại đường dẫn hoặc về trang đầu.',
  }),
  malformedBody: () => ({
    code: 'request.malformed',
    title: 'Chưa đọc được nội dung gửi lên',
    detail: 'Nội dung gửi lên bị hỏng hoặc bị cắt giữa chừng. Xin gửi lại.',
  }),
  invalidField: (field: string) => ({
    code: 'request.invalid',
    title: 'Thông tin chưa đúng mẫu',
    detail:
      field === '' ? 'Nội dung gửi lên chưa đúng mẫu.' : `Mục “${field}” còn thiếu, thừa hoặc chưa đúng mẫu.`,
  }),
  bodyTooLarge: (limit: number) => ({
    code: 'request.too-large',
    title: 'Nội dung gửi lên quá lớn',
    detail: `Một lần gửi được nhiều nhất ${size(limit)}.`,
  }),
  crossSite: () => ({
    code: 'request.cross-site',
    title: 'Chưa nhận yêu cầu này',
    detail: 'Yêu cầu đến từ một trang khác. Xin mở lại trang này rồi làm lại.',
  }),
  internal: () => ({
    code: 'request.failed',
    title: 'Chưa làm được việc này',
    detail: 'Đã có trục trặc ở phía chúng tôi. Bảng và sản phẩm không bị mất. Xin thử lại sau ít phút.',
  }),
  cursorInvalid: () => ({
    code: 'request.invalid-cursor',
    title: 'Không xem tiếp được từ chỗ này',
    detail: 'Chỗ xem tiếp không còn đúng. Xin xem lại từ đầu.',
  }),
} satisfies ProblemTexts
