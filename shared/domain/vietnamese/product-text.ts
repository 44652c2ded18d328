// What a marketplace's buyers read about a product: built from what is known of it, nothing else.
import type { Certificate } from '../listing.ts'

/** Claims of an OCOP rating in free text; one of the groups holds the number of stars, in digits or in words. */
export const starClaim =
  /(?:đạt\s+)?(?:chuẩn\s+)?(?:chứng nhận\s+)?OCOP[\s:–-]*(?:hạng\s+)?(?:\(\s*(?<bracketed>[1-5]|ba|bốn|năm)\s*(?:sao|\*|★|⭐)\s*\)|(?<after>[1-5]|ba|bốn|năm)\s*(?:sao|\*|★|⭐))|(?<before>[1-5]|ba|bốn|năm)\s*(?:sao|\*|★|⭐)\s*OCOP/giu

/** Claims of a quality paper in free text, by the kind of certificate that proves them; with the words that lead up to them. */
const claimLead = String.raw`(?:(?:đạt|theo|chuẩn|tiêu chuẩn|chứng nhận|chứng chỉ|giấy|có|mang)\s+)*`
export const qualityClaims = [
  ['vietgap', new RegExp(String.raw`${claimLead}viet\s?gap(?!\p{L})`, 'giu')],
  ['globalgap', new RegExp(String.raw`${claimLead}global\s?g\.?a\.?p(?!\p{L})`, 'giu')],
  ['geographical-indication', new RegExp(String.raw`${claimLead}(?:chỉ dẫn địa l[ýí]|CDĐL)(?!\p{L})`, 'giu')],
] as const satisfies [Certificate['kind'], RegExp][]

/** What the papers are called among people. */
export const certificateName = {
  vietgap: 'VietGAP',
  globalgap: 'GlobalGAP',
  organic: 'hữu cơ',
  'food-safety': 'an toàn thực phẩm',
  'geographical-indication': 'chỉ dẫn địa lý',
  'growing-area': 'mã số vùng trồng',
} satisfies Record<Certificate['kind'], string>

/** Numbers of stars in words. */
export const starWords: Record<string, number> = { ba: 3, bốn: 4, năm: 5 }

/** What everything sold here comes from, as marketplaces offer it for choice, and how they call the question. */
export const homeCountry = 'Việt Nam'
export const originAttribute = 'Xuất xứ'

const certificateText = {
  vietgap: 'Giấy chứng nhận VietGAP',
  globalgap: 'Giấy chứng nhận GlobalGAP',
  organic: 'Giấy chứng nhận hữu cơ',
  'food-safety': 'Giấy chứng nhận an toàn thực phẩm',
  'geographical-indication': 'Quyền sử dụng chỉ dẫn địa lý',
  'growing-area': 'Mã số vùng trồng',
} satisfies Record<Certificate['kind'], string>

export const productText = {
  ocopTitle: (stars: number) => `OCOP ${stars} sao`,
  name: (name: string) => `Sản phẩm: ${name}.`,
  weight: (per: string, amount: string) => `Quy cách: mỗi ${per} có khối lượng tịnh ${amount}.`,
  volume: (per: string, amount: string) => `Quy cách: mỗi ${per} có thể tích thực ${amount}.`,
  pieces: (per: string, count: string) => `Quy cách: số lượng trong mỗi ${per} là ${count}.`,
  priceUnit: (per: string) => `Giá bán tính cho 1 ${per}.`,
  producer: (name: string) => `Cơ sở sản xuất: ${name}.`,
  place: (place: string) => `Nơi sản xuất: ${place}.`,
  season: (months: string) => `Mùa có hàng: ${months}.`,
  allYear: 'quanh năm',
  month: (month: number) => `tháng ${month}`,
  months: (first: number, last: number) => `từ tháng ${first} đến tháng ${last}`,
  shelfLife: (months: number) => `Hạn sử dụng: ${months} tháng.`,
  ocop: (stars: number) => `Sản phẩm đã được công nhận OCOP ${stars} sao`,
  ocopDecision: (decision: string) => ` theo quyết định ${decision}`,
  ocopExpires: (day: string) => `, có giá trị đến ngày ${day}`,
  certificate: (kind: Certificate['kind'], number: string) => `${certificateText[kind]} số ${number}`,
  certificateExpires: (day: string) => `, có giá trị đến ngày ${day}`,
  /** Over 100 characters on its own: the shortest description that the strictest known limit takes. */
  askSeller:
    'Quý khách muốn biết thêm về sản phẩm, cách dùng, cách bảo quản hoặc giao hàng, xin nhắn tin hỏi người bán trước khi đặt mua để được trả lời rõ ràng.',
}

/** Grams and millilitres as people write them: 500 g, 1,5 kg, 750 ml, 2 lít. */
export function amountText(value: number, unit: 'g' | 'ml'): string {
  const large = value >= 1000
  const names = { g: ['g', 'kg'], ml: ['ml', 'lít'] } as const
  const shown = large ? value / 1000 : value
  return `${String(Math.round(shown * 1000) / 1000).replace('.', ',')} ${names[unit][large ? 1 : 0]}`
}
