// How Vietnamese write a value, wherever people read one.

/** A number with dots between thousands: 120.000. */
export const number = (value: number): string => value.toLocaleString('vi-VN')

/** Whole đồng: 120.000 đồng. */
export const money = (amount: number): string => `${number(amount)} đồng`

/** The product groups 1–26 as official lists name them, shortened. */
const GROUPS = [
  'rau, củ, quả, hạt tươi',
  'thịt, thủy sản, trứng, sữa tươi',
  'gạo, ngũ cốc, hạt sơ chế',
  'mật ong và nông sản thực phẩm khác',
  'đồ ăn nhanh',
  'chế biến từ gạo, ngũ cốc',
  'chế biến từ rau, củ, quả, hạt',
  'chế biến từ thịt, trứng, sữa, thủy sản, mật ong',
  'tương, nước mắm, gia vị dạng lỏng',
  'gia vị khác',
  'chè tươi, chế biến',
  'chè, trà từ thực vật khác',
  'cà phê, ca cao',
  'rượu trắng',
  'đồ uống có cồn khác',
  'nước khoáng, nước uống đóng chai',
  'đồ uống không cồn',
  'thực phẩm chức năng, thuốc dược liệu, thuốc cổ truyền',
  'mỹ phẩm từ dược liệu',
  'tinh dầu và dược liệu khác',
  'thủ công mỹ nghệ gia dụng, trang trí',
  'vải, may mặc',
  'hoa',
  'cây cảnh',
  'động vật cảnh',
  'dịch vụ du lịch',
]

/** `nhóm 11 (chè tươi, chế biến)`. */
export const groupText = (group: number): string => `nhóm ${group} (${GROUPS[group - 1] ?? ''})`

/** A calendar day `yyyy-mm-dd` as dd/mm/yyyy. */
export const dayText = (day: string): string => day.split('-').reverse().join('/')
