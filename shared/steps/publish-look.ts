// Part of stage 3, writes nothing: what a marketplace says now, and what follows from it.
import type { Desired, Target } from '../domain/desired.ts'
import type { Request } from '../domain/edit.ts'
import type { Failure } from '../domain/failure.ts'
import { type DriftPolicy, type PlannedChange, plan } from '../domain/plan.ts'
import type { Status } from '../domain/status.ts'
import type { Observation } from '../ports/marketplace.ts'
import type { AdjustedProduct, OpenedMarketplace } from '../ports/opened-marketplace.ts'
import type { Stores } from '../ports/stores.ts'

/** What a person asked for here and nobody has carried out yet. */
export type Asking = Request | null

export const openRequest = (request: Request | undefined, status: Status): Asking =>
  request && request.order > (status.answered ?? '') ? request : null

type Looking = { market: OpenedMarketplace; asking: Asking; told: { status: Status } }

type Known = Pick<Status, 'sentHash' | 'sentHashBesidesPriceStock' | 'externalId'>

type Seen =
  | { kind: 'seen'; observed: Observation | null; known: Known }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'ask'; code: 'marketplace.link-unknown' | 'marketplace.link-foreign' }

/** Looks the product up: by the id that a person named, or by the one we know, then by our SKU. */
export async function look({ market, asking, told }: Looking, shopSku: string): Promise<Seen> {
  const { status } = told
  const link = asking?.kind === 'link' ? (asking.externalId ?? null) : null
  const first = await market.observe({ externalId: link ?? status.externalId, shopSku })
  if (!first.ok) return { kind: 'failed', failure: first.failure }
  if (link !== null) return linked(first.value, link, asking?.confirmed === true, shopSku)
  // Put up again, it may have another id than the one that was taken down.
  const again = asking?.kind === 'relist' && status.externalId !== null && isGone(first.value)
  const found = again ? await market.observe({ externalId: null, shopSku }) : first
  return found.ok
    ? { kind: 'seen', observed: found.value, known: status }
    : { kind: 'failed', failure: found.failure }
}

const isGone = (seen: Observation | null): boolean => seen === null || seen.state === 'withdrawn'

/** Only a product that carries our SKU, or that a person says is the same, becomes ours. */
function linked(seen: Observation | null, id: string, confirmed: boolean, shopSku: string): Seen {
  if (seen?.externalId !== id || isGone(seen)) return { kind: 'ask', code: 'marketplace.link-unknown' }
  if (seen.shopSku !== shopSku && !confirmed) return { kind: 'ask', code: 'marketplace.link-foreign' }
  const known = { externalId: id, sentHash: null, sentHashBesidesPriceStock: null }
  return { kind: 'seen', observed: seen, known }
}

type Choosing = Looking & { adjusted: AdjustedProduct; desired: Desired; target: Target }

/** The change to make. What the account wants done about changes by hand is read only where that matters. */
export async function choose(
  stores: Pick<Stores, 'preferences'>,
  { market, asking, adjusted, desired, target }: Choosing,
  { observed, known }: Extract<Seen, { kind: 'seen' }>,
): Promise<PlannedChange> {
  const { capabilities } = market.manifest
  const request = asking?.kind ?? null
  const planFor = (drift: DriftPolicy) =>
    plan({ target, observed, status: known, wanted: adjusted, capabilities, request, drift })
  const usual = planFor('usual')
  const others = [planFor('repair'), planFor('ask')]
  if (others.every(({ kind }) => kind === usual.kind)) return usual
  const { drift } = await stores.preferences.get(desired.tenant)
  return planFor(drift)
}

/**
 * A stock that nobody changed since it was sent, and that is less there now, was sold: sending the old figure with
 * another price would sell again what is gone.
 */
export function stockToSend(
  { desired, told, asking }: Pick<Choosing, 'desired' | 'told' | 'asking'>,
  { observed, known }: Extract<Seen, { kind: 'seen' }>,
): number {
  const { stock } = desired.listing
  const there = observed?.offer?.stock
  const isOurs = known.externalId !== null && observed?.externalId === known.externalId
  const isKept = isOurs && asking?.kind !== 'restock'
  const isSold = isKept && told.status.sentStock === stock && there !== undefined && there < stock
  return isSold ? Math.max(0, Math.floor(there)) : stock
}
