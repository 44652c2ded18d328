import type { Ocop } from '../listing.ts'
import { fold, oneLine, plain } from '../text.ts'
import { remembered } from '../text-table.ts'
import { addMonths, readDay } from './day.ts'
import { ambiguous, isTooLong, missing, type Reading, unreadable, value } from './reading.ts'

export type StarQuestion = 'hoped-for' | 'several' | 'no-number' | 'other-words'

/** A recognition lasts 36 months from its day (QĐ 148; inferred for QĐ 26/2026: docs/sources.md#ocop-recognition). */
const MONTHS_VALID = 36
const NONE = /^(?:khong|khong co|chua|chua co|chua dat|chua cong nhan|n a|0|false|no)?$/
const CLAIM = /^(?:co|x|v|true|1|yes|dat|da co|da dat|ocop|san pham ocop|da cong nhan)$/
const HOPED = /(?:^| )(?:tiem nang|du kien|de nghi|de xuat|phan dau|huong toi|dang ky|dang danh gia)(?: |$)/
/** What may stand beside stars without changing what they say. Anything else (thu hồi, không đạt, hết hạn) is a question. */
const BESIDE = new Set(
  (
    'ocop hang xep phan loai dat tieu chuan duoc cong chung nhan cap tinh huyen quoc gia trung uong san pham so sao nam ' +
    'la con han hieu luc den lai tai lan theo qd quyet dinh ubnd ha giang tuyen quang'
  ).split(' '),
)
/** A name goes on after its stars only with OCOP beside them. */
const IN_NAME = /ocop (?:hang |dat |xep hang )*[3-5] sao|[3-5] sao ocop/
const DOUBTED =
  /(?:^| )(?:khong|chua|cho|cho doi|dang|se|du kien|muc tieu|het han|thu hoi|huy|bai bo|de nghi|ho so|nang hang|tiem nang)(?: |$)/
const WORDS: [word: string, spoken: RegExp, stars: number][] = [
  ['mot', /(?:^| )mot sao(?: |$)/, 1],
  ['hai', /(?:^| )hai sao(?: |$)/, 2],
  ['ba', /(?:^| )ba sao(?: |$)/, 3],
  ['bon', /(?:^| )bon sao(?: |$)/, 4],
  ['tu', /(?:^| )tu sao(?: |$)/, 4],
  ['nam', /(?:^| )nam sao(?: |$)/, 5],
]
const NUMBER = /(?:^|[^\d.,])([1-5]) ?(?:sao|\*|★|⭐)|(?:hang|xep hang|ocop|loai)[: ]+([1-5])(?!\d)/g

/** A decision written beside stars: `4 sao (QĐ 321/QĐ-UBND ngày 06/8/2024)`. For plain text. */
const DECISION =
  /(?:theo )?(?:(?:qd|quyet dinh) )?(?:so:? ?)?\d{1,5} ?\/ ?(?:20\d\d ?\/ ?)?qd-[a-z-]+(?:[ ,(-]*ngay)?(?: ?,? ?\(?\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\)?)?/

const CLAIMED = /[1-5] ?(?:sao|\*|★|⭐)|★|⭐|(?:^| )ocop(?: |$)/u

/**
 * Reads a star column (`4 sao`, `3*`, `★★★`, `ba sao`, `Hạng 3`, `OCOP 4 sao cấp tỉnh`). Only 3, 4 and 5 exist as
 * recognitions; fewer are unreadable, hopes (`tiềm năng 5 sao`) and a mere `x` are questions.
 * Source: docs/sources.md#ocop-recognition.
 */
export function readStars(cell: string | number): Reading<number, StarQuestion> {
  return isTooLong(cell) ? unreadable : starsOf(String(cell))
}

const starsOf = remembered((cell: string): Reading<number, StarQuestion> => {
  const text = withoutProof(plain(cell))
  const folded = fold(text)
  if (NONE.test(folded) && !/[*★⭐]/u.test(text)) return missing
  if (HOPED.test(folded)) return ambiguous('hoped-for', [])
  const signs = /^(?:[*★⭐\s]|\ufe0f)+$/u.test(text)
    ? [...text].filter((sign) => /[*★⭐]/u.test(sign)).length
    : 0
  const written = [...text.matchAll(NUMBER)].map((found) => Number(found[1] ?? found[2]))
  const spoken = WORDS.filter(([, words]) => words.test(folded)).map(([, , stars]) => stars)
  const alone = /^[1-5]$/.test(folded) ? [Number(folded)] : []
  const all = [...new Set([...(signs > 0 ? [signs] : []), ...written, ...spoken, ...alone])]
  if (/\d ?(?:-|\/|den|hoac) ?\d/.test(text) || all.length > 1) return ambiguous('several', [])
  const [stars] = all
  if (stars !== undefined && !isPlain(folded)) return ambiguous('other-words', [])
  if (stars !== undefined && !(alone.length > 0 && stars === 1))
    return stars >= 3 && stars <= 5 ? value(stars) : unreadable
  return CLAIM.test(folded) ? ambiguous('no-number', []) : unreadable
})

/** A decision beside the stars, and the same number in words and digits, are no other stars. */
function withoutProof(text: string): string {
  return text
    .replace(DECISION, ' ')
    .replace(
      /(mot|hai|ba|bon|nam) \(([1-5])\)(?= ?sao)|([1-5]) \((mot|hai|ba|bon|nam)\)(?= ?sao)/g,
      (both, word, digit, digitFirst, wordAfter) => {
        const stars = digit ?? digitFirst
        return WORDS.some(([said, , count]) => said === (word ?? wordAfter) && count === Number(stars))
          ? stars
          : both
      },
    )
    .trim()
}

/** Stars that a product name claims (`Chè Shan tuyết OCOP 4 sao`); missing where it claims none. */
export function starsInName(name: string): Reading<number, StarQuestion> {
  const text = plain(name)
  const claim = CLAIMED.exec(text)
  if (!claim) return missing
  const folded = fold(name)
  if (DOUBTED.test(folded) || HOPED.test(folded)) return ambiguous('hoped-for', [])
  const beside = IN_NAME.exec(folded)?.[0]
  return readStars(beside ?? text.slice(claim.index))
}

/** Whether nothing but stars and the words that may stand beside them is written. */
function isPlain(folded: string): boolean {
  // Until when it holds is for the days to say: `hạn đến 2025` may contradict them.
  if (/(?:han|hieu luc|den) (?:[a-z]+ )*20\d\d/.test(folded)) return false
  return folded
    .replace(/(?:^| )(?:mot|hai|ba|bon|tu|nam) sao(?= |$)/g, ' sao')
    .replace(/\b\d{2,3}(?: \d+)? diem\b/g, ' ')
    .split(' ')
    .every((word) => word === '' || BESIDE.has(word) || /^(?:[1-5](?:sao)?|20\d\d)$/.test(word))
}

export type DecisionText = { number: string; usual: boolean; issuedOn: string | null }

/**
 * Reads a recognition decision (`321/QĐ-UBND`, also with `ngày 06/8/2024` behind it). No national format exists: whatever
 * is written is kept if it has a number at all, `usual` tells whether it looks like a decision.
 * Source: docs/sources.md#ocop-recognition.
 */
export function readDecision(cell: string | number, today: string | null = null): Reading<DecisionText> {
  const text = oneLine(String(cell).normalize('NFC').replaceAll('Ð', 'Đ').replaceAll('ð', 'đ'))
  if (isTooLong(text)) return unreadable
  if (!/\d/.test(text) || NONE.test(fold(text))) return missing
  if (DOUBTED.test(fold(text)) || /^(?:qd|quyet dinh)?(?: nam)? ?20\d\d$/.test(fold(text))) return unreadable
  const [, before, spoken, shown] = WITH_DAY.exec(text) ?? []
  const day = spoken === undefined && shown === undefined ? missing : readDay(spoken ?? shown ?? '', today)
  const number = (before ?? text)
    .replace(/^(?:(?:quyết định |qđ )?số:?\s*|quyết định\s+|qđ\s+(?=\d))/i, '')
    .replace(/\s+của\s.*$|[\s,;(–-]+$/i, '')
    .trim()
  // "ngày 06/8/2024" alone is the day of a decision without its number.
  if (!/\d/.test(number)) return unreadable
  const usual = /^\d{1,5} ?\/ ?qd-[a-z-]+/.test(plain(number))
  return value({ number, usual, issuedOn: day.kind === 'value' ? day.value : null })
}

/** A decision and its day, said (`ngày 6 tháng 8 năm 2024`) or only shown behind a space or in brackets (`06/8/2024`). */
const WITH_DAY =
  /^(.*?)(?:[\s,;(–-]+(?:cấp |ký |ban hành )?|^)(?:ngày (\d.*?)|(?<=[\s,;(])(\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})))\)?(?:[\s,]+của\s.*)?$/i

/** The decision written beside stars (`4 sao (321/QĐ-UBND ngày 06/8/2024)`), for rows without a decision of their own. */
export function decisionBeside(stars: string, today: string | null): Reading<DecisionText> {
  if (isTooLong(stars) || !/\d\s*\//.test(stars)) return missing
  const text = stars.normalize('NFC').replace(/^[^/]*?(?=\d{1,5}\s*\/\s*(?:20\d\d\s*\/\s*)?q)/i, '')
  return DECISION.test(plain(text)) && !DOUBTED.test(fold(stars)) ? readDecision(text, today) : missing
}

export type OcopProblem = 'expired' | 'unproven' | null

/** What the stars, decision and day cells of one row say. */
export type OcopClaim = {
  stars: Reading<number, StarQuestion>
  decision: string | null
  /** The day of recognition where it is certain. */
  issuedOn: string | null
  /** Otherwise the last day that may be meant (`2021` is 2021-12-31), if anything is said. */
  latestIssue: string | null
}

/** Decides which state a claim has on `today` (`yyyy-mm-dd`). Stars are shown only with decision, day and time left. */
export function judgeOcop(claim: OcopClaim, today: string): { ocop: Ocop; problem: OcopProblem } {
  const { stars, decision, issuedOn } = claim
  const nothing =
    stars.kind === 'missing' && decision === null && issuedOn === null && claim.latestIssue === null
  const expiresOn = issuedOn === null ? null : addMonths(issuedOn, MONTHS_VALID)
  const facts = { decision, issuedOn, expiresOn }
  if (nothing || (stars.kind === 'missing' && decision === null))
    return { ocop: state('none', null, facts), problem: null }
  const ending = expiresOn ?? (claim.latestIssue === null ? null : addMonths(claim.latestIssue, MONTHS_VALID))
  if (ending !== null && ending <= today) return { ocop: state('expired', null, facts), problem: 'expired' }
  const proven = stars.kind === 'value' && decision !== null && issuedOn !== null && issuedOn <= today
  if (!proven) return { ocop: state('unproven', null, facts), problem: 'unproven' }
  return { ocop: state('valid', stars.value, facts), problem: null }
}

function state(
  state: Ocop['state'],
  stars: number | null,
  facts: Pick<Ocop, 'decision' | 'issuedOn' | 'expiresOn'>,
): Ocop {
  return { state, stars, ...facts }
}
