// Reads what queues gave up on; sends chosen messages again, then takes their letters away. Notes them as open work first.
import {
  type CauseGroup,
  causeKey,
  causeOf,
  type DeadLetter,
  groupByCause,
  tenantOfLetter,
} from '../../../shared/domain/dead-letter.ts'
import type { Session } from '../../../shared/domain/session.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import type { WebDeps } from '../deps.ts'
import { done, type Outcome, refuse } from '../trouble.ts'
import { sendLetterAgain } from './send-letter.ts'
import { tenantInReach } from './tenant-in-reach.ts'

/** How many letters are looked at for one answer, and sent again in one call. */
const mostSeen = 2000
const mostSent = 500
const pageOf = 500

export type FoundLetters = {
  causes: CauseGroup[]
  /** Those in reach, the newest first. */
  letters: DeadLetter[]
  /** Whether there are more than were looked at. */
  more: boolean
}

/** What queues gave up on: for operators all of it, for staff what belongs to accounts in their reach. */
export async function findDeadLetters(
  deps: Pick<WebDeps, 'stores'>,
  session: Session,
): Promise<Outcome<FoundLetters>> {
  if (session.role === 'owner') return refuse(403, problems.staffOnly())
  const seen: DeadLetter[] = []
  let after: string | null = null
  do {
    const page: { items: DeadLetter[]; next: string | null } = await deps.stores.ledger.deadLetters({
      after,
      limit: pageOf,
    })
    seen.push(...page.items)
    after = page.next
  } while (after !== null && seen.length < mostSeen)
  const letters = (await inReach(deps, session, seen)).sort((a, b) => b.lastAt - a.lastAt)
  return done({ causes: groupByCause(letters), letters, more: after !== null })
}

/** What is nobody's in particular is for operators. */
async function inReach(
  deps: Pick<WebDeps, 'stores'>,
  session: Session,
  letters: DeadLetter[],
): Promise<DeadLetter[]> {
  if (session.role === 'operator') return letters
  const tenants = [...new Set(letters.flatMap((letter) => tenantOfLetter(letter) ?? []))]
  const reached = new Set<string>()
  for (const tenant of tenants) if ((await tenantInReach(deps, session, tenant)).ok) reached.add(tenant)
  return letters.filter((letter) => reached.has(tenantOfLetter(letter) ?? ''))
}

/** Exactly one of the three; a cause by its key. */
export type RedriveAsk = { ids?: string[] | undefined; cause?: string | undefined; all?: true | undefined }

type Redriving = Pick<WebDeps, 'stores' | 'queues' | 'clock'>

/**
 * Sends what was chosen again. Safe to repeat: a message only says where to look, and a letter is gone once its message was
 * accepted. `left` counts what was chosen and is still there: more than one call sends, or a marketplace that is off.
 */
export async function redrive(
  deps: Redriving,
  session: Session,
  ask: RedriveAsk,
): Promise<Outcome<{ redriven: number; left: number }>> {
  if ([ask.ids, ask.cause, ask.all].filter((one) => one !== undefined).length !== 1)
    return refuse(422, problems.redriveUnclear(), 'all')
  const found = await findDeadLetters(deps, session)
  if (!found.ok) return found
  const chosen = found.value.letters.filter((letter) => isChosen(letter, ask))
  const sendable = chosen.filter((letter) => hasLane(deps, letter)).slice(0, mostSent)
  await audit(deps, session, sendable)
  for (const letter of sendable) {
    await sendLetterAgain(deps, letter)
    await deps.stores.ledger.removeDead(letter)
  }
  return done({ redriven: sendable.length, left: chosen.length - sendable.length })
}

function isChosen(letter: DeadLetter, { ids, cause, all }: RedriveAsk): boolean {
  if (cause !== undefined) return causeKey(causeOf(letter)) === cause
  return all === true || (ids ?? []).includes(letter.id)
}

function hasLane({ queues }: Redriving, { message }: DeadLetter): boolean {
  return !('marketplace' in message) || queues.lanes.includes(message.marketplace)
}

/** One entry for each account and cause; before anything is sent, so that nothing goes without one. */
async function audit(deps: Redriving, session: Session, letters: DeadLetter[]): Promise<void> {
  const at = deps.clock.now()
  const entries = letters.map((letter) => ({
    tenant: tenantOfLetter(letter) ?? session.tenant,
    subject: causeKey(causeOf(letter)),
  }))
  const distinct = new Map(entries.map((entry) => [`${entry.tenant}#${entry.subject}`, entry]))
  for (const entry of distinct.values())
    await deps.stores.ledger.audit({ at, user: session.user, act: 'dead-letter.redrive', ...entry })
}
