import { lower } from '../text.ts'

/** What a text claims that needs a paper or a person: `organic`, or `cure` (heals, prevents or is a medicine). */
export type Claim = 'organic' | 'cure'

const word = (words: string): string => `(?<![\\p{L}\\d])(?:${words})(?![\\p{L}\\d])`

/** Innocent uses of the same words: taken out before anything is looked for. For text with marks. */
const INNOCENT = new RegExp(
  word(
    [
      'phân (?:bón )?(?:vi sinh )?hữu cơ',
      '(?:chất|axit|acid|mùn|rác) hữu cơ',
      '(?:không phải(?: là)?|không (?:có tác dụng )?thay thế|thay thế) thuốc(?: chữa bệnh)?',
      '(?:không|chẳng|chưa) (?:dùng|sử dụng|phun|có|chứa|tồn dư|dư lượng)(?: \\p{L}+){0,2} thuốc(?: (?:bảo vệ thực vật|trừ sâu|trừ cỏ|kích thích|hoá học|hóa học|bvtv))?',
      'thuốc (?:bảo vệ thực vật|bvtv|trừ sâu|trừ cỏ|diệt cỏ|lá|lào|nhuộm|kích thích)',
      '(?:thôn|bản|xã|làng|suối|núi|đồi|vườn|xóm) thuốc',
      '(?:giá|quản|chính|thống|cai|tự|quảng|nội) trị',
      'trị (?:giá|sự|vì|an|thuỷ|thủy)',
      '(?:sửa|chạy|cứu) chữa',
      'chữa (?:cháy|lỗi|lợn|ngượng)',
      '(?:ra|thoát|tránh|không|rời|tách) khỏi',
      'khỏi (?:phải|cần|lo|mất)',
      '(?:sâu|dịch|sạch|nấm) bệnh',
      'bệnh viện',
      // Names of people.
      '(?:ông|bà|anh|chị|cô|chú|bác|văn|thị) (?:trị|chữa|thuốc)',
    ].join('|'),
  ),
  'gu',
)

const ORGANIC = new RegExp(word('hữu cơ|organic|eco'), 'u')
const ILLNESS =
  'ung thư|tiểu đường|đái tháo đường|huyết áp|đột quỵ|tai biến|xơ gan|viêm \\p{L}+|sỏi thận|mỡ máu|gout|bệnh (?:gút|trĩ)|covid|hen suyễn|thoát vị'
const CURE = new RegExp(
  word(
    `chữa|đặc trị|điều trị|trị|trị liệu|khỏi (?:bệnh|hẳn|hoàn toàn|ngay|dứt|ho|đau)|khỏi|thuốc|${ILLNESS}|(?:phòng|chống|ngừa|giảm|hỗ trợ|đẩy lùi)(?: \\p{L}+){0,2} bệnh`,
  ),
  'u',
)

/** Without marks many words are the same (trị, trí, chưa, chữa): only what cannot be another word counts. */
const UNMARKED_ORGANIC = new RegExp(`(?<!phan |phan bon |chat |axit )${word('huu co|organic|eco')}`, 'u')
const UNMARKED_CURE = new RegExp(
  word(
    'chua benh|tri benh|dac tri|dieu tri|khoi benh|chua khoi|bai thuoc|vi thuoc|thuoc (?:nam|bac|bo|chua|tri)|ung thu|tieu duong|huyet ap|dot quy|phong benh',
  ),
  'u',
)

/**
 * What a name or description claims. Words that only look like a claim (trị giá, chữa cháy, phân hữu cơ, thuốc trừ sâu,
 * "không phải là thuốc") claim nothing. The words are ours: docs/sources.md#claims.
 */
export function claimsIn(text: string): Claim[] {
  if (text === '') return []
  const written = lower(text)
  if (!VIETNAMESE.test(written)) return claims(written, UNMARKED_ORGANIC, UNMARKED_CURE)
  // Most texts claim nothing, whatever is taken out of them.
  const found = claims(written, ORGANIC, CURE)
  return found.length === 0 ? found : claims(written.replace(INNOCENT, ' '), ORGANIC, CURE)
}

/** Letters with marks: a text without one is typed without any. */
const VIETNAMESE = /[\u00c0-\u1ef9]/

function claims(text: string, organic: RegExp, cure: RegExp): Claim[] {
  return [
    ...(organic.test(text) ? (['organic'] as const) : []),
    ...(cure.test(text) ? (['cure'] as const) : []),
  ]
}
