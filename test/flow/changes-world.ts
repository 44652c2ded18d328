import { randomUUID } from 'node:crypto'
import { walkStore } from '../../shared/adapters/dynamodb/walks.ts'
import { permanent, type Result, retryable, success } from '../../shared/domain/failure.ts'
import { MarketplaceId, TenantId } from '../../shared/domain/ids.ts'
import type { LaneWork } from '../../shared/domain/messages.ts'
import { shopSku } from '../../shared/domain/shop-sku.ts'
import type { ChangesPage, ChangesRange } from '../../shared/ports/marketplace.ts'
import type { OpenedMarketplace } from '../../shared/ports/opened-marketplace.ts'
import { type ReconcileParts, reconcile } from '../../shared/steps/reconcile.ts'
import { listingAt } from '../domain/examples.ts'
import { type OpenStores, startOfTest } from '../stores/open-stores.ts'

export const market = MarketplaceId.parse('voso')
export const seller = TenantId.parse('htxvidu')
export const overlapMs = 600_000
const perPage = 3

/** What happens instead of the usual, asked at each page of each run. */
export type Trouble = 'none' | 'failed' | 'expired' | 'slow' | 'passing' | 'full' | 'unsent' | 'killed'

type Change = { at: number; code: string }

/**
 * A marketplace that tells of changes, oldest first, and everything of ours that walks through them: real steps and
 * stores, a clock that the test moves, and trouble as it likes.
 */
export function changesWorld({ stores, db, clock }: OpenStores, shop: string) {
  const changes: Change[] = []
  const asked: { range: ChangesRange; cursor: string | null }[] = []
  const sent: LaneWork[] = []
  const told: string[] = []
  let plan: Trouble[] = []
  let depth = 0

  async function page(range: ChangesRange, cursor: string | null): Promise<Result<ChangesPage>> {
    asked.push({ range, cursor })
    const trouble = plan.shift() ?? 'none'
    if (trouble === 'killed') throw new Error('killed')
    if (trouble === 'failed') return retryable('marketplace.timeout')
    if (trouble === 'expired') return permanent('changes.expired')
    if (trouble === 'slow') clock.now += 30_000
    if (trouble === 'passing') clock.now += 5_000
    if (trouble === 'unsent') refuses = true
    if (trouble === 'full') depth = 100
    const within = changes.filter(({ at }) => at >= range.from && at <= range.to)
    const start = Number(cursor ?? 0)
    const products = within
      .slice(start, start + perPage)
      .map(({ code }) => ({ externalId: null, shopSku: code }))
    return success({ products, next: start + perPage < within.length ? String(start + perPage) : null })
  }

  let refuses = false
  const parts: ReconcileParts = {
    stores,
    walks: walkStore(db),
    queues: {
      async lane(messages) {
        const isRefused = refuses
        refuses = false
        if (isRefused) throw new Error('the queue did not answer')
        sent.push(...messages)
      },
      laneDepth: async () => depth,
    },
    marketplace: market,
    shops: async () => [{ shop, market: { changes: page } as unknown as OpenedMarketplace }],
    patience: { leaseMs: 180_000, resendMs: 300_000 },
    overlapMs,
    postponed: ({ code }) => void told.push(code),
    clock: { now: () => clock.now, id: randomUUID },
  }

  return {
    asked,
    sent,
    told,
    changes,
    parts,
    clock,
    /** Something changes at the marketplace now. */
    changed: (code: string) => void changes.push({ at: clock.now, code }),
    /** The SKUs that the lane was told to look at. */
    looks: () => sent.flatMap((message) => (message.kind === 'publish' && message.look ? [message.sku] : [])),
    /** A message arrives; what breaks is brought back by its queue or the next message. */
    async run(trouble: Trouble[] = []): Promise<void> {
      plan = [...trouble]
      depth = plan[0] === 'full' ? 100 : 0
      await reconcile(parts).catch(() => {})
    },
  }
}

/** The listings `SP0`… of the seller, meant for this marketplace. */
export async function declare({ stores }: OpenStores, skus: string[]): Promise<void> {
  for (const sku of skus) {
    const origin = { importer: seller, importId: '01J00000000000000000000001', sheet: 'A', line: 2 }
    const listing = { ...listingAt(20_000), sku }
    const about = { tenant: seller, sku, version: 1, hash: sku, order: '01J00000000000000000000001' }
    const targets = { [market]: 'listed' as const }
    await stores.desired.put(
      { ...about, targets, listing, origin: origin as never, changedAt: startOfTest },
      null,
    )
  }
}

export const codeOf = (sku: string): string => shopSku(seller, sku)
