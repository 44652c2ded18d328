import type { ProblemTexts } from './problem-text.ts'

/** What may be wrong with what staff do for many sellers. */
export const staffProblems = {
  communeUnknown: (name: string) => ({
    code: 'commune.unknown',
    title: 'Không tìm thấy xã này',
    detail: `Không có xã, phường nào đang dùng tên hoặc mã “${name}”.`,
  }),
  communeOutside: (name: string) => ({
    code: 'commune.outside',
    title: 'Xã ngoài địa bàn',
    detail: `Tài khoản này chưa được phụ trách “${name}”.`,
  }),
  scopeEmpty: () => ({
    code: 'bulk.scope-empty',
    title: 'Chưa chọn xã',
    detail: 'Xin chọn ít nhất một xã hoặc một cơ sở.',
  }),
  handOverStaffOnly: () => ({
    code: 'session.hand-over-only',
    title: 'Việc này dành cho cán bộ toàn tỉnh',
    detail: 'Gói bàn giao có sản phẩm của nhiều cơ sở nên chỉ cán bộ phụ trách toàn tỉnh xem được.',
  }),
  handOverUnknown: () => ({
    code: 'handover.unknown',
    title: 'Không tìm thấy gói bàn giao',
    detail: 'Không có gói bàn giao này, hoặc liên kết tải đã hết hạn.',
  }),
  handOverCollecting: () => ({
    code: 'handover.collecting',
    title: 'Gói chưa gom xong',
    detail: 'Gói bàn giao này còn đang được gom. Xin nộp bảng sau ít phút.',
  }),
  /** `detail`: what the reader of sheets says, where it knows more. */
  returnUnread: (detail: string | null) => ({
    code: 'return.unread',
    title: 'Chưa đọc được bảng kết quả',
    detail:
      detail ??
      'Không thấy cột Mã bàn giao và cột Kết quả. Xin nộp đúng bảng trong gói bàn giao, giữ nguyên dòng tiêu đề.',
  }),
  returnOtherPackage: (id: string) => ({
    code: 'return.other-workbook',
    title: 'Bảng này của gói khác',
    detail: `Bảng này của gói ${id}. Xin mở gói đó và nộp ở đó.`,
  }),
  redriveUnclear: () => ({
    code: 'dead-letter.unclear',
    title: 'Chưa rõ chạy lại việc nào',
    detail: 'Xin chọn một trong ba: vài việc, mọi việc cùng nguyên nhân, hoặc tất cả.',
  }),
  jobUnknown: () => ({
    code: 'bulk.unknown',
    title: 'Không tìm thấy lần đưa lên sàn này',
    detail: 'Không có lần đưa lên sàn nào như vậy trong tài khoản đang dùng.',
  }),
  jobFinished: () => ({
    code: 'bulk.finished',
    title: 'Đã xong',
    detail: 'Lần đưa lên sàn này đã xong nên không dừng được nữa.',
  }),
} satisfies ProblemTexts
