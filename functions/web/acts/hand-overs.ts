// Reads packages; takes returned workbooks, whose answers go to the records of hand-overs.
import { timingSafeEqual } from 'node:crypto'
import {
  type HandOverPackage,
  openLines,
  PackageId,
  packageState,
} from '../../../shared/domain/hand-over/package.ts'
import type { Session } from '../../../shared/domain/session.ts'
import { handOverBook } from '../../../shared/domain/vietnamese/hand-over.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import type { PackageFile } from '../../../shared/ports/hand-over.ts'
import { type WatchedLine, watchedLines } from '../../../shared/steps/hand-over-lines.ts'
import { type ReturnSummary, takeReturn, type UnreadReturn } from '../../../shared/steps/hand-over-return.ts'
import type { WebDeps } from '../deps.ts'
import type { FileAnswer } from '../file-answer.ts'
import { done, type Outcome, refuse } from '../trouble.ts'

/** Packages hold products of many accounts: for operators, and for staff of the whole province. */
export function mayHandOver(session: Session): Outcome<null> {
  if (session.role === 'operator') return done(null)
  const isWhole = session.role === 'staff' && session.communes.includes('*')
  return isWhole ? done(null) : refuse(403, problems.handOverStaffOnly())
}

/** A page of packages, newest first. `next` goes on from there; null at the end. */
export async function listHandOvers(
  deps: WebDeps,
  session: Session,
  { after, limit }: { after: string | null; limit: number },
): Promise<Outcome<{ items: HandOverPackage[]; next: string | null }>> {
  const may = mayHandOver(session)
  if (!may.ok) return may
  const found = await deps.stores.handOvers.packages({ before: after, limit: limit + 1 })
  const items = found.slice(0, limit)
  return done({ items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null })
}

export type FoundHandOver = { package: HandOverPackage; lines: WatchedLine[] }

export async function findHandOver(
  deps: WebDeps,
  session: Session,
  id: string,
): Promise<Outcome<FoundHandOver>> {
  const may = mayHandOver(session)
  if (!may.ok) return may
  const found = await packageOf(deps, id)
  if (!found) return refuse(404, problems.handOverUnknown())
  return done({ package: found, lines: await watchedLines(deps.stores.handOvers, found) })
}

const packageOf = async (deps: WebDeps, id: string): Promise<HandOverPackage | null> =>
  PackageId.safeParse(id).success ? deps.stores.handOvers.package(id) : null

const names = { 'package.zip': handOverBook.packageName, 'workbook.xlsx': handOverBook.filename }

/** A file of a package, for staff; or for whoever holds the key of its mail, for as long as that is good. */
export async function handOverFile(
  deps: WebDeps,
  who: { session: Session } | { key: string },
  id: string,
  name: PackageFile,
): Promise<Outcome<FileAnswer>> {
  const may = 'session' in who ? mayHandOver(who.session) : done(null)
  if (!may.ok) return may
  const of = await packageOf(deps, id)
  if (!of?.files || ('key' in who && !opens(of, who.key, deps.clock.now())))
    return refuse(404, problems.handOverUnknown())
  const filename = names[name](of.id)
  const content = await deps.handOverFiles.get(of.id, name, { filename, maxBytes: deps.limits.formMaxBytes })
  return content ? done({ filename, content }) : refuse(404, problems.handOverUnknown())
}

function opens({ linkToken, linkUntil }: HandOverPackage, key: string, now: number): boolean {
  const [a, b] = [Buffer.from(linkToken), Buffer.from(key)]
  return a.length === b.length && timingSafeEqual(a, b) && now <= linkUntil
}

export type Returned = { summary: ReturnSummary; lines: WatchedLine[] }

/** Takes a returned workbook. What is unclear in it is told by row. */
export async function returnHandOver(
  deps: WebDeps,
  session: Session,
  id: string,
  file: { filename: string; bytes: Uint8Array },
): Promise<Outcome<Returned>> {
  const found = await findHandOver(deps, session, id)
  if (!found.ok) return found
  const of = found.value.package
  if (of.files === null) return refuse(409, problems.handOverCollecting())
  const taken = await takeReturn(deps, of, file)
  if (!taken.ok) return refuse(422, unreadText(taken), 'file')
  const { summary } = taken
  const { user, tenant } = session
  await deps.stores.ledger.audit({
    at: deps.clock.now(),
    user,
    tenant,
    act: 'hand-over.return',
    subject: of.id,
  })
  return done({ summary, lines: await watchedLines(deps.stores.handOvers, of) })
}

const unreadText = (taken: UnreadReturn) =>
  taken.kind === 'unread'
    ? problems.returnUnread(taken.message)
    : problems.returnOtherPackage(taken.packageId)

/** A package as the API tells it. The key of its mail stays here. */
export function viewHandOver(of: HandOverPackage) {
  const { id, marketplace, day, desk, counts, mail, mailedAt, answered, replaced, answeredAt } = of
  const open = openLines(of)
  const { name, email } = desk
  return {
    ...{ id, marketplace, day, counts, answered, replaced, open, mail, mailedAt, answeredAt },
    reminders: of.reminders,
    remindedAt: of.remindedAt,
    state: packageState(of),
    desk: { name, email },
    createdAt: of.createdAt,
  }
}
