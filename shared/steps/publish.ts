// Stage 3: desired → marketplace → status. Writes Status, and one product at one marketplace.
import type { Desired, Target } from '../domain/desired.ts'
import type { Failure } from '../domain/failure.ts'
import type { MarketplaceId } from '../domain/ids.ts'
import { firstEnd } from '../domain/listing-today.ts'
import type { LaneMessage } from '../domain/messages.ts'
import type { PlannedChange } from '../domain/plan.ts'
import type { Patience } from '../domain/retry.ts'
import { shopSku } from '../domain/shop-sku.ts'
import { doubted, type Status, uncertain, wakesAt } from '../domain/status.ts'
import { type Clock, vietnamDay, vietnamMidnight } from '../ports/clock.ts'
import type { LinkedPaper, PictureUrl } from '../ports/marketplace.ts'
import type { AdjustedProduct, OpenedChange, OpenedMarketplace } from '../ports/opened-marketplace.ts'
import type { Stores } from '../ports/stores.ts'
import { havePapersChanged, papersFor } from './papers-for.ts'
import { blockingOf, completeProduct, type PreparedProduct, prepareProduct } from './prepare-product.ts'
import { type Asking, choose, look, openRequest, stockToSend } from './publish-look.ts'
import * as outcome from './publish-outcome.ts'

export type PublishParts = {
  stores: Pick<Stores, 'desired' | 'statuses' | 'preferences' | 'papers' | 'clearances' | 'categories'>
  marketplace: MarketplaceId
  /**
   * The marketplace through the tenant's connection; a failure where there is none or its settings do not fit. What a
   * person waits for (`express`) is sent before bulk work.
   */
  open(tenant: Desired['tenant'], express: boolean): Promise<OpenedMarketplace | Failure>
  pictureUrl: PictureUrl
  /** Stable public address of the file of a paper. */
  paperUrl: (sha256: string) => string
  patience: Patience
  clock: Clock
}

/** How often a worker looks again for a newer version before it leaves that to the next message. */
const rounds = 3

/**
 * Makes one marketplace match one listing. Safe to repeat: reads what is wanted and what is so afresh, and does only
 * the difference. A listing that another worker holds, or that is nobody's wish, is left alone.
 */
export async function publish(parts: PublishParts, message: LaneMessage): Promise<void> {
  let done: number | null = null
  for (let round = 0; round < rounds; round += 1) {
    const desired = await parts.stores.desired.get(message.tenant, message.sku)
    if (!desired?.targets[parts.marketplace] || desired.version === done) return
    const standing = await standingOf(parts, desired)
    const isWanted = standing === 'behind' || (standing === 'done' && message.look === true)
    if (done === null && !isWanted) return
    done = await work(parts, desired, message.express === true)
    if (done === null) return
  }
}

/** `waits`: a try is to be repeated, but its time has not come; a look would only be an early try. */
async function standingOf(parts: PublishParts, desired: Desired): Promise<'behind' | 'waits' | 'done'> {
  const status = await parts.stores.statuses.get(keyOf(parts, desired))
  if (!status || status.tried < desired.version) return 'behind'
  const at = wakesAt(status)
  if (at !== null && at <= parts.clock.now()) return 'behind'
  if (status.dueAt === null && (await havePapersChanged(parts, status))) return 'behind'
  return status.version < desired.version ? 'waits' : 'done'
}

const keyOf = (parts: PublishParts, { tenant, sku }: Desired) => ({
  tenant,
  marketplace: parts.marketplace,
  sku,
})

/** One try under a lease. The version tried; null where the listing is somebody else's, or was lost to somebody else. */
async function work(parts: PublishParts, known: Desired, express: boolean): Promise<number | null> {
  const owner = parts.clock.id()
  const until = parts.clock.now() + parts.patience.leaseMs
  const acquire = ({ version, listing: { stock } }: Desired) => {
    const lease = { owner, until, now: parts.clock.now(), express, means: { version, stock } }
    return parts.stores.statuses.acquire(keyOf(parts, known), lease)
  }
  const first = await acquire(known)
  if (!first) return null
  // Read again under the lease: what was known before may have been dealt with by whoever had the lease until now.
  const desired = await parts.stores.desired.get(known.tenant, known.sku)
  const held = desired && desired.version !== known.version ? await acquire(desired) : first
  if (!held) return null
  // What a person waits for stays urgent until it is done.
  const status = { ...doubted(held), ...(express && { express }) }
  const target = desired?.targets[parts.marketplace]
  const idle = { ...status, dueAt: null, staleAt: undefined, lease: null }
  const next = desired && target ? await attempt(parts, { desired, target, status, until }) : idle
  return (await parts.stores.statuses.release(next, owner)) ? (desired?.version ?? null) : null
}

type Attempt = { desired: Desired; target: Target; status: Status; until: number }

async function attempt(parts: PublishParts, of: Attempt): Promise<Status> {
  const { desired, target, status } = of
  const { now, patience } = { now: parts.clock.now(), patience: parts.patience }
  const papers = await papersFor(parts, desired)
  const asking = openRequest(desired.requests?.[parts.marketplace], status)
  const told = {
    status: { ...status, papers: papers.mark },
    version: desired.version,
    now,
    patience,
    staleAt: staleFrom(now, desired.listing, papers.linked),
    ...(asking && { request: asking.order }),
  }
  const market = await parts.open(desired.tenant, status.express === true)
  if ('kind' in market) return outcome.failed(told, market)
  const onSale = target === 'listed'
  const categoryRules = async () => (await parts.stores.categories.get(parts.marketplace)).rules
  const preparing = { ...parts, categoryRules }
  const prepared = await prepareProduct(preparing, market, { ...desired, onSale, papers: papers.linked })
  const blocking = blockingOf(prepared.adjusted)
  if (onSale && blocking.length > 0) return outcome.held(told, blocking)
  return reconcile(parts, { ...of, market, ...prepared, asking, told })
}

function staleFrom(now: number, listing: Desired['listing'], papers: readonly LinkedPaper[]) {
  const day = firstEnd(vietnamDay(now), listing, papers)
  return day === null ? undefined : vietnamMidnight(day)
}

type Reconciling = Attempt &
  PreparedProduct & {
    market: OpenedMarketplace
    asking: Asking
    told: outcome.Told
  }

/** Looks first, always: a failed look-up ends the try, it never falls through to a create. */
async function reconcile(parts: PublishParts, of: Reconciling): Promise<Status> {
  const { market, adjusted, told } = of
  const seen = await look(of, shopSku(of.desired.tenant, of.desired.sku))
  if (seen.kind === 'failed') return outcome.failed(told, seen.failure)
  if (seen.kind === 'ask') return outcome.asked(told, seen.code, null)
  const { observed } = seen
  const change = await choose(parts.stores, of, seen)
  if (change.kind === 'ask') return outcome.asked(told, change.code, observed)
  if (change.kind === 'nothing')
    return observed ? outcome.observed(told, observed, null) : outcome.absent(told, of.target)
  if (wasRefused(of) && told.status.sentHash !== adjusted.hash) return outcome.unchanged(told)
  // A lease that is half gone may end while the marketplace still works on our request: leave it to the next try.
  if (parts.clock.now() > of.until - parts.patience.leaseMs / 2) return outcome.failed(told, tooSlow)
  if (change.kind === 'withdraw') return carryOut(of, change)
  const toSend = of.adjustTo(stockToSend(of, seen))
  if (change.kind === 'price-stock') return carryOut(of, { ...change, product: toSend.product })
  const completed = await completeProduct(market, toSend)
  if (!completed.ok) return outcome.failed(told, completed.failure)
  const { product } = completed.value
  const blocking = blockingOf(completed.value)
  if (of.target === 'listed' && blocking.length > 0) return outcome.held(told, blocking)
  return carryOut(of, { ...change, product, ...sinceOf(change, seen.known) })
}

/** This very version was refused with these papers, and would be again: whoever only has a look does not send it once more. */
const wasRefused = ({ status, told }: Reconciling): boolean =>
  status.condition === 'rejected' && status.version >= told.version && status.papers === told.status.papers

/** What the marketplace is known to have of this very product. */
const sinceOf = ({ kind }: PlannedChange, known: Pick<Status, 'sentHashBesidesPriceStock'>) =>
  kind === 'update' ? { since: known.sentHashBesidesPriceStock } : {}

async function carryOut({ market, told, adjusted }: Reconciling, change: OpenedChange): Promise<Status> {
  const result = await market.apply(change)
  // What is taken down takes nothing of what is wanted with it.
  const sent = change.kind === 'withdraw' ? null : adjusted
  if (result.ok) return outcome.observed(told, result.value, sent)
  return outcome.failed(afterFailure(told, adjusted, result.failure), result.failure)
}

/**
 * A change whose outcome is unknown may have been carried out: what we believed to be there is no longer certain. A stock
 * that was taken is there, whatever else was not.
 */
function afterFailure(told: outcome.Told, { offer }: AdjustedProduct, failure: Failure): outcome.Told {
  const { status } = told
  if (failure.kind === 'retryable') return { ...told, status: uncertain(status, [offer.stock]) }
  return failure.taken === 'stock' ? { ...told, status: { ...status, sentStock: offer.stock } } : told
}

const tooSlow: Failure = { kind: 'retryable', code: 'marketplace.timeout' }
