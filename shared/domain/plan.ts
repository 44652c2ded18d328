import type { Target } from './desired.ts'
import type { Status } from './status.ts'

/** What is known of a product at a marketplace; the part of an observation that a plan depends on. */
export type Observed = {
  externalId: string
  state: 'in-review' | 'live' | 'paused' | 'rejected' | 'withdrawn' | 'unknown'
}

export type PlanInput = {
  target: Target
  /** Null where the marketplace has no such product. */
  observed: Observed | null
  status: Pick<Status, 'sentHash' | 'sentHashBesidesPriceStock' | 'externalId'>
  /** Hashes of what would be sent now. */
  wanted: { hash: string; hashBesidesPriceStock: string }
  capabilities: { priceStock: boolean; pause: boolean; withdraw: boolean }
}

/** The one change that brings a marketplace closer to what is wanted. `ask` needs a person. */
export type PlannedChange =
  | { kind: 'nothing' }
  | { kind: 'create' }
  | { kind: 'update'; externalId: string }
  | { kind: 'price-stock'; externalId: string }
  | { kind: 'withdraw'; externalId: string }
  | { kind: 'ask'; code: 'marketplace.removed' | 'marketplace.cannot-withdraw' | 'marketplace.cannot-pause' }

/** Pure: the difference between what is wanted and what is so. Never creates what is there already. */
export function plan(input: PlanInput): PlannedChange {
  if (input.target === 'withdrawn') return planWithdrawal(input)
  const { observed, status, wanted, capabilities } = input
  if (observed === null) return planMissing(input)
  if (observed.state === 'withdrawn') return { kind: 'ask', code: 'marketplace.removed' }
  if (input.target === 'paused' && !capabilities.pause)
    return { kind: 'ask', code: 'marketplace.cannot-pause' }
  if (status.sentHash === wanted.hash) return { kind: 'nothing' }
  const { externalId } = observed
  const contentStays = status.sentHashBesidesPriceStock === wanted.hashBesidesPriceStock
  return contentStays && capabilities.priceStock
    ? { kind: 'price-stock', externalId }
    : { kind: 'update', externalId }
}

/** Somebody took down at the marketplace what we had put there: a person decides, we do not put it back by ourselves. */
function planMissing({ target, status }: PlanInput): PlannedChange {
  if (target === 'paused') return { kind: 'nothing' }
  if (status.externalId !== null) return { kind: 'ask', code: 'marketplace.removed' }
  return { kind: 'create' }
}

function planWithdrawal({ observed, capabilities }: PlanInput): PlannedChange {
  if (observed === null || observed.state === 'withdrawn') return { kind: 'nothing' }
  if (!capabilities.withdraw) return { kind: 'ask', code: 'marketplace.cannot-withdraw' }
  return { kind: 'withdraw', externalId: observed.externalId }
}
