import type { ProblemTexts } from './problem-text.ts'
import { size } from './size.ts'

/** What may be wrong with a sheet and its rows. */
export const sheetProblems = {
  fileEmpty: () => ({
    code: 'file.empty',
    title: 'Bảng đang trống',
    detail: 'Tệp gửi lên không có nội dung. Xin chọn lại tệp.',
  }),
  fileMissing: () => ({
    code: 'file.missing',
    title: 'Chưa chọn tệp',
    detail: 'Xin chọn tệp Excel hoặc CSV trước khi bấm gửi.',
  }),
  fileTooLarge: (limit: number) => ({
    code: 'file.too-large',
    title: 'Bảng quá lớn',
    detail: `Tệp được lớn nhất ${size(limit)}. Xin bớt ảnh trong bảng hoặc chia bảng thành nhiều tệp.`,
  }),
  importUnknown: () => ({
    code: 'import.unknown',
    title: 'Không tìm thấy bảng này',
    detail: 'Không có bảng nào như vậy trong tài khoản đang dùng.',
  }),
  importNotReady: () => ({
    code: 'import.not-ready',
    title: 'Bảng chưa đọc xong',
    detail: 'Xin chờ đọc xong bảng rồi xác nhận.',
  }),
  importFailed: () => ({
    code: 'import.failed',
    title: 'Chưa đọc được bảng này',
    detail: 'Bảng này chưa đọc được nên không xác nhận được. Xin gửi lại bảng khác.',
  }),
  undoNotReady: () => ({
    code: 'undo.not-ready',
    title: 'Chưa hoàn tác được',
    detail: 'Chỉ hoàn tác được bảng đã xác nhận và đã lưu xong. Xin chờ rồi làm lại.',
  }),
  undoTooLate: () => ({
    code: 'undo.too-late',
    title: 'Không hoàn tác được nữa',
    detail:
      'Bảng này đã xác nhận quá 30 ngày nên thông tin cũ không còn giữ. Xin sửa từng sản phẩm hoặc gửi bảng mới.',
  }),
  undoWithdraws: (count: number) => ({
    code: 'undo.withdraws',
    title: 'Cần đồng ý gỡ sản phẩm',
    detail: `Hoàn tác sẽ gỡ hoặc ẩn ${count.toLocaleString('vi-VN')} sản phẩm khỏi sàn. Xin xem trước rồi đồng ý.`,
  }),
  sheetGone: () => ({
    code: 'import.sheet-gone',
    title: 'Bảng cũ không còn giữ',
    detail: 'Chúng tôi chỉ giữ bảng trong thời gian ngắn. Xin gửi lại bảng.',
  }),
  columnsMissing: () => ({
    code: 'columns.missing',
    title: 'Chưa chọn cột nào',
    detail: 'Xin cho biết ít nhất một cột ghi thông tin gì.',
  }),
  columnUnknown: (heading: string) => ({
    code: 'columns.unknown',
    title: 'Không tìm thấy cột này',
    detail: `Bảng này không có cột “${heading}”.`,
  }),
  columnFieldTwice: (heading: string) => ({
    code: 'columns.twice',
    title: 'Hai cột cùng một thông tin',
    detail: `Cột “${heading}” ghi cùng thông tin với một cột khác vừa chọn. Xin chỉ chọn một cột.`,
  }),
  clearanceUnknown: () => ({
    code: 'clearance.unknown',
    title: 'Không có dòng nào cần xác nhận',
    detail: 'Những dòng đã chọn không có sản phẩm nào đang chờ cán bộ xác nhận.',
  }),
  workbookUnknown: () => ({
    code: 'workbook.unknown',
    title: 'Chưa có bảng đã kiểm tra',
    detail: 'Bảng này chưa đọc xong, chưa đọc được, hoặc không còn được giữ.',
  }),
  previewNotReady: () => ({
    code: 'preview.not-ready',
    title: 'Chưa có gì để xem trước',
    detail: 'Bảng này chưa đọc xong, hoặc chưa đọc được.',
  }),
} satisfies ProblemTexts
