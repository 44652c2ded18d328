import { fold, oneLine, sanitize } from '../text.ts'
import { doneWords, resultWords, waitingWords } from '../vietnamese/hand-over-words.ts'
import { type Result, resultOf, type Task } from './item.ts'
import type { PackageLine } from './package.ts'

/** A row of a returned workbook; `cells` say where each text stands, for whoever has to mend it. */
export type ReturnedRow = {
  sheet: string
  line: number
  key: string
  /** Of the package that the row says it is from; empty where it does not say. */
  packageId: string
  result: string
  link: string
  reason: string
  cells: Partial<Record<'key' | 'packageId' | 'result' | 'link' | 'reason', string>>
}

export type ReturnCode =
  | 'return.key-unknown'
  | 'return.other-package'
  | 'return.row-doubled'
  | 'return.result-missing'
  | 'return.result-unclear'
  | 'return.result-contrary'
  | 'return.link-invalid'
  | 'return.link-missing'
  | 'return.reason-missing'

/** What is wrong with a row. An `error` is not taken over; a `notice` is. */
export type ReturnIssue = {
  severity: 'error' | 'notice'
  code: ReturnCode
  sheet: string
  line: number
  cell: string | null
  key: string
  /** What the cell says, shortened. */
  text: string
}

/** The one other package that all rows are from, as far as they say; null where some are of this one or of several. */
export function otherPackage(rows: readonly ReturnedRow[], id: string): string | null {
  const said = new Set(rows.map(({ packageId }) => sanitize(packageId).toLowerCase()).filter(Boolean))
  const [only] = said
  return said.size === 1 && only !== undefined && only !== id ? only.slice(0, 80) : null
}

export type ReadAnswer = { key: string; result: Result; link: string | null; reason: string | null }

export type ReadReturn = { answers: ReadAnswer[]; issues: ReturnIssue[]; open: number }

const longestLink = 2000
const longestReason = 500

/**
 * What a returned workbook answers for one package. Rows may come in any order and may be some of the package's only;
 * what is not certain is an issue, never a guess. `open`: rows that nobody filled in.
 */
export function readReturn(
  rows: readonly ReturnedRow[],
  of: { id: string; lines: readonly PackageLine[] },
): ReadReturn {
  const known = new Map(of.lines.map((line) => [keyOf(line.key), line]))
  const read: ReadReturn = { answers: [], issues: [], open: 0 }
  const groups = Map.groupBy(rows, (row) => keyOf(row.key))
  for (const [key, same] of groups) {
    const own = same.filter((row) => belongs(row, of.id, read))
    const line = known.get(key)
    if (own.length === 0) continue
    if (line) readLine(own, line, read)
    else {
      const said = own.filter((row) => !isBlank(row))
      read.issues.push(...said.map((row) => issue(row, 'error', 'return.key-unknown', 'key')))
    }
  }
  return read
}

/** Spreadsheets may change how a code looks, never which code it is. */
const keyOf = (key: string): string => sanitize(key).toLowerCase()

function belongs(row: ReturnedRow, id: string, read: ReadReturn): boolean {
  const said = sanitize(row.packageId)
  if (said === '' || said.toLowerCase() === id) return true
  read.issues.push(issue(row, 'error', 'return.other-package', 'packageId'))
  return false
}

/** The rows of one product: a row that is there twice has to say the same. */
function readLine(rows: readonly ReturnedRow[], line: PackageLine, read: ReadReturn): void {
  const filled = rows.filter((row) => !isBlank(row))
  const distinct = [...new Map(filled.map((row) => [wordsOf(row), row])).values()]
  const [row, other] = distinct
  if (!row) {
    read.open += 1
    return
  }
  if (other) {
    read.issues.push(...distinct.map((one) => issue(one, 'error', 'return.row-doubled', 'key')))
    return
  }
  const answer = readRow(row, line.task, read.issues)
  if (answer) read.answers.push({ key: line.key, ...answer })
}

const isBlank = ({ result, link, reason }: ReturnedRow): boolean =>
  waitingWords.has(fold(result)) || [result, link, reason].every((text) => sanitize(text) === '')
const wordsOf = ({ result, link, reason }: ReturnedRow): string =>
  JSON.stringify([fold(result), sanitize(link), oneLine(sanitize(reason))])

function readRow(row: ReturnedRow, task: Task, issues: ReturnIssue[]): Omit<ReadAnswer, 'key'> | null {
  const result = readResult(row, task, issues)
  if (result === null) return null
  const link = readLink(row.link)
  if (link === undefined) {
    issues.push(issue(row, 'error', 'return.link-invalid', 'link'))
    return null
  }
  if (result === 'live' && link === null && task === 'new')
    issues.push(issue(row, 'notice', 'return.link-missing', 'link'))
  const reason = oneLine(sanitize(row.reason)).slice(0, longestReason) || null
  if (result === 'rejected' && reason === null)
    issues.push(issue(row, 'notice', 'return.reason-missing', 'reason'))
  return { result, link, reason }
}

function readResult(row: ReturnedRow, task: Task, issues: ReturnIssue[]): Result | null {
  const word = fold(row.result)
  if (word === '') {
    issues.push(issue(row, 'error', 'return.result-missing', 'result'))
    return null
  }
  const result = doneWords.has(word) ? resultOf(task) : (resultWords.get(word) ?? null)
  if (result === null) {
    issues.push(issue(row, 'error', 'return.result-unclear', 'result'))
    return null
  }
  // Asked to hide or to take down, "on sale" says that it was not done, or that nobody looked.
  if (result === 'live' && resultOf(task) !== 'live') {
    issues.push(issue(row, 'error', 'return.result-contrary', 'result'))
    return null
  }
  return result
}

/** An address as a browser shows it, without its beginning. */
const hostAndPath = /^(?:[a-z0-9-]+\.)+[a-z]{2,}\/\S/i

/** Null where there is none, undefined where it is no address that a browser may follow. */
function readLink(text: string): string | null | undefined {
  const written = sanitize(text)
  if (written === '') return null
  const said = hostAndPath.test(written) ? `https://${written}` : written
  if (said.length > longestLink || !/^https?:\/\//i.test(said) || !URL.canParse(said)) return undefined
  const { href, hostname, username, password } = new URL(said)
  return hostname.includes('.') && username === '' && password === '' ? href : undefined
}

function issue(
  row: ReturnedRow,
  severity: ReturnIssue['severity'],
  code: ReturnCode,
  cell: keyof ReturnedRow['cells'],
): ReturnIssue {
  const { sheet, line, key } = row
  const text = oneLine(sanitize(row[cell])).slice(0, 80)
  return { severity, code, sheet, line, cell: row.cells[cell] ?? null, key: sanitize(key).slice(0, 60), text }
}
