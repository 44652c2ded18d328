import { fold, lower, oneLine } from '../text.ts'
import { bareName, COMMUNES, FORMER_COMMUNES } from './register.ts'

/** An address in its parts, each as the seller wrote it, without the word for what it is. */
export type PlaceParts = {
  communeKind: 'xã' | 'phường' | 'thị trấn' | null
  commune: string | null
  district: string | null
  province: string | null
  /** Something stands right of the commune that is no place here: another province, or a district that is not ours. */
  isElsewhere: boolean
}

type Level = 'hamlet' | 'commune' | 'district' | 'province'

const KINDS: [RegExp, Level, PlaceParts['communeKind']][] = [
  [
    /^(?:thôn|thon|bản|xóm|xom|tổ dân phố|to dan pho|tdp|tổ|khu|khối|ấp|số nhà|đường|ngõ)(?:\.|\s|$)\s*/,
    'hamlet',
    null,
  ],
  [/^(?:xã|xa|x\.)\s*(?=\S)/, 'commune', 'xã'],
  [/^(?:phường|phuong|p\.)\s*(?=\S)/, 'commune', 'phường'],
  [/^(?:thị trấn|thi tran|tt\.?)\s+/, 'commune', 'thị trấn'],
  [/^(?:huyện|huyen|h\.|thành phố|thanh pho|tp\.?|thị xã)\s*(?=\S)/, 'district', null],
  [/^(?:(?:tỉnh|tinh)\s+|t\.\s*(?=\S))/, 'province', null],
]
/** A new part may start without a comma: "xã Thèn Phàng huyện Xín Mần". Only marked words count: "Bạch Xa" is a name. */
const UNSEPARATED = /\s+(?=(?:(?:xã|phường|thị trấn|huyện|thành phố|tỉnh|tp)\s|(?:tp|[htpx])\.\s?\p{L}))/gu

/** What a place was called or belonged to besides: `(trước là TT Mèo Vạc)`, `(nay thuộc tỉnh Tuyên Quang)`. */
const BEFORE = /\(\s*(?:trước(?: đây| kia)?|tên cũ|cũ)(?: là|:)? [^()]*\)/g
const NOW_PROVINCE =
  /[(,;-]?\s*(?:hiện )?nay (?:là|thuộc)(?: tỉnh)? (?:tuyên quang|tq)\s*\)?(?=\s*(?:$|[,;)]))/g

/** More pieces than any address has; the last ones say where it is. */
const MOST_PIECES = 20
const HARMLESS = /^(?:viet nam|vn|cu|moi|[\d ]+|(?:sdt|dt|dien thoai|tel) .*)$/
/** `xã Thông Nguyên cũ`: which of two it is; without it both tables are asked, and have to agree. */
const OLD_OR_NEW = /(?<=\S) (?:cũ|mới)$/
const PROVINCES = new Set(['ha giang', 'tuyen quang'])
const SHORT_PROVINCES = new Map([
  ['hg', 'ha giang'],
  ['tq', 'tuyen quang'],
])
/** The folded name of a province without its word, `hg` and `tq` in full. */
export const provinceOf = (folded: string): string => {
  const name = folded.replace(/^tinh /, '')
  return SHORT_PROVINCES.get(name) ?? name
}
export const DISTRICTS: ReadonlySet<string> = new Set(
  FORMER_COMMUNES.map((former) => fold(bareName(former.district))),
)
const NAMES = new Set([...COMMUNES, ...FORMER_COMMUNES].map(({ name }) => fold(bareName(name))))

/** Takes an address text apart from its right end; parts without a word for what they are go by the known names. */
export function splitAddress(text: string): PlaceParts {
  const parts: PlaceParts = {
    communeKind: null,
    commune: null,
    district: null,
    province: null,
    isElsewhere: false,
  }
  const pieces = oneLine(lower(text))
    .replace(BEFORE, ' ')
    .replace(NOW_PROVINCE, ' ')
    .replace(UNSEPARATED, ', ')
    .split(/[,;|\n()]|\s[-–]\s/)
    .map((piece) => piece.trim())
    .filter((piece) => fold(piece) !== '')
    .slice(-MOST_PIECES)
  const firstCommune = pieces.findIndex(isCommune)
  for (let at = pieces.length - 1; at >= 0; at -= 1)
    place(parts, pieces[at] ?? '', firstCommune >= 0 && firstCommune < at)
  return parts
}

/** Reads a column that holds communes only: `Xã Mèo Vạc`, `TT. Vị Xuyên`, `Thông Nguyên`. */
export function communeOf(text: string): Pick<PlaceParts, 'commune' | 'communeKind'> {
  const parts = splitAddress(text)
  if (parts.commune !== null) return parts
  const name = oneLine(lower(text))
  return { communeKind: null, commune: fold(name) === '' ? null : name }
}

/** Whether a text says which of its words are a commune: `thôn Nà Ví, xã Lũng Cú`. */
export function namesCommune(text: string): boolean {
  return /(?:^|[\s,;-])(?:xã|phường|thị trấn|[xp]\.|tt\.)\s*\p{L}/iu.test(text.normalize('NFC'))
}

function place(parts: PlaceParts, piece: string, communeBefore: boolean): void {
  const known = KINDS.find(([prefix]) => prefix.test(piece))
  const name = (known ? piece.replace(known[0], '').trim() : piece).replace(OLD_OR_NEW, '')
  const level = known?.[1] ?? levelOf(parts, name, communeBefore)
  if (level === null && communeBefore && parts.commune === null && !HARMLESS.test(fold(name)))
    parts.isElsewhere = true
  if (level === 'hamlet' || level === null) return
  if (parts[level] !== null || name === '') return
  parts[level] = name
  if (level === 'commune') parts.communeKind = known?.[2] ?? null
}

function levelOf(parts: PlaceParts, name: string, communeBefore: boolean): Level | null {
  const folded = fold(name)
  const isLast = parts.province === null && parts.district === null && parts.commune === null
  if (isLast && PROVINCES.has(provinceOf(folded))) return 'province'
  if (parts.district === null && parts.commune === null && DISTRICTS.has(folded) && communeBefore)
    return 'district'
  return parts.commune === null && NAMES.has(folded) ? 'commune' : null
}

function isCommune(piece: string): boolean {
  const known = KINDS.find(([prefix]) => prefix.test(piece))
  return known ? known[1] === 'commune' : NAMES.has(fold(piece))
}
