/** Why a whole file cannot be taken, where the reason is not in the sheet itself. */
const texts: Record<string, string> = {
  'file.too-large': 'Bảng quá lớn. Xin gửi bảng dưới 25 MB; ảnh có thể gửi riêng.',
  'file.unread': 'Chưa đọc được bảng này. Xin mở bảng, lưu lại thành tệp .xlsx rồi gửi lại.',
}

export function fileTexts(code: string): string {
  return texts[code] ?? 'Chưa đọc được bảng này. Xin mở bảng, lưu lại thành tệp .xlsx rồi gửi lại.'
}
