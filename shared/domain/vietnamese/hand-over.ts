import type { Task } from '../hand-over/item.ts'
import type { HandOverPackage, PackageState, TaskCounts } from '../hand-over/package.ts'
import type { ChangedPart, HandedPaper } from '../hand-over/product.ts'
import { dayText, number } from './values.ts'

/** What the desk is asked to do. */
export const taskName = {
  new: 'Hàng mới',
  change: 'Thay đổi',
  hide: 'Tạm ẩn',
  show: 'Bán lại',
  remove: 'Gỡ',
} satisfies Record<Task, string>

const partName = {
  name: 'tên',
  price: 'giá',
  stock: 'số lượng',
  description: 'mô tả',
  ocop: 'OCOP',
  producer: 'cơ sở',
  images: 'ảnh',
  papers: 'giấy tờ',
} satisfies Record<ChangedPart, string>

/** `giá, số lượng`. */
export const changesText = (parts: readonly ChangedPart[]): string =>
  parts.map((part) => partName[part]).join(', ')

const paperName = {
  'food-safety': 'giấy chứng nhận an toàn thực phẩm',
  'self-declaration': 'bản tự công bố',
  'ocop-decision': 'quyết định công nhận OCOP',
  quality: 'giấy chứng nhận chất lượng',
  'business-registration': 'giấy đăng ký kinh doanh',
  other: 'giấy tờ khác',
} satisfies Record<HandedPaper['kind'], string>

/** `bản tự công bố số 12/VD (giay-to/1.pdf)`. */
export const paperText = ({ kind, number: code }: HandedPaper, file: string): string =>
  `${paperName[kind]}${code ? ` số ${code}` : ''} (${file})`

/** The workbook in a package. Its layout is ours; no marketplace's import form is known to us. */
export const handOverBook = {
  sheet: 'Bàn giao',
  label: 'Bảng bàn giao của hệ thống kết nối OCOP – mẫu riêng, không phải mẫu của sàn',
  about: ({ id, day }: Pick<HandOverPackage, 'id' | 'day'>, marketplace: string, products: number) =>
    `Gói ${id} · ${marketplace} · ngày ${dayText(day)} · ${number(products)} sản phẩm`,
  guide:
    'Làm xong từng dòng, xin ghi ba cột: Kết quả, Liên kết của sản phẩm trên sàn, Lý do nếu từ chối. ' +
    'Có thể sắp xếp lại dòng và thêm cột, nhưng xin giữ nguyên cột Mã bàn giao.',
  filename: (id: string) => `ban-giao-${id}.xlsx`,
  packageName: (id: string) => `ban-giao-${id}.zip`,
}

/** Headings in their order; the reader of the returned workbook knows its own by exactly these words. */
export const handOverHeadings = {
  task: 'Việc cần làm',
  key: 'Mã bàn giao',
  changes: 'Nội dung thay đổi',
  name: 'Tên sản phẩm',
  price: 'Giá bán (đồng)',
  unit: 'Đơn vị tính',
  stock: 'Số lượng còn bán',
  net: 'Quy cách',
  description: 'Mô tả',
  group: 'Nhóm sản phẩm',
  category: 'Danh mục trên sàn',
  stars: 'Hạng sao OCOP',
  decision: 'Số quyết định OCOP',
  expires: 'OCOP đến ngày',
  producer: 'Cơ sở sản xuất',
  place: 'Nơi sản xuất',
  gtin: 'Mã vạch',
  images: 'Ảnh',
  papers: 'Giấy tờ',
  result: 'Kết quả',
  link: 'Liên kết',
  reason: 'Lý do',
  packageId: 'Mã gói',
} as const

export const handOverNotes = {
  task: 'Hàng mới: nếu sản phẩm đã có sẵn trên sàn, xin sửa sản phẩm đó và ghi liên kết của nó, không đăng thêm.',
  result: 'Xin chọn trong danh sách: Đang bán, Từ chối, Đã ẩn, Đã gỡ. Chưa làm thì để trống.',
  link: 'Địa chỉ trang của sản phẩm trên sàn, bắt đầu bằng https://',
  reason: 'Nếu từ chối, xin ghi lý do để cơ sở sửa.',
  key: 'Xin giữ nguyên: kết quả được ghép lại theo mã này.',
}

export const starsText = (stars: number): string => `${stars} sao`

/** What the seller is told where the desk gave no reason. */
export const noReason = 'Bộ phận đăng bán của sàn không ghi lý do.'

const countsText = (counts: TaskCounts): string =>
  (Object.keys(taskName) as Task[])
    .filter((task) => counts[task] > 0)
    .map((task) => `${number(counts[task])} ${taskName[task].toLowerCase()}`)
    .join(', ')

type MailFrame = { marketplace: string; link: string; helpPhone: string | null }

/** The mail that brings a package to the desk, as lines; and the one that reminds of it. */
export const handOverMail = {
  subject: (of: HandOverPackage, marketplace: string, products: number) =>
    `Bàn giao sản phẩm OCOP lên ${marketplace}, ngày ${dayText(of.day)}: ${number(products)} sản phẩm (${of.id})`,
  lines: (
    of: HandOverPackage,
    counts: TaskCounts,
    products: number,
    frame: MailFrame,
    hasPackage: boolean,
  ) => [
    `Kính gửi ${of.desk.name},`,
    `Xin gửi gói bàn giao ngày ${dayText(of.day)} cho ${frame.marketplace}: ${number(products)} sản phẩm (${countsText(counts)}).`,
    hasPackage
      ? 'Tệp gửi kèm gồm bảng sản phẩm, và một tệp nén có cả bảng, ảnh và giấy tờ.'
      : 'Bảng sản phẩm gửi kèm thư này; ảnh và giấy tờ xin tải ở liên kết dưới đây.',
    'Bảng này là mẫu riêng của hệ thống kết nối OCOP, không phải mẫu của sàn. Làm xong từng dòng, xin ghi cột Kết quả, Liên kết, và Lý do nếu từ chối.',
    of.desk.returnTo
      ? `Ghi xong, xin gửi lại bảng đến ${of.desk.returnTo}. Có thể gửi nhiều lần, dòng chưa làm cứ để trống.`
      : 'Ghi xong, xin gửi lại bảng cho cán bộ phụ trách. Có thể gửi nhiều lần, dòng chưa làm cứ để trống.',
  ],
  reminderSubject: (of: HandOverPackage, marketplace: string, open: number) =>
    `Nhắc lại gói bàn giao ${of.id} (${marketplace}): còn ${number(open)} sản phẩm chưa có kết quả`,
  reminderLines: (of: HandOverPackage, marketplace: string, open: number) => [
    `Kính gửi ${of.desk.name},`,
    `Gói bàn giao ${of.id} cho ${marketplace}, gửi ngày ${dayText(of.day)}, còn ${number(open)} sản phẩm chưa có kết quả.`,
    'Xin ghi kết quả vào bảng đã gửi rồi gửi lại. Dòng nào chưa làm xong thì để trống.',
  ],
  openTitle: 'Sản phẩm chưa có kết quả:',
  open: (task: Task, key: string, name: string) => `${taskName[task]}: ${name} (${key})`,
  more: (count: number) => `… và ${number(count)} sản phẩm khác.`,
  download: 'Tải cả gói (bảng, ảnh, giấy tờ)',
  until: (day: string) => `Liên kết dùng được đến ngày ${dayText(day)}.`,
  thanks: 'Trân trọng cảm ơn.',
  help: (phone: string) => `Cần trao đổi, xin gọi ${phone}.`,
}

export const packageStateName = {
  collecting: 'Đang gom',
  packed: 'Chưa gửi thư',
  mailed: 'Chờ kết quả',
  'partly-answered': 'Có một phần kết quả',
  answered: 'Đã xong',
} satisfies Record<PackageState, string>
