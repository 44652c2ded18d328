import type { Digest, DigestFix, DigestPlace, DigestTrouble } from '../digest.ts'

/** Sentences of the status email. Short, polite, one thing to do per line. */
export const digestTexts = {
  subject: (digest: Digest) =>
    digest.fixCount > 0
      ? `Kết quả đưa sản phẩm lên sàn: ${digest.fixCount} sản phẩm cần bổ sung`
      : 'Kết quả đưa sản phẩm lên sàn',
  greeting: ({ reader }: Digest) => {
    if (reader.kind === 'household') return `Kính gửi bà con ${reader.name},`
    return `Kính gửi ${reader.name},`
  },
  received: (digest: Digest, day: string) =>
    `Chúng tôi đã nhận bảng sản phẩm "${digest.filename}" ngày ${day}: ` +
    `${digest.counts.accepted} sản phẩm đã gửi lên sàn${
      digest.fixCount > 0 ? `, ${digest.fixCount} sản phẩm cần bổ sung thông tin` : ''
    }.`,
  placesTitle: 'Tình hình trên từng sàn:',
  place: (place: DigestPlace) => {
    const parts = [
      `${place.live} đang bán`,
      place.inReview > 0 && `${place.inReview} chờ duyệt`,
      place.waiting > 0 && `${place.waiting} đang gửi`,
      place.trouble > 0 && `${place.trouble} chưa lên được`,
    ]
    return `${place.marketplace}: ${parts.filter(Boolean).join(', ')}.`
  },
  fixesTitle: 'Xin bổ sung các dòng sau rồi gửi lại bảng:',
  fix: (fix: DigestFix) => `Dòng ${fix.line}${fix.name ? ` – ${fix.name}` : ''}: ${fix.message}`,
  troublesTitle: 'Sản phẩm chưa lên được sàn:',
  trouble: (trouble: DigestTrouble) =>
    `${trouble.name} – ${trouble.marketplace}: ${trouble.reasons.join(' ')}`,
  more: (count: number) => `… và ${count} dòng khác, xin xem trên trang.`,
  dropped: (columns: string[]) =>
    `Bảng có cột "${columns.join('", "')}". Chúng tôi không đọc và không lưu cột này để bảo vệ thông tin cá nhân.`,
  link: 'Xem chi tiết',
  thanks: 'Trân trọng cảm ơn.',
  help: (phone: string) => `Cần giúp đỡ, xin gọi ${phone}.`,
}
