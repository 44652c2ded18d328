import { contentHash } from '../../../shared/domain/hash.ts'
import { MarketplaceId } from '../../../shared/domain/ids.ts'
import { laneRoom } from '../../../shared/domain/room.ts'
import type { Manifest } from '../../../shared/ports/manifest.ts'
import type { HintRequest, ProductRef } from '../../../shared/ports/marketplace.ts'
import type { Queues } from '../../../shared/ports/queues.ts'
import type { Stores } from '../../../shared/ports/stores.ts'
import { looksAt } from '../../../shared/steps/our-listings.ts'
import type { WebDeps } from '../deps.ts'

/** What taking hints needs of all that the pages have. */
export type HookDeps = Pick<WebDeps, 'marketplaces' | 'checkHint' | 'hookKey' | 'clock'> & {
  stores: Pick<Stores, 'ledger' | 'desired'>
  queues: Pick<Queues, 'lane' | 'laneDepth'>
}

/** Hints of one marketplace that are read in a minute, and products of one hint that are looked at. */
const perMinute = 60
const perHint = 100

const daySeconds = 86_400
const minuteMs = 60_000

/**
 * A hint is never believed: it makes its lane look at the products that it names, and nothing of it is kept. What is
 * turned away for now (429, 503) may come again; what never does is found by the next walk through the changes.
 */
export async function takeHint(
  deps: HookDeps,
  manifest: Manifest,
  request: HintRequest,
): Promise<202 | 401 | 429 | 503> {
  const marketplace = MarketplaceId.parse(manifest.id)
  const { ledger } = deps.stores
  const scope = `hint#${marketplace}`
  const minute = Math.floor(deps.clock.now() / minuteMs)
  if ((await ledger.count(scope, `minute#${minute}`, 2 * minuteMs)) > perMinute) return 429
  const hint = await deps.checkHint({ marketplace, request })
  if (hint === null) return 503
  if (hint.kind === 'refused') return 401
  if ((await deps.queues.laneDepth(marketplace, false)) >= laneRoom) return 429
  const delivery = hint.delivery === null ? null : `delivery#${contentHash(hint.delivery)}`
  if (delivery !== null && !(await ledger.claim(scope, delivery, deps.clock.now(), daySeconds))) return 202
  try {
    await look(deps, marketplace, hint.products.slice(0, perHint))
    return 202
  } catch (error) {
    if (delivery !== null) await ledger.disclaim(scope, delivery)
    throw error
  }
}

async function look(deps: HookDeps, marketplace: MarketplaceId, products: ProductRef[]): Promise<void> {
  await deps.queues.lane(await looksAt(deps.stores.desired, marketplace, products))
}
