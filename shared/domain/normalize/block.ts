import { resolvePlace } from '../place/resolve.ts'
import { fold, lower, oneLine } from '../text.ts'
import { splitContact } from './contact.ts'

/** What the heading of a block says about the lines under it; each part as the sheet writes it. */
export type Block = Partial<
  Record<'producer' | 'phone' | 'address' | 'commune' | 'district' | 'hamlet' | 'stars', string>
>

/** `I.`, `1)`, `a -`, `*` before what a heading says. */
const INDEX = /^(?:(?:[ivxIVX]{1,5}|[a-hA-H]|\d{1,2}(?:\.\d{1,2})*)\s*[.):/-]+|[*+•–-]+)\s*(?=\S)/u
const LABEL =
  /^(?:(?:tên )?chủ thể|(?:tên )?(?:đơn vị|cơ sở)(?: sản xuất)?|nhà (?:sản xuất|cung cấp))\s*:\s*/iu
const ORGANISATION =
  /^(?:htx|hop tac xa|lien hiep htx|cong ty|cty|doanh nghiep|dntn|to hop tac|tht|hkd|ho kinh doanh|co so|trang trai|nong trai|lang nghe)(?: |$)/
/** `(3 sản phẩm)`, `- 5 sản phẩm` behind a name. */
const COUNT = /\s*[(:,–-]+\s*(?:gồm |có )?\d+\s*(?:sản phẩm|sp|mặt hàng)\s*\)?\s*$/iu
const SEVERAL_PRODUCERS = /\S (?:va )?(?:htx|hop tac xa|cong ty|cty|ho kinh doanh|hkd|to hop tac) \S/
/** Hồ tiêu is no household. */
const HOUSEHOLD = /^hộ\s+(?:ông|bà|anh|chị|gia đình|kinh doanh|sản xuất|\p{L})/u
/** Words of which no name is made: `Hợp tác xã nông nghiệp` is a kind of producers, not one of them. */
const KINDS =
  /(?:^| )(?:lien hiep|hop tac xa|htx|to hop tac|tht|ho kinh doanh|hkd|ho gia dinh|ho san xuat|ho|cong ty|cty|trach nhiem huu han|tnhh|co phan|cp|mot thanh vien|mtv|doanh nghiep|dntn|tu nhan|ca nhan|ca the|co so|don vi|trang trai|nong trai|lang nghe|truyen thong|san xuat|kinh doanh|nong nghiep|nong san|lam nghiep|nong lam nghiep|nong lam|thuy san|chan nuoi|trong trot|dich vu|thuong mai|tong hop|che bien|xay dung|du lich|cong dong|nho va vua|nho|vua|can ngheo|moi thoat ngheo|ngheo|dan|khac|va|cac|ong|ba|anh|chi)(?= |$)/g
const PLACE = /^(?:(?:ubnd )?(xã|phường|thị trấn)|(huyện|thành phố|tp\.?)|(thôn|xóm|tổ dân phố|tdp))\s+\S/u
const STARS =
  /^(?:nhom )?(?:cac )?(?:san pham )?(?:ocop )?(?:duoc cong nhan |dat |hang )*(?:ocop )?[3-5] sao(?: ocop)?$/
const LONGEST = 200

/** What stands before the text of a heading: `roman`, `upper`, `lower`, `1` by its depth; null without any. */
export function levelOf(index: string, text: string): string | null {
  const own = /^[\p{L}\d.]+(?=[.)]?$)/u.exec(index.trim())?.[0] ?? INDEX.exec(text)?.[0] ?? ''
  const sign = own.replace(/[^\p{L}\d.]|\.\s*$/gu, '').trim()
  if (sign === '') return null
  if (/^\d/.test(sign)) return String(sign.split('.').length)
  if (/^[IVX]+$/.test(sign)) return 'roman'
  return sign === sign.toUpperCase() ? 'upper' : 'lower'
}

/** Reads the heading of a block: one producer with a name, or one commune, district or village, or a number of stars. Null for every other one. */
export function readBlock(heading: string): Block | null {
  if (heading.length > LONGEST) return null
  const text = oneLine(heading.normalize('NFC')).replace(INDEX, '').replace(LABEL, '')
  if (STARS.test(fold(text))) return { stars: text }
  return placeBlock(text) ?? producerBlock(text)
}

/** A commune in a title or letterhead: a cooperative (hợp tác xã) and society (xã hội) are none. */
const IN_TITLE = /(?<!\p{L}|tác )(?:xã|phường|thị trấn)\s+(?!hội(?!\p{L}))(?=\p{L})/gu
const SEVERAL = /(?<!\p{L})(?:các|những|liên|một số|\d+) $/u
/** What may follow the name of a commune. */
const NAME_IN_TITLE =
  /^([\p{L}\d]+(?:\s[\p{L}\d]+){0,4}?)\s*(?:$|[.:()–-]|[,;]?\s*(?:năm|tháng|quý|đợt|vụ|tỉnh|huyện|đến ngày|tính đến|lên sàn|tham gia|đưa)(?!\p{L}))/u

/** The commune that a line above a table is about, as written; `several` where there may be more than one. */
export function communeInTitle(title: string): string | 'several' | null {
  const text = oneLine(title.normalize('NFC'))
  const small = lower(text)
  const [found, ...more] =
    title.length > LONGEST || text.length !== small.length ? [] : [...small.matchAll(IN_TITLE)]
  if (!found) return null
  const end = found.index + found[0].length
  const name = NAME_IN_TITLE.exec(small.slice(end))?.[1]
  if (more.length > 0 || name === undefined || SEVERAL.test(small.slice(0, found.index))) return 'several'
  const commune = text.slice(found.index, end + name.length)
  return resolvePlace({ commune }).kind === 'found' ? commune : 'several'
}

function placeBlock(text: string): Block | null {
  const place = text
    .replace(/\s*\([^()]*\d[^()]*\)\s*$|\s*:\s*(?:\d.*)?$/u, '')
    .replace(/^ubnd\s+(?=xã|phường|thị)/iu, '')
  const [, commune, district, hamlet] = PLACE.exec(lower(place)) ?? []
  if (commune) {
    const { kind } = resolvePlace({ commune: place })
    return kind === 'found' || kind === 'ambiguous' ? { commune: place } : null
  }
  if (district) return { district: place.replace(/\s*\(?cũ\)?$/iu, '') }
  return hamlet ? { hamlet: place } : null
}

function producerBlock(text: string): Block | null {
  const { name, phone, address } = splitContact(text.replace(COUNT, ''))
  if (SEVERAL_PRODUCERS.test(fold(name))) return null
  const isOne = ORGANISATION.test(fold(name)) || HOUSEHOLD.test(lower(name))
  const isNamed = fold(name).replace(KINDS, '').trim() !== ''
  return isOne && isNamed ? { producer: name, phone, address } : null
}
