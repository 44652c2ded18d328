// Part of stage 3, pure: what a try at a marketplace makes of a status.
import type { Target } from '../domain/desired.ts'
import type { Failure } from '../domain/failure.ts'
import { type Patience, retryDelay, reviewDelay, spreadOf } from '../domain/retry.ts'
import type { Problem } from '../domain/rules.ts'
import type { Condition, Status } from '../domain/status.ts'
import { failureText } from '../domain/vietnamese/failures.ts'
import { refusedField } from '../domain/vietnamese/product-fields.ts'
import type { Observation } from '../ports/marketplace.ts'
import type { AdjustedProduct } from '../ports/opened-marketplace.ts'

/**
 * The status before the try, the version tried, the time, the order of the request that it carries out, and when what
 * would be sent now stops being right.
 */
export type Told = {
  status: Status
  version: number
  now: number
  patience: Patience
  request?: string
  staleAt?: number | undefined
}

/** The marketplace answered. `sent` is what it has just taken; null where nothing was sent. */
export function observed(told: Told, seen: Observation, sent: AdjustedProduct | null): Status {
  const condition = conditionOf(seen)
  const next = settled(told, condition, {
    externalId: seen.externalId,
    link: seen.link,
    rawStatus: seen.raw,
    ...whyOf(seen),
    stockThere: stockOf(seen),
    ...(isThere.has(condition) && { staleAt: told.staleAt }),
    ...answered(told),
    ...(sent && {
      sentHash: sent.hash,
      sentHashBesidesPriceStock: sent.hashBesidesPriceStock,
      sentStock: sent.offer.stock,
    }),
  })
  const looksAgain = condition === 'in-review' || seen.state === 'unknown'
  return looksAgain ? { ...next, dueAt: nextLook(told, next) } : next
}

/** Nothing was found out that anybody has to know. */
export const unchanged = ({ status }: Told): Status => ({
  ...status,
  dueAt: null,
  staleAt: undefined,
  lease: null,
})

/** There is nothing at the marketplace, as it should be. */
export function absent(told: Told, target: Target): Status {
  return settled(told, target === 'withdrawn' ? 'withdrawn' : 'paused', answered(told))
}

const answered = ({ request }: Told): Partial<Status> => (request === undefined ? {} : { answered: request })

function stockOf({ offer }: Observation): number | undefined {
  return offer?.stock === undefined ? undefined : Math.max(0, Math.floor(offer.stock))
}

/** The longer it has been in review, the less often it is looked at. */
function nextLook(told: Told, next: Status): number {
  return told.now + reviewDelay(told.patience, told.now - next.changedAt)
}

/** A word we do not know is neither an error nor live: a person has a look while we go on asking. */
function conditionOf(seen: Observation): Condition {
  return seen.state === 'unknown' ? 'held' : seen.state
}

/** Why it is not on sale, where somebody has to read it: in the marketplace's words, in ours where it has none. */
function whyOf({ state, reasons }: Observation): Pick<Status, 'code' | 'reasons'> {
  if (state !== 'unknown' && state !== 'rejected') return { code: null, reasons }
  const code = state === 'unknown' ? 'marketplace.unknown-status' : 'marketplace.rejected'
  return { code, reasons: reasons.length > 0 ? reasons : [failureText(code)] }
}

/** Our own rules stop it before anything is sent. */
export function held(told: Told, problems: Problem[]): Status {
  const reasons = problems.map((problem) => problem.message)
  const codes = problems.map(({ code }) => code)
  const next = settled(told, 'held', { code: codes[0] ?? null, reasons })
  return codes.every(isMendedElsewhere) ? { ...next, dueAt: told.now + told.patience.connectionMs } : next
}

/** A missing connection is mended by an operator, a category and its attributes are chosen by staff: neither touches the listing. */
const isMendedElsewhere = (code: string): boolean => /^(connection|category|attribute)\./.test(code)

/** Only a person can say how to go on. */
export function asked(told: Told, code: string, seen: Observation | null): Status {
  const raw = seen ? { rawStatus: seen.raw, externalId: seen.externalId } : {}
  return settled(told, 'held', { ...raw, code, reasons: [failureText(code)] })
}

/** The marketplace, or the way to it, failed. Waiting work keeps a due time; nothing is ever forgotten. */
export function failed(told: Told, failure: Failure): Status {
  if (failure.kind === 'throttled')
    return waiting(told, failure.code, spreadOut(told, failure.until), told.status.attempts)
  if (failure.kind === 'permanent') return refused(told, failure)
  const attempts = (told.version > told.status.tried ? 0 : told.status.attempts) + 1
  if (attempts >= told.patience.retryLimit) return stuck(told, failure.code)
  const spread = spreadOf(`${told.status.sku}${attempts}`)
  return waiting(told, failure.code, told.now + retryDelay(told.patience, attempts, spread), attempts)
}

/** What had to wait together comes back one after the other: over a quarter of the wait, a minute at most. */
function spreadOut({ now, status }: Told, until: number): number {
  const over = Math.min(Math.max(0, until - now) / 4, 60_000)
  return Math.round(until + over * spreadOf(status.sku))
}

/** The queue gave up on it: whatever was tried before, this version is not tried again for now. */
export const givenUp = (told: Told): Status => stuck(told, 'message.dead')

/** Given up, but not for ever: what was wrong may have passed by tomorrow. One more failure, and it is stuck again. */
function stuck(told: Told, code: string): Status {
  const next = settled(told, 'stuck', { code, reasons: [failureText(code)] })
  return { ...next, attempts: told.patience.retryLimit - 1, dueAt: told.now + stuckMs }
}

const stuckMs = 86_400_000

function refused(told: Told, failure: Failure & { kind: 'permanent' }): Status {
  const reasons = [failureText(failure.code), ...(failure.fields ?? []).map(refusedField)]
  const asksUs = forPeople.some((start) => failure.code.startsWith(start))
  const next = settled(told, asksUs ? 'held' : 'rejected', { code: failure.code, reasons })
  // Looked at again by ourselves.
  return isMendedElsewhere(failure.code) ? { ...next, dueAt: told.now + told.patience.connectionMs } : next
}

/** The marketplace refused nothing: a person has to see to it first. */
const forPeople = ['connection.', 'category.', 'attribute.', 'marketplace.promotion', 'marketplace.variants']

const isThere = new Set<Condition>(['live', 'in-review', 'paused'])

/** Still to be done. The version is not reached: whoever looks sees that work is left. */
function waiting(told: Told, code: string, dueAt: number, attempts: number): Status {
  const { status, now } = told
  // What is at the marketplace stays what it is; everything else waits for this try to be repeated.
  const condition = isThere.has(status.condition) ? status.condition : 'waiting'
  return {
    ...status,
    tried: told.version,
    condition,
    code,
    reasons: [failureText(code)],
    attempts,
    dueAt,
    lease: null,
    changedAt: condition === status.condition && status.tried === told.version ? status.changedAt : now,
  }
}

/** The version is reached. */
function settled(told: Told, condition: Condition, change: Partial<Status>): Status {
  const { status, version, now } = told
  return {
    ...status,
    code: null,
    reasons: [],
    // Of what is not there nothing can become wrong there.
    staleAt: undefined,
    ...change,
    version,
    tried: version,
    condition,
    attempts: 0,
    dueAt: null,
    express: undefined,
    lease: null,
    changedAt: condition === status.condition && status.version === version ? status.changedAt : now,
  }
}
