// Part of the hand-over, called by `web`: a returned workbook. Writes answers to lines and items, counts of the package, lane messages.
import { type Answer, type HandOverItem, withAnswer } from '../domain/hand-over/item.ts'
import type { HandOverPackage, PackageLine } from '../domain/hand-over/package.ts'
import {
  otherPackage,
  type ReadAnswer,
  type ReturnedRow,
  type ReturnIssue,
  readReturn,
} from '../domain/hand-over/returned.ts'
import { TenantId } from '../domain/ids.ts'
import type { LaneMessage } from '../domain/messages.ts'
import { noReason } from '../domain/vietnamese/hand-over.ts'
import type { Clock } from '../ports/clock.ts'
import type { Queues } from '../ports/queues.ts'
import type { Stores } from '../ports/stores.ts'
import { readReturned } from '../sheet/hand-over/read-returned.ts'
import { recount } from './hand-over-lines.ts'

export type ReturnParts = {
  stores: Pick<Stores, 'handOvers'>
  queues: Pick<Queues, 'lane' | 'lanes'>
  clock: Pick<Clock, 'now'>
}

/** What became of a returned workbook. `same`: answered the same before. `open`: rows that nobody filled in. */
export type ReturnSummary = {
  counts: {
    rows: number
    live: number
    rejected: number
    hidden: number
    removed: number
    same: number
    open: number
  }
  issues: ReturnIssue[]
  package: HandOverPackage
}

const together = 8
/** How often a record is read anew where somebody else writes it at the same time. */
const rounds = 5

/**
 * A workbook that nothing was taken from: one that cannot be read (`message` is Vietnamese, null where it is no workbook of
 * a package), or one of another package as a whole.
 */
export type UnreadReturn =
  | { ok: false; kind: 'unread'; message: string | null }
  | { ok: false; kind: 'other-package'; packageId: string }

/** Reads a returned workbook and takes it over. Safe to repeat. */
export async function takeReturn(
  parts: ReturnParts,
  of: HandOverPackage,
  file: { filename: string; bytes: Uint8Array },
): Promise<{ ok: true; summary: ReturnSummary } | UnreadReturn> {
  const read = await readReturned(file.bytes, file.filename)
  if (!read.ok) return { ok: false, kind: 'unread', message: read.message }
  const packageId = otherPackage(read.rows, of.id)
  if (packageId !== null) return { ok: false, kind: 'other-package', packageId }
  return { ok: true, summary: await takeRows(parts, of, read.rows) }
}

/** Takes over what the rows say, one by one; what is unclear is told and changes nothing. */
async function takeRows(
  parts: ReturnParts,
  of: HandOverPackage,
  rows: readonly ReturnedRow[],
): Promise<ReturnSummary> {
  const { handOvers } = parts.stores
  const lines = await handOvers.lines(of.id)
  const read = readReturn(rows, { id: of.id, lines })
  const byKey = new Map(lines.map((line) => [line.key, line]))
  const counts = { rows: rows.length, live: 0, rejected: 0, hidden: 0, removed: 0, same: 0, open: read.open }
  for (let from = 0; from < read.answers.length; from += together) {
    const some = read.answers.slice(from, from + together)
    const ends = await Promise.all(some.map((answer) => record(parts, of, answer, byKey.get(answer.key))))
    ends.forEach((end, at) => {
      const answer = some[at]
      if (answer) counts[end === 'new' ? answer.result : 'same'] += 1
    })
  }
  return { counts, issues: read.issues, package: await recount(parts, of) }
}

/**
 * The record of the product first, the line last: whoever is cut off in between does it once more. The lane is told in any
 * case, because nobody knows whether the last attempt told it.
 */
async function record(
  { stores, queues, clock }: ReturnParts,
  of: HandOverPackage,
  { key, result, link, reason }: ReadAnswer,
  line: PackageLine | undefined,
): Promise<'new' | 'same'> {
  if (!line) return 'same'
  const kept = { result, link: link ?? line.answer?.link ?? null, reason: reasonOf(result, reason) }
  const isSame = line.answer !== null && isEqual(line.answer, kept)
  const at = isSame && line.answer ? line.answer.at : clock.now()
  const answer = { ...kept, at, number: line.number, packageId: of.id }
  const item = await answerItem(stores.handOvers.items(of), key, answer)
  if (!isSame) await stores.handOvers.putLine(of.id, { ...line, answer: { ...kept, at } })
  if (item && queues.lanes.includes(of.marketplace)) await queues.lane(lookAt(of, item))
  return isSame ? 'same' : 'new'
}

const reasonOf = (result: Answer['result'], reason: string | null): string | null =>
  result === 'rejected' ? (reason ?? noReason) : reason

function isEqual(
  a: Pick<Answer, 'result' | 'link' | 'reason'>,
  b: Pick<Answer, 'result' | 'link' | 'reason'>,
): boolean {
  return a.result === b.result && a.link === b.link && a.reason === b.reason
}

/** @throws where the record is written by others all the time: the caller says that it failed, and may do it again */
async function answerItem(
  items: ReturnType<Stores['handOvers']['items']>,
  key: string,
  answer: Answer,
): Promise<HandOverItem | null> {
  for (let round = 0; round < rounds; round += 1) {
    const item = await items.get(key)
    if (!item) return null
    const { answer: known } = item
    if (known?.number === answer.number && isEqual(known, answer)) return item
    const next = withAnswer(item, answer)
    if (next === item || (await items.put(next, item))) return next
  }
  throw new Error(`the hand-over record of ${key} is written by others`)
}

/** Publish looks at the record and says in Status what the desk answered. */
function lookAt({ marketplace }: HandOverPackage, { wish }: HandOverItem): LaneMessage[] {
  const tenant = TenantId.safeParse(wish.product.tenant)
  if (!tenant.success) return []
  const { sku } = wish.product
  return [{ kind: 'publish', tenant: tenant.data, marketplace, sku, version: 0, express: true, look: true }]
}
