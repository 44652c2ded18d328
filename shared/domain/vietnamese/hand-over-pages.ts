import type { ReturnCode } from '../hand-over/returned.ts'
import { moment } from './pages.ts'
import { dayText, number } from './values.ts'

/** What is wrong with a row of a returned workbook, and what to do. `text` is what the cell says. */
export const returnText = {
  'return.key-unknown': (text) => `Mã bàn giao “${text}” không có trong gói này. Xin xem lại mã.`,
  'return.other-package': (text) => `Dòng này thuộc gói ${text}. Xin nộp ở trang của gói đó.`,
  'return.row-doubled': () => 'Sản phẩm này có nhiều dòng ghi khác nhau. Xin giữ một dòng.',
  'return.result-missing': () => 'Đã ghi liên kết hoặc lý do nhưng chưa ghi kết quả.',
  'return.result-unclear': (text) =>
    `Chưa rõ kết quả “${text}”. Xin ghi một trong bốn: Đang bán, Từ chối, Đã ẩn, Đã gỡ.`,
  'return.result-contrary': (text) =>
    `Việc cần làm là ẩn hoặc gỡ nhưng kết quả ghi “${text}”. Xin xem lại sản phẩm trên sàn.`,
  'return.link-invalid': (text) =>
    `“${text}” không phải địa chỉ trang sản phẩm. Xin ghi đủ, bắt đầu bằng https://.`,
  'return.link-missing': () => 'Đã ghi đang bán nhưng chưa có liên kết. Nên bổ sung để làm bằng chứng.',
  'return.reason-missing': () => 'Bị từ chối nhưng không ghi lý do. Nên hỏi lại để cơ sở biết cách sửa.',
} satisfies Record<ReturnCode, (text: string) => string>

export const handOversPage = {
  title: 'Bàn giao cho sàn',
  lead: 'Sàn chưa có kết nối thì mỗi ngày một gói: bảng, ảnh và giấy tờ, gửi qua thư cho bộ phận đăng bán của sàn.',
  empty: 'Chưa có gói nào. Gói đầu tiên được làm khi có sản phẩm đưa lên một sàn chưa có kết nối.',
  line: (answered: number, all: number) => `${number(answered)}/${number(all)} sản phẩm đã có kết quả`,
  replaced: (count: number) => `${number(count)} chuyển sang gói sau`,
  age: (days: number) => (days === 0 ? 'gửi hôm nay' : `đã chờ ${number(days)} ngày`),
  more: 'Xem các gói trước',
}

export const handOverPage = {
  title: (day: string, marketplace: string) => `Gói ${dayText(day)} cho ${marketplace}`,
  mailedTo: (name: string, email: string, at: number) => `Đã gửi ${name} (${email}) ngày ${moment(at)}.`,
  notMailed: 'Gói chưa gửi được thư, hệ thống sẽ gửi lại. Có thể tải về và chuyển tận tay.',
  unclear:
    'Chưa rõ thư đã đến nơi hay chưa nên hệ thống không gửi lại. Xin hỏi bộ phận đăng bán, nếu chưa nhận được thì tải gói về và chuyển tận tay.',
  collecting: 'Gói đang được gom, xin xem lại sau ít phút.',
  reminded: (times: number, at: number) => `Đã nhắc ${number(times)} lần, lần cuối ngày ${moment(at)}.`,
  download: 'Tải cả gói',
  workbook: 'Tải riêng bảng',
  returnTitle: 'Nộp bảng đã ghi kết quả',
  returnLead:
    'Chọn bảng mà bộ phận đăng bán gửi lại. Nộp nhiều lần cũng không sao; dòng chưa ghi kết quả được để lại.',
  file: 'Bảng đã ghi kết quả (.xlsx, .ods, .xls)',
  submit: 'Nộp bảng',
  summaryTitle: 'Kết quả đọc bảng',
  summary: {
    live: 'đang bán',
    rejected: 'bị từ chối',
    hidden: 'đã ẩn',
    removed: 'đã gỡ',
    same: 'đã có từ trước',
    open: 'chưa ghi kết quả',
  },
  nothing: 'Bảng này không có kết quả nào mới.',
  issuesTitle: (count: number) => `${number(count)} chỗ cần xem lại`,
  issue: (where: string, key: string) => `${where} · ${key}`,
  where: (sheet: string, line: number, cell: string | null) =>
    cell ? `Ô ${cell}, trang “${sheet}”` : `Dòng ${line}`,
  taken: 'Vẫn ghi nhận',
  refused: 'Chưa ghi nhận',
  openTitle: (count: number) => `${number(count)} sản phẩm chưa có kết quả`,
  replacedTitle: (count: number) => `${number(count)} sản phẩm chuyển sang gói sau`,
  replacedLead: 'Sản phẩm đã thay đổi trước khi có kết quả, gói sau hỏi lại nên không chờ ở gói này nữa.',
  doneTitle: 'Sản phẩm đã có kết quả',
  link: 'Xem trên sàn',
  back: 'Về danh sách gói',
}
