import { FILE_TEXTS } from './issues.ts'

const unread = 'Chưa đọc được bảng này. Xin mở bảng, lưu lại thành tệp .xlsx rồi gửi lại.'
/** The largest sheet that is taken. */
const megabytes = 25

/** Why a whole file is not taken, where it was not the reader that found out. */
const texts: Record<string, string> = {
  'file.too-large': FILE_TEXTS['file.too-large']({ megabytes }),
  'file.no-rows': 'Bảng có tiêu đề nhưng chưa có dòng sản phẩm nào. Xin ghi sản phẩm rồi gửi lại.',
  'import.undeclared': 'Chưa lưu được sản phẩm của bảng này. Cán bộ hỗ trợ sẽ xem lại; xin gửi lại bảng sau.',
  'file.unread': unread,
}

export function fileTexts(code: string): string {
  return texts[code] ?? unread
}
