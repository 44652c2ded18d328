import { fold, plain } from '../text.ts'
import { ambiguous, isTooLong, missing, type Reading, unreadable, value } from './reading.ts'

/** How long a product keeps after it is made. `months` is null where the sheet counts days that are no whole months. */
export type ShelfLife = { months: number | null; days: number | null }
export type ShelfLifeQuestion = 'date' | 'range'

const LONGEST_MONTHS = 120
const UNSAID = /^(?:khong|khong co|chua|chua co|n a|x|in tren bao bi|tren bao bi|xem tren bao bi)?$/
const SPAN =
  /^(?:han (?:su )?dung|hsd)? ?:? ?(\d{1,3}|[1-9][.,]5(?= ?nam)) ?(thang|th|t|nam|ngay|tuan)(?![a-z])(?! ?\d)(?: (?:ke )?tu [^\d]*| sau [^\d]*|,? (?:bao quan |de |noi |o )[^\d]*| ?\([^()\d]*\))?$/
/** How long a thing keeps once it is opened or thawed says nothing about how long it keeps as sold. */
const OPENED =
  /mo (?:nap|hop|tui|goi|bao|chai|lo|hu|bi|seal|niem)|(?:sau|khi|da) (?:mo|ra dong|khui|che bien|pha)/
const ENGLISH = /(\d) ?(months?|years?|days?|weeks?)(?![a-z])/
const RANGE = /^\d{1,3} ?(?:thang|t|nam|ngay)? ?(?:-|den) ?\d{1,3} ?(?:thang|t|nam|ngay)/

/**
 * Reads a shelf life (`12 tháng`, `6T`, `24 tháng kể từ NSX`, `2 năm`, `180 ngày`). 30 days make a month, 360 or 365 a year;
 * a date in this column is a question. Suggestion: none. Our reading: docs/sources.md#numbers-and-units.
 */
export function readShelfLife(cell: string | number): Reading<ShelfLife, ShelfLifeQuestion> {
  if (isTooLong(cell)) return unreadable
  const text = plain(String(cell))
    .replace(/\.$/, '')
    .replace(
      ENGLISH,
      (_, count, word) => `${count} ${{ m: 'thang', y: 'nam', d: 'ngay', w: 'tuan' }[String(word)[0] ?? '']}`,
    )
  if (UNSAID.test(fold(text))) return missing
  if (OPENED.test(text)) return unreadable
  if (RANGE.test(text)) return ambiguous('range', [])
  if (/\d{1,2}[/.-]\d{1,2}([/.-]\d{2,4})?/.test(text) || typeof cell === 'number')
    return ambiguous('date', [])
  const [, digits, word] = SPAN.exec(text) ?? []
  const count = Number(digits?.replace(',', '.'))
  if (digits === undefined || count === 0) return unreadable
  if (word === 'ngay' || word === 'tuan') return fromDays(word === 'tuan' ? count * 7 : count)
  const months = word === 'nam' ? count * 12 : count
  return months <= LONGEST_MONTHS ? value({ months, days: null }) : unreadable
}

function fromDays(days: number): Reading<ShelfLife, ShelfLifeQuestion> {
  if (days % 365 === 0) return value({ months: (days / 365) * 12, days: null })
  return days % 30 === 0 ? value({ months: days / 30, days: null }) : value({ months: null, days })
}
