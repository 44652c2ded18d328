import type { Cause, DeadLetterCode } from '../dead-letter.ts'
import { failureText } from './failures.ts'
import { fileTexts } from './files.ts'
import { moment } from './pages.ts'
import { number } from './values.ts'

/** What could not be done, and what that means for whoever waits for it. */
const texts = {
  'file.unread': fileTexts('file.unread'),
  'import.undeclared': fileTexts('import.undeclared'),
  'bulk.undeclared': 'Chưa đưa được sản phẩm của một cơ sở lên sàn theo đợt. Sản phẩm vẫn như cũ.',
  'edit.undeclared': 'Chưa ghi được thay đổi của một sản phẩm. Giá, số lượng trên sàn vẫn như cũ.',
  'papers.unseen': 'Chưa báo được giấy tờ mới cho các sàn. Sản phẩm vẫn đi với giấy tờ cũ.',
  'undo.undeclared': 'Chưa trả lại được sản phẩm như trước khi nhận bảng. Sản phẩm vẫn như bảng đã ghi.',
  'message.dead': failureText('message.dead'),
  'changes.unread': 'Chưa xem được thay đổi trên sàn. Lần xem sau sẽ xem cả phần này.',
  'mail.unsent': 'Chưa gửi được thư kết quả cho cơ sở.',
} satisfies Record<DeadLetterCode, string>

export const deadLetterText = (code: string): string =>
  code in texts ? texts[code as DeadLetterCode] : failureText(code)

export const deadLetterKind = {
  read: 'Đọc bảng',
  import: 'Lưu sản phẩm của bảng',
  bulk: 'Đưa lên sàn theo xã',
  edit: 'Ghi thay đổi sản phẩm',
  papers: 'Báo giấy tờ cho sàn',
  undo: 'Hoàn tác bảng',
  publish: 'Gửi sản phẩm lên sàn',
  reconcile: 'Xem thay đổi trên sàn',
  digest: 'Gửi thư kết quả',
} satisfies Record<Cause['kind'], string>

export const deadLettersPage = {
  title: 'Việc bị kẹt',
  lead: 'Những việc hệ thống đã làm lại năm lần mà chưa được. Khi nguyên nhân đã được xử lý, bấm “Chạy lại”. Bấm nhiều lần cũng không sao, không có sản phẩm nào bị nhân đôi.',
  empty: 'Không có việc nào bị kẹt.',
  more: 'Còn nhiều việc hơn số đang hiện. Chạy lại rồi mở lại trang này để xem tiếp.',
  count: (count: number) => `${number(count)} việc`,
  time: (firstAt: number, lastAt: number) =>
    moment(firstAt) === moment(lastAt)
      ? `Ngày ${moment(firstAt)}`
      : `Từ ${moment(firstAt)} đến ${moment(lastAt)}`,
  example: 'Ví dụ',
  each: (count: number) => `Xem từng việc (${number(count)})`,
  onlySome: (count: number) => `Hiện ${number(count)} việc mới nhất.`,
  times: (times: number) => `kẹt ${number(times)} lần`,
  redrive: 'Chạy lại',
  redriveCause: (count: number) => `Chạy lại ${number(count)} việc này`,
  redriveAll: 'Chạy lại tất cả',
  done: (redriven: number, left: number) =>
    left === 0
      ? `Đã cho chạy lại ${number(redriven)} việc.`
      : `Đã cho chạy lại ${number(redriven)} việc, còn ${number(left)} việc. Xin bấm lần nữa.`,
  importOf: 'Bảng',
  job: 'Đợt theo xã',
  account: 'Cơ sở',
}
