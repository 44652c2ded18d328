import type { Kept } from '../undo-import.ts'
import { moment } from './pages.ts'
import { number } from './values.ts'

/** The parts of a product that a sheet may change, as sellers call them. */
const partNames: Record<string, string> = {
  name: 'tên',
  price: 'giá',
  stock: 'số lượng',
  description: 'mô tả',
  net: 'khối lượng',
  ocop: 'sao OCOP',
  producer: 'cơ sở',
  group: 'nhóm hàng',
  gtin: 'mã vạch',
  season: 'mùa vụ',
  shelfLifeMonths: 'hạn dùng',
  images: 'ảnh',
  certificates: 'giấy chứng nhận',
}
export const partName = (part: string): string => partNames[part] ?? part

/** Why something stays although the sheet is taken back. */
const keptWhy = {
  person: 'đã sửa sau đó',
  import: 'bảng gửi sau cũng ghi',
} satisfies Record<Kept['why'], string>

export const undoPage = {
  title: 'Hoàn tác bảng',
  open: 'Hoàn tác bảng này',
  lead: 'Giá, số lượng, tên và các thông tin khác trở lại như trước khi nhận bảng này. Chưa có gì thay đổi cho đến khi bấm nút ở dưới.',
  nothing: 'Bảng này không còn gì để hoàn tác.',
  back: (count: number) => `${number(count)} sản phẩm trở lại như trước`,
  down: (count: number) => `${number(count)} sản phẩm bị gỡ hoặc ẩn khỏi sàn, vì chỉ bảng này đưa lên`,
  stays: (count: number) => `${number(count)} sản phẩm có chỗ giữ nguyên, vì đã đổi sau bảng này`,
  forgotten: (count: number) => `${number(count)} sản phẩm giữ nguyên, vì không còn nhớ thông tin cũ`,
  more: (count: number) => `Hiện ${number(count)} sản phẩm đầu.`,
  placesTitle: 'Trên từng sàn',
  place: (name: string, changes: number, down: number, isHidden: boolean) =>
    `${name}: ${number(changes)} sản phẩm đổi lại, ${number(down)} sản phẩm bị ${isHidden ? 'ẩn' : 'gỡ'}`,
  cannot: 'Sàn này chưa cho gỡ hoặc ẩn qua kết nối, xin gỡ trực tiếp trên sàn.',
  rowsTitle: 'Từng sản phẩm',
  rowBack: (parts: string[]) => `Trở lại: ${parts.map(partName).join(', ')}`,
  rowDown: (names: string[]) => `Gỡ hoặc ẩn khỏi: ${names.join(', ')}`,
  rowKept: (what: string, why: Kept['why']) => `Giữ nguyên ${partName(what)}: ${keptWhy[why]}`,
  rowForgotten: 'Giữ nguyên: không còn nhớ thông tin cũ',
  agree: (count: number) => `Đồng ý gỡ hoặc ẩn ${number(count)} sản phẩm khỏi sàn`,
  submit: 'Hoàn tác bảng này',
  undone: (at: number, isDone: boolean) =>
    isDone
      ? `Bảng này đã được hoàn tác ngày ${moment(at)}.`
      : `Đang hoàn tác bảng này từ ngày ${moment(at)}. Sản phẩm trên sàn sẽ đổi lại trong ít phút.`,
}
