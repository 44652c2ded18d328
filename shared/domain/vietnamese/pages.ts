import type { ImportSettlement, ImportState } from '../import.ts'
import type { Net, Price } from '../listing.ts'
import type { Role } from '../session.ts'
import type { Tenant } from '../tenant.ts'
import { money, number } from './values.ts'

export const price = ({ amount, per }: Price): string => `${money(amount)}/${per}`

export const net = ({ value, unit }: Net): string =>
  unit === 'piece'
    ? `${number(value)} cái`
    : value >= 1000
      ? `${number(value / 1000)} ${unit === 'g' ? 'kg' : 'lít'}`
      : `${number(value)} ${unit}`

/** A Vietnamese number as people dial it: 0912 345 678. Others as they are. */
export const phone = (e164: string): string =>
  e164.replace(/^\+84(\d{3})(\d{3})(\d{3})$/, '0$1 $2 $3').replace(/^\+84/, '0')

/** dd/mm/yyyy in Viet Nam (UTC+7). */
function day(at: number): string {
  const iso = new Date(at + 7 * 3_600_000).toISOString()
  return `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`
}

/** dd/mm/yyyy lúc hh:mm in Viet Nam. */
export function moment(at: number): string {
  const iso = new Date(at + 7 * 3_600_000).toISOString()
  return `${day(at)} lúc ${iso.slice(11, 16)}`
}

/** hh:mm:ss in Viet Nam. */
const clock = (at: number): string => new Date(at + 7 * 3_600_000).toISOString().slice(11, 19)

const megabytes = (bytes: number) =>
  `${(bytes / 1_048_576).toLocaleString('vi-VN', { maximumFractionDigits: 0 })} MB`

export const frame = {
  site: 'OCOP lên sàn',
  skip: 'Đến nội dung chính',
  menu: 'Các trang',
  home: 'Gửi bảng',
  listings: 'Sản phẩm',
  sellers: 'Cơ sở',
  bulk: 'Theo xã',
  handOvers: 'Bàn giao',
  connections: 'Các sàn',
  deadLetters: 'Việc bị kẹt',
  signOut: 'Thoát',
  mailbox: 'Hộp thư thử',
  sandboxes: 'Sàn thử',
  refreshes: (seconds: number) => `Trang tự cập nhật sau ${seconds} giây.`,
  updatedAt: (at: number) => `Cập nhật lúc ${clock(at)}.`,
  refreshNow: 'Xem lại ngay',
  more: 'Xem tiếp',
  back: 'Về trang đầu',
}

export const roleName = {
  owner: 'Cơ sở sản xuất',
  staff: 'Cán bộ hỗ trợ',
  operator: 'Quản trị',
} satisfies Record<Role, string>

export const tenantKind = {
  cooperative: 'Hợp tác xã',
  'household-business': 'Hộ kinh doanh',
  household: 'Hộ gia đình',
  office: 'Cơ quan',
} satisfies Record<Tenant['kind'], string>

export const signIn = {
  title: 'Đăng nhập',
  lead: 'Gửi bảng Excel đang có, chúng tôi đưa sản phẩm lên các sàn và báo lại kết quả.',
  localLead: 'Đang chạy thử trên máy này: chọn một người để vào, không cần mật khẩu.',
  localUsers: { htx: 'Vào với vai hợp tác xã', canbo: 'Vào với vai cán bộ', quantri: 'Vào với vai quản trị' },
  user: 'Tên đăng nhập',
  password: 'Mật khẩu',
  submit: 'Đăng nhập',
}

export const overview = {
  title: 'Gửi bảng sản phẩm',
  file: 'Chọn tệp Excel hoặc CSV',
  anyLayout: 'Bảng đang dùng thế nào cứ gửi thế ấy, không cần theo mẫu.',
  manyProducers: 'Bảng có thể ghi nhiều cơ sở: mỗi dòng có tên cơ sở và xã, sản phẩm sẽ vào đúng cơ sở đó.',
  forSeller: (name: string) => `Đang làm giúp: ${name}`,
  sizeLimit: (bytes: number) => `Tệp lớn nhất ${megabytes(bytes)}.`,
  sendAgain: 'Mạng yếu thì cứ gửi lại: gửi hai lần cùng một bảng không làm sản phẩm bị trùng.',
  submit: 'Gửi bảng',
  recent: 'Bảng đã gửi',
  empty: 'Chưa có bảng nào. Xin gửi bảng đầu tiên ở trên.',
  bulkLink: 'Đưa cả xã lên sàn',
  bulkLead: 'Chọn xã, xem trước số sản phẩm, rồi đưa lên các sàn trong một lần.',
  sellersLink: 'Gửi bảng giúp một cơ sở',
  template: 'Tải bảng mẫu (đã ghi sẵn sản phẩm đang có)',
}

export const stateName = {
  'awaiting-upload': 'Chưa nhận được tệp',
  reading: 'Đang đọc bảng',
  ready: 'Chờ xác nhận',
  declaring: 'Đang chuẩn bị',
  publishing: 'Đang đưa lên sàn',
  settled: 'Đã xong',
  failed: 'Chưa đọc được',
} satisfies Record<ImportState, string>

export const stateLead = {
  'awaiting-upload': 'Tệp chưa đến nơi. Nếu mạng bị đứt giữa chừng, xin gửi lại bảng.',
  reading: 'Chúng tôi đang đọc bảng, thường mất vài giây. Đóng trang này cũng không sao.',
  ready: 'Xin xem lại các dòng dưới đây rồi xác nhận để đưa lên sàn.',
  declaring: 'Đã nhận xác nhận, đang chuẩn bị sản phẩm. Đóng trang này cũng không sao.',
  publishing: 'Đang đưa sản phẩm lên sàn. Đóng trang này cũng không sao; khi xong sẽ có thư báo.',
  settled: 'Việc với bảng này đã xong.',
  failed: 'Bảng này chưa đọc được. Xin xem lý do rồi gửi lại.',
} satisfies Record<ImportState, string>

export const mailNote = {
  sent: 'Đã gửi thư báo kết quả.',
  'nothing-new': 'Không có gì mới nên không gửi thư.',
  'no-address': 'Chưa có địa chỉ thư điện tử nên chưa gửi thư báo.',
  unclear: 'Chưa rõ thư báo đã đến nơi hay chưa.',
} satisfies Record<ImportSettlement['mail'], string>

export const importPage = {
  title: 'Kết quả đọc bảng',
  sentOn: (at: number) => `Gửi ngày ${moment(at)}.`,
  read: (rows: number) => `Đã đọc ${number(rows)} dòng sản phẩm:`,
  accepted: (rows: number) => `${number(rows)} dòng đã nhận`,
  needsFix: (rows: number) => `${number(rows)} dòng cần bổ sung`,
  skipped: (rows: number) => `${number(rows)} dòng bỏ qua`,
  dropped: (columns: string) => `Để giữ kín thông tin cá nhân, chúng tôi đã bỏ cột: ${columns}.`,
  unknown: (columns: string) => `Chưa dùng đến cột: ${columns}.`,
  workbook: 'Tải bảng đã kiểm tra',
  needsFixTitle: 'Cần bổ sung',
  needsFixLead:
    'Xin tải bảng đã kiểm tra về, sửa ở các ô có màu rồi gửi lại cả bảng. Dòng đã nhận không bị trùng.',
  acceptedTitle: 'Đã nhận',
  skippedTitle: 'Bỏ qua',
  nothingAccepted: 'Chưa có dòng nào đủ thông tin để đưa lên sàn. Xin bổ sung rồi gửi lại bảng.',
  noRows: 'Không thấy dòng sản phẩm nào trong bảng.',
  row: (line: number, name: string | null) => `Dòng ${line} – ${name ?? 'chưa rõ tên sản phẩm'}`,
  sheet: (name: string) => `trang “${name}”`,
  cell: (cell: string) => `ô\u00a0${cell}`,
  suggestion: (text: string) => `Gợi ý: ${text}`,
  code: (sku: string) => `mã ${sku}`,
  stock: (count: number) => `còn ${number(count)}`,
  noPictures: 'chưa có ảnh',
  pictures: (count: number) => `${count} ảnh`,
  stars: (count: number) => `OCOP ${count} sao`,
  confirmTitle: 'Đưa lên sàn',
  confirmLead: (rows: number) => `Đưa ${number(rows)} sản phẩm đã nhận lên các sàn:`,
  confirm: 'Xác nhận đưa lên sàn',
  progressTitle: 'Trên các sàn',
  progress: (atRest: number, all: number) => `Đã xử lý ${number(atRest)} trên ${number(all)} sản phẩm`,
  troubleTitle: 'Sàn chưa nhận',
  moreTrouble: 'Còn nữa: xin xem ở trang Sản phẩm.',
  seeListings: 'Xem từng sản phẩm',
  moreRows: (rows: number) => `và ${number(rows)} dòng nữa`,
  seeRows: {
    'needs-fix': (rows: number) => `Xem ${number(rows)} dòng cần bổ sung`,
    accepted: (rows: number) => `Xem ${number(rows)} dòng đã nhận`,
    skipped: (rows: number) => `Xem ${number(rows)} dòng bỏ qua`,
  },
  sendAnother: 'Gửi lại bảng',
  backToImport: 'Về kết quả đọc bảng',
  nextRows: (from: number) => `Xem tiếp từ dòng thứ ${number(from)}`,
}

export const listingsPage = {
  title: 'Sản phẩm',
  empty: 'Chưa có sản phẩm nào. Gửi bảng rồi xác nhận, sản phẩm sẽ hiện ở đây.',
  emptyFilter: 'Không có sản phẩm nào như vậy.',
  marketplace: 'Sàn',
  condition: 'Tình trạng',
  anyMarketplace: 'Tất cả các sàn',
  anyCondition: 'Tất cả tình trạng',
  filter: 'Lọc',
  open: (marketplace: string) => `Xem trên ${marketplace}`,
  forSeller: (name: string) => `Sản phẩm của ${name}`,
}

export const sellersPage = {
  title: 'Cơ sở trong địa bàn',
  lead: 'Chọn một cơ sở để gửi bảng giúp hoặc xem sản phẩm của cơ sở đó.',
  empty: 'Chưa có cơ sở nào. Gửi bảng của xã, các cơ sở sẽ hiện ở đây.',
  noCommune: 'Chưa rõ xã',
  upload: 'Gửi bảng',
  listings: 'Sản phẩm',
}

export const bulkPage = {
  title: 'Đưa lên sàn theo xã',
  lead: 'Chọn xã và sàn, bấm “Xem trước” để biết sẽ đưa bao nhiêu sản phẩm. Xem trước chưa gửi gì lên sàn.',
  communes: 'Xã, phường',
  sellers: (count: number) => `${number(count)} cơ sở`,
  marketplaces: 'Sàn',
  preview: 'Xem trước',
  run: 'Đưa lên sàn',
  empty: 'Chưa có cơ sở nào trong địa bàn. Gửi bảng của xã trước, rồi quay lại đây.',
}

export const bulkState = {
  planning: 'Đang chuẩn bị',
  running: 'Đang chạy',
  finished: 'Đã xong',
  cancelled: 'Đã dừng',
}

export const jobPage = {
  title: 'Đưa lên sàn',
  previewTitle: 'Xem trước',
  previewLead: 'Đây là số liệu xem trước, chưa gửi gì lên sàn.',
  startedOn: (at: number) => `Bắt đầu ${moment(at)}.`,
  sellers: 'Cơ sở có sản phẩm',
  listings: 'Sản phẩm',
  publish: 'Sẽ đưa lên',
  published: 'Đã đưa lên',
  already: 'Đã có từ trước',
  places: 'Lượt đưa lên các sàn',
  done: (count: number, all: number) => `Đã làm ${number(count)} trên ${number(all)} cơ sở`,
  nothing: 'Không còn sản phẩm nào cần đưa lên.',
  cancel: 'Dừng lại',
  another: 'Chọn xã khác',
  note: 'Sản phẩm đã gửi vẫn được giữ trên sàn; chỉ những cơ sở chưa làm là không gửi nữa.',
}

/** Pages of a developer's machine. */
export const localPage = {
  mailbox: 'Hộp thư thử',
  mailboxLead: 'Thư mà hệ thống đã gửi khi chạy thử trên máy này. Không thư nào ra ngoài.',
  noMail: 'Chưa có thư nào.',
  to: (address: string) => `Gửi tới ${address}`,
  html: 'Xem như trong hộp thư',
  sandbox: (marketplace: string) => `Sàn thử ${marketplace}`,
  sandboxLead: 'Sản phẩm mà sàn thử trên máy này đang giữ.',
  noProducts: 'Chưa có sản phẩm nào.',
  product: { sku: 'Mã', name: 'Tên', price: 'Giá', stock: 'Còn', state: 'Tình trạng', pictures: 'Ảnh' },
  products: (count: number) => `${number(count)} sản phẩm`,
}
