import { fold, plain } from '../text.ts'
import { ambiguous, isTooLong, missing, type Reading, unreadable, value } from './reading.ts'

export type SeasonQuestion = 'lunar'

const ALL_YEAR = /^(?:quanh nam|ca nam|tat ca cac thang|12 thang|cac thang trong nam)$/
const UNSAID = /^(?:khong|chua|chua co|n a|x)?$/
/** `Thu hoạch tháng 6`, `Vụ tháng 9 - 12`. */
const HARVEST = /^(?:(?:mua|thoi vu|vu) ?)?(?:thu hoach|co hang|thu hai)? ?(?:vao|tu)?[: ]+(?=thang |t ?\d)/
const MONTH = '(?:(?:dau|giua|cuoi) )?(?:thang |thang|th ?|t ?)?(\\d{1,2})'
const SPAN = new RegExp(`^(?:tu )?${MONTH}(?: ?(?:-|den|toi|->) ?(?:het )?${MONTH})?$`)

/**
 * Reads when a product is to be had: months 1–12 in season order (`tháng 11 đến tháng 2 năm sau` is 11, 12, 1, 2; `quanh
 * năm` all twelve). Lunar months are a question. Our reading: docs/sources.md#numbers-and-units.
 */
export function readSeason(cell: string | number): Reading<number[], SeasonQuestion> {
  if (isTooLong(cell)) return unreadable
  const text = plain(String(cell)).replace(/ ?[→➔➜] ?/g, '-')
  if (UNSAID.test(fold(text))) return missing
  if (ALL_YEAR.test(fold(text))) return value(months(1, 12))
  if (/(?:^|[\s(])(?:am lich|al|thang (?:gieng|chap))(?:\s|$|\))/.test(text)) return ambiguous('lunar', [])
  const spans = text
    .replace(/(?:cua )?nam (?:sau|toi)|hang nam|duong lich|[().]/g, ' ')
    .split(/[,;&+]|\sva\s/)
    .map((part) => part.replace(/\s+/g, ' ').trim().replace(HARVEST, ''))
    .filter((part) => part !== '')
    .map(spanOf)
  const found = spans.flatMap((span) => span ?? [])
  if (spans.length === 0 || spans.some((span) => span === null)) return unreadable
  return value([...new Set(found)])
}

function spanOf(text: string): number[] | null {
  const [, from, to] = SPAN.exec(text) ?? []
  const first = Number(from)
  const last = to === undefined ? first : Number(to)
  const known = from !== undefined && [first, last].every((month) => month >= 1 && month <= 12)
  return known ? months(first, last) : null
}

/** The months from one to the other, over the turn of the year where the second comes before the first. */
function months(first: number, last: number): number[] {
  const count = ((last - first + 12) % 12) + 1
  return Array.from({ length: count }, (_, at) => ((first - 1 + at) % 12) + 1)
}
