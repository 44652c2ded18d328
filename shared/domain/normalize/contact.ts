import { phonesIn } from '../values/phone.ts'
import type { Cell, SheetLine } from './line.ts'

/** A producer's name, with the phone and address that stand in the same text. */
export type Contact = { name: string; phone: string; address: string }

const WORDS =
  'số điện thoại|điện thoại|sđt|đt|tel|zalo|hotline|liên hệ|lh|địa chỉ|đ\\/c|đc|thôn|bản|xóm|tổ|khu|xã|phường|thị trấn|tt|mst|mã số thuế|\\+?\\d[\\d .-]{7,}'
/** Where the name ends: before a phone or an address that a sign or a new line sets apart. */
const AFTER_NAME = new RegExp(`\\s*(?:[,;:(\\n]|\\s[-–]\\s?)\\s*(?=(?:${WORDS})(?!\\p{L}))`, 'iu')
const PHONE =
  /(?:số điện thoại|điện thoại|sđt|đt|tel|zalo|hotline|liên hệ|lh)?\s*[:.]?\s*\+?\d(?:[ .-]?\d){8,10}(?!\d)/giu
const TAX_CODE = /(?:mst|mã số thuế)\s*[:.]?\s*\d[\d-]{8,13}/giu
const LONGEST = 300

/** Takes `HTX Ví Dụ - SĐT 0912 000 111 - thôn Nà Ví, xã Thông Nguyên` apart; what is not there is the empty string. */
export function splitContact(text: string): Contact {
  const at = text.length > LONGEST ? -1 : text.search(AFTER_NAME)
  if (at <= 0) return { name: text.trim(), phone: '', address: '' }
  const rest = text.slice(at)
  const address = rest
    .replace(TAX_CODE, ' ')
    .replace(PHONE, ' ')
    .replace(/^[\s,;:(–-]*(?:địa chỉ|đ\/c|đc)\s*:?/iu, '')
    .replace(/\s*\n\s*/g, ', ')
    .replace(/^[\s,;:(–-]+|[\s,;:)–-]+$/gu, '')
  return {
    name: text.slice(0, at).trim(),
    phone:
      phonesIn(rest.replace(TAX_CODE, ' ')).length > 0
        ? rest.replace(TAX_CODE, ' ').replace(/^[\s,;:(–-]+/u, '')
        : '',
    address: /\p{L}{2}/u.test(address) ? address : '',
  }
}

/** A cell with a producer's name, phone and address fills the columns of phone and address that a line lacks. */
export function withContact(line: SheetLine): SheetLine {
  const { producer, phone, address } = line.cells
  if (!producer?.text) return line
  const split = splitContact(producer.text)
  if (!split.phone && !split.address) return line
  const of = (text: string): Cell => ({ ...producer, text, number: null })
  return {
    ...line,
    cells: {
      ...line.cells,
      producer: of(split.name),
      ...(split.phone && !phone?.text ? { phone: of(split.phone) } : {}),
      ...(split.address && !address?.text ? { address: of(split.address) } : {}),
    },
  }
}
