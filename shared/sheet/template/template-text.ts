import type { Address, DraftListing, Net } from '../../domain/listing.ts'
import { netOfUnit, unitWord } from '../../domain/values/unit.ts'
import { ANY_UNIT } from '../../domain/values/unit-words.ts'
import { netText } from '../../domain/vietnamese/issues.ts'
import { templateValues } from '../../domain/vietnamese/workbook.ts'

type Offer = Pick<DraftListing, 'price' | 'net'>

/** The unit column: empty where the sold unit is named nowhere, or is what the packing says. */
export function unitText({ price, net }: Offer): string {
  const per = price?.per ?? ''
  const isUnnamed = per === ANY_UNIT && net === null
  return isUnnamed || (net !== null && per === netText(net)) ? '' : per
}

/** The packing column: empty where the unit itself says what it holds (1 kg, 1 cái). */
export function packText({ price, net }: Offer): string {
  if (net === null) return ''
  const unit = price === null ? null : unitWord(price.per)
  const own = unit && netOfUnit(unit)
  if (unit?.kind === 'weight' || unit?.kind === 'volume') return ''
  if (own && own.value === net.value && own.unit === net.unit) return ''
  const isWord = unit !== null && /^\p{L}+$/u.test(price?.per ?? '')
  return `${isWord ? `${price?.per} ` : ''}${amountText(net)}`
}

/** Three decimals would be read as thousands. */
function amountText({ value, unit }: Net): string {
  const digits = String(value).replace('.', ',')
  const amount = /,\d{3}$/.test(digits) ? `${digits}0` : digits
  return unit === 'piece' ? templateValues.pieces(amount) : `${amount} ${unit}`
}

/** Months in their order; all twelve from January on are the whole year. */
export function seasonText(months: readonly number[]): string {
  const isWholeYear = months.length === 12 && months.every((month, at) => month === at + 1)
  return isWholeYear ? templateValues.allYear : templateValues.months(months)
}

/** `+84912345678` as `0912345678`. */
export const phoneText = (phone: string | null): string => phone?.replace(/^\+84/, '0') ?? ''

const HAMLET = /^\s*(?:thôn|bản|xóm|tổ dân phố|tổ|khu|ấp)\s[^,;]*/iu

export const hamletText = (address: Address | null): string =>
  HAMLET.exec(address?.original ?? '')?.[0].trim() ?? ''

/** The commune of today where it is certain, else what the seller wrote without the hamlet. */
export function communeText(address: Address | null): string {
  if (address?.commune) return templateValues.commune(address.commune, address.province ?? '')
  return (address?.original ?? '')
    .replace(HAMLET, '')
    .replace(/^[\s,;]+/, '')
    .trim()
}
