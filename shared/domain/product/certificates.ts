import type { Certificate } from '../listing.ts'
import { fold, lower, oneLine, plain } from '../text.ts'
import { readDay } from '../values/day.ts'
import { isTooLong, valueOrNull } from '../values/reading.ts'

export type CertificateKind = Certificate['kind']

/** `unclear`: hoped for, or without saying whether there is a paper. `expired`: over today. `permit`: no permit is named. */
export type CertificateProblem = 'unclear' | 'expired' | 'permit'
export type CertificateReading = { certificates: Certificate[]; problems: CertificateProblem[] }

const KINDS: [CertificateKind, RegExp][] = [
  ['vietgap', /(?:^|[^a-z])viet ?gap(?![a-z])/],
  ['globalgap', /(?:^|[^a-z])global ?gap(?![a-z])/],
  ['organic', /(?:^|[^a-z])(?:huu co|organic|tcvn 11041|pgs)(?![a-z])/],
  ['food-safety', /(?:^|[^a-z])(?:attp|vsattp|an toan thuc pham|haccp|iso 22000)(?![a-z])/],
  ['geographical-indication', /(?:^|[^a-z])(?:chi dan dia ly|cddl)(?![a-z])/],
  ['growing-area', /(?:^|[^a-z])(?:ma so vung trong|msvt|ma vung trong|puc)(?![a-z])/],
]
const NONE = /^(?:khong|khong co|chua|chua co|k|n a|0|false|no)?$/
const HAS = /^(?:x|co|v|true|1|yes|da co|da cap|dat|co giay|✓|✔)$/
const DOUBTED =
  /(?:^| )(?:dang|cho (?:cap|duyet|ket qua)|chua|khong|du kien|ho so|het han|thu hoi|theo (?:huong|tieu chuan|quy trinh)|dinh huong|de nghi|huong toi|phan dau|cam ket|nop)(?: |$)/
const DAY = String.raw`(\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2}))`
const EXPIRES = new RegExp(
  String.raw`(?:(?:đến|hết hạn|hiệu lực|hsd|hạn)[^\d]{0,20}|(?<=\d{4}) ?[-–] ?)${DAY}`,
  'i',
)
const ISSUED = new RegExp(String.raw`(?:ngày|cấp|ký|từ)[^\d]{0,12}${DAY}`, 'i')

/**
 * Reads a cell about papers. `kind` where the heading names it (`VietGAP`, `ATTP`), null for a column of all papers, whose
 * parts name theirs. Only what the sheet says it has is kept: hopes, papers that are over on `today`, and a geographical
 * indication without the number of a use permit are dropped with a problem. Source: docs/sources.md#papers.
 */
export function readCertificates(
  cell: string,
  kind: CertificateKind | null,
  today: string,
): CertificateReading {
  const none: CertificateReading = { certificates: [], problems: [] }
  if (isTooLong(cell)) return none
  const parts = kind === null ? papersOf(cell) : [cell]
  return parts.reduce((all, part) => {
    const read = readPart(oneLine(part), kind, today)
    return {
      certificates: [...all.certificates, ...read.certificates],
      problems: [...all.problems, ...read.problems],
    }
  }, none)
}

/** The parts of a cell that each name a paper; what follows one and names none belongs to it. */
function papersOf(cell: string): string[] {
  const papers: string[] = []
  for (const part of cell.split(/[;\n]|,(?=\s)|\s\+\s/)) {
    const words = plain(part)
    const last = papers.length - 1
    if (last < 0 || KINDS.some(([, word]) => word.test(words))) papers.push(part)
    else papers[last] += `, ${part}`
  }
  return papers
}

function readPart(text: string, heading: CertificateKind | null, today: string): CertificateReading {
  const folded = fold(text)
  const words = plain(text)
  const problem = (one: CertificateProblem): CertificateReading => ({ certificates: [], problems: [one] })
  if (NONE.test(folded) && !/[✓✔]/.test(text)) return { certificates: [], problems: [] }
  const named = KINDS.filter(([, word]) => word.test(words)).map(([kind]) => kind)
  const kinds = heading === null ? named : [heading]
  if (kinds.length === 0) return { certificates: [], problems: [] }
  if (DOUBTED.test(folded) || /(?<!\p{L})chờ(?!\p{L})/u.test(lower(text))) return problem('unclear')
  const expiresOn = dayIn(EXPIRES, text, today)
  if (expiresOn !== null && expiresOn <= today) return problem('expired')
  const issuedOn = dayIn(ISSUED, text.replace(EXPIRES, ' '), today)
  const number = HAS.test(folded) ? null : numberIn(text)
  const read = kinds.map((kind) => ({ kind, number, issuedOn, expiresOn }))
  const kept = read.filter(({ kind }) => kind !== 'geographical-indication' || number !== null)
  return { certificates: kept, problems: kept.length < read.length ? ['permit'] : [] }
}

function dayIn(words: RegExp, text: string, today: string): string | null {
  const day = words.exec(text)?.[1]
  return day === undefined ? null : valueOrNull(readDay(day, today))
}

/** The number of a paper: what is left with a digit once the days and the words for the paper are taken off. */
function numberIn(text: string): string | null {
  const rest = lower(text)
    .replace(new RegExp(EXPIRES.source, 'gi'), ' ')
    .replace(new RegExp(`(?:ngày|cấp|ký|từ)?[^\\d]{0,3}${DAY}`, 'gi'), ' ')
    .replace(/iso 22000|tcvn 11041(?:-\d)?(?::\d{4})?/g, ' ')
  const tokens = rest.match(/[\p{L}\d]+(?:[-./–][\p{L}\d]+)*/gu) ?? []
  return tokens.find((token) => /\d/.test(token))?.toUpperCase() ?? null
}
