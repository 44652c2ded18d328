import type { Target } from './desired.ts'
import type { Request } from './edit.ts'
import type { Status } from './status.ts'

/** Price in whole đồng and stock in sold units, as far as they are known. */
type Offer = { price?: number; stock?: number }

/** What is known of a product at a marketplace; the part of an observation that a plan depends on. */
export type Observed = {
  externalId: string
  state: 'in-review' | 'live' | 'paused' | 'rejected' | 'withdrawn' | 'unknown'
  offer?: Offer
}

/**
 * What is done about a product that somebody changed by hand at the marketplace. `usual`: price and stock are put right,
 * a person is asked about what was taken down or hidden.
 */
export type DriftPolicy = 'usual' | 'repair' | 'ask'

export type PlanInput = {
  target: Target
  /** Null where the marketplace has no such product. */
  observed: Observed | null
  status: Pick<Status, 'sentHash' | 'sentHashBesidesPriceStock' | 'externalId'>
  /** Hashes of what would be sent now, and what it is to be sold for. */
  wanted: { hash: string; hashBesidesPriceStock: string; offer: Required<Offer> }
  capabilities: { priceStock: boolean; pause: boolean; withdraw: boolean }
  /** What a person asked for here that was not carried out yet. */
  request: Request['kind'] | null
  drift: DriftPolicy
}

/** The one change that brings a marketplace closer to what is wanted. `ask` needs a person. */
export type PlannedChange =
  | { kind: 'nothing' }
  | { kind: 'create' }
  | { kind: 'update'; externalId: string }
  | { kind: 'price-stock'; externalId: string }
  | { kind: 'withdraw'; externalId: string }
  | { kind: 'ask'; code: AskCode }

type AskCode =
  | 'marketplace.removed'
  | 'marketplace.hidden'
  | 'marketplace.changed'
  | 'marketplace.cannot-withdraw'
  | 'marketplace.cannot-pause'

/** Pure: the difference between what is wanted and what is so. Never creates what is there already. */
export function plan(input: PlanInput): PlannedChange {
  if (input.target === 'withdrawn') return planWithdrawal(input)
  const { observed, status, wanted, capabilities } = input
  if (observed === null || observed.state === 'withdrawn') return planMissing(input)
  if (input.target === 'paused' && !capabilities.pause)
    return { kind: 'ask', code: 'marketplace.cannot-pause' }
  if (status.sentHash === wanted.hash) return planDrift(input, observed)
  const { externalId } = observed
  const contentStays = status.sentHashBesidesPriceStock === wanted.hashBesidesPriceStock
  return contentStays ? offerChange(input, externalId) : { kind: 'update', externalId }
}

const offerChange = ({ capabilities }: PlanInput, externalId: string): PlannedChange =>
  capabilities.priceStock ? { kind: 'price-stock', externalId } : { kind: 'update', externalId }

/** Somebody took down at the marketplace what we had put there: a person decides, we do not put it back by ourselves. */
function planMissing({ target, observed, status, request, drift }: PlanInput): PlannedChange {
  if (target === 'paused' && observed === null) return { kind: 'nothing' }
  const wasThere = observed !== null || status.externalId !== null
  if (!wasThere || (target === 'listed' && (request === 'relist' || drift === 'repair')))
    return { kind: 'create' }
  return { kind: 'ask', code: 'marketplace.removed' }
}

/** All we sent is what we want: whatever differs was changed there by somebody else. */
function planDrift(input: PlanInput, observed: Observed): PlannedChange {
  const { target, wanted, request, drift } = input
  const { state, externalId } = observed
  if (state === 'rejected' && request === 'retry') return { kind: 'update', externalId }
  if (state === 'paused' && target === 'listed' && wanted.offer.stock > 0 && observed.offer?.stock !== 0) {
    const shows = request === 'resume' || drift === 'repair'
    return shows ? offerChange(input, externalId) : { kind: 'ask', code: 'marketplace.hidden' }
  }
  if (state !== 'live' || !isOtherOffer(input, observed)) return { kind: 'nothing' }
  if (drift === 'ask' && request === null) return { kind: 'ask', code: 'marketplace.changed' }
  return offerChange(input, externalId)
}

/** A stock that is lower there was sold: it is no change by hand, and putting it back would sell goods that are gone. */
function isOtherOffer({ wanted, request }: PlanInput, { offer = {} }: Observed): boolean {
  const { price = wanted.offer.price, stock = wanted.offer.stock } = offer
  if (request === 'restock' && stock !== wanted.offer.stock) return true
  return price !== wanted.offer.price || stock > wanted.offer.stock
}

function planWithdrawal({ observed, capabilities }: PlanInput): PlannedChange {
  if (observed === null || observed.state === 'withdrawn') return { kind: 'nothing' }
  if (!capabilities.withdraw) return { kind: 'ask', code: 'marketplace.cannot-withdraw' }
  return { kind: 'withdraw', externalId: observed.externalId }
}
