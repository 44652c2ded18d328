// Stage 4: what changed at a marketplace → its lane again. Writes how far the changes are known, one record per shop,
// and due times in Status, as publish does in the same function.
import type { Failure } from '../domain/failure.ts'
import type { MarketplaceId } from '../domain/ids.ts'
import type { Patience } from '../domain/retry.ts'
import { laneRoom } from '../domain/room.ts'
import { afterPage, restarted, type Walks, walkOf } from '../domain/walk.ts'
import type { Clock } from '../ports/clock.ts'
import { changesExpired, type ProductRef } from '../ports/marketplace.ts'
import type { OpenedMarketplace } from '../ports/opened-marketplace.ts'
import type { Queues } from '../ports/queues.ts'
import type { Stores } from '../ports/stores.ts'
import type { WalkStore } from '../ports/walks.ts'
import { looksAt } from './our-listings.ts'

export type ReconcileParts = {
  stores: Pick<Stores, 'desired' | 'statuses'>
  walks: WalkStore
  queues: Pick<Queues, 'lane' | 'laneDepth'>
  marketplace: MarketplaceId
  /** Every connected shop; a failure where its settings do not fit. */
  shops(): Promise<OpenedShop[]>
  patience: Pick<Patience, 'leaseMs' | 'resendMs'>
  /** How far clocks may be apart, ms. */
  overlapMs: number
  /** Told of a walk that stands still, for the log. */
  postponed(of: { shop: string; code: string }): void
  clock: Clock
}

export type OpenedShop = { shop: string; market: OpenedMarketplace | Failure }

/** No page is asked for later than this in a run, ms: what is left goes on with the next message. */
const runMs = 20_000

/**
 * Walks through what changed at each shop, and tells the lane to look at what is ours. Safe to repeat and to lose: how
 * far the changes are known moves only when a walk has seen its last page and the lane has taken every look.
 */
export async function reconcile(parts: ReconcileParts): Promise<void> {
  for (const { shop, market } of await parts.shops()) {
    if ('kind' in market) parts.postponed({ shop, code: market.code })
    else if (market.changes) await walkShop(parts, shop, market.changes)
  }
}

type Changes = NonNullable<OpenedMarketplace['changes']>

/** One worker at a time. A walk begins before its first page is read: what changes meanwhile is in the next range. */
async function walkShop(parts: ReconcileParts, shop: string, changes: Changes): Promise<void> {
  const { walks, marketplace, clock, patience } = parts
  const key = `${marketplace}#${shop}`
  const owner = clock.id()
  const began = clock.now()
  const lease = () => ({ owner, until: clock.now() + patience.leaseMs })
  let known = await walks.acquire(key, { ...lease(), now: began })
  while (known) {
    const step: Step = await turnPage(parts, changes, known, began)
    if (step.kind === 'postponed') parts.postponed({ shop, code: step.code })
    if (step.walks && !(await walks.save(key, step.walks, lease()))) return
    known = step.kind === 'on' ? step.walks : null
  }
  await walks.release(key, owner)
}

type Step = { kind: 'on'; walks: Walks } | { kind: 'end' | 'later'; walks: Walks | null } | Postponed
type Postponed = { kind: 'postponed'; code: string; walks: Walks }

/** One page. Its looks are in the lane before the walk goes on behind it. */
async function turnPage(parts: ReconcileParts, changes: Changes, known: Walks, began: number): Promise<Step> {
  const { marketplace, queues, clock } = parts
  const walk = walkOf(known, began, parts.overlapMs)
  if ((await queues.laneDepth(marketplace, false)) >= laneRoom)
    return { kind: 'later', walks: { ...known, open: walk } }
  const page = await changes({ from: walk.from, to: walk.to }, walk.cursor)
  if (!page.ok) {
    const { code } = page.failure
    const walks = code === changesExpired ? restarted(known, walk) : { ...known, open: walk }
    return { kind: 'postponed', code, walks }
  }
  const { products, next } = page.value
  await tellLane(parts, products)
  // A marketplace that answers the same page for ever would never let the walk end.
  if (next !== null && next === walk.cursor)
    return { kind: 'postponed', code: 'changes.standstill', walks: restarted(known, walk) }
  const walks = afterPage(known, walk, next)
  if (next === null) return { kind: 'end', walks }
  if (clock.now() - began < runMs) return { kind: 'on', walks }
  await queues.lane([{ kind: 'reconcile', marketplace }])
  return { kind: 'later', walks }
}

/** A look that is lost comes back by its due time: behind the walk nobody would know of it any more. */
async function tellLane(
  { stores, queues, marketplace, clock, patience }: ReconcileParts,
  products: ProductRef[],
) {
  const looks = await looksAt(stores.desired, marketplace, products)
  const at = clock.now() + patience.resendMs
  await Promise.all(looks.map((look) => stores.statuses.dueBy(look, at)))
  await queues.lane(looks)
}
