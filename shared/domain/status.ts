import * as z from 'zod'
import type { Target } from './desired.ts'
import { MarketplaceId, TenantId } from './ids.ts'

/**
 * Where one listing stands at one marketplace.
 * `waiting` not there yet, or a change is still to be sent · `in-review` the marketplace is looking at it ·
 * `live` on sale · `paused` hidden on purpose · `rejected` the marketplace refused it, with reasons ·
 * `held` our own rule pack or a person has to decide first · `stuck` we gave up, with a reason ·
 * `withdrawn` taken down on purpose.
 */
export const Condition = z.enum([
  'waiting',
  'in-review',
  'live',
  'paused',
  'rejected',
  'held',
  'stuck',
  'withdrawn',
])
export type Condition = z.infer<typeof Condition>

/** What a worker may send: which version of Desired, and the stock that says. */
export const Meant = z.object({ version: z.int(), stock: z.int() })
export type Meant = z.infer<typeof Meant>

/** What one marketplace last said about one listing, and what we last sent. Times in epoch milliseconds. */
export const Status = z.object({
  tenant: TenantId,
  marketplace: MarketplaceId,
  sku: z.string(),
  /** The version of Desired that has been dealt with; 0 before the first. */
  version: z.int().nonnegative(),
  /** The version that was last tried. Larger than `version` while a try has to be repeated. */
  tried: z.int().nonnegative(),
  condition: Condition,
  /** Hash of the product last accepted by the marketplace; null before the first. */
  sentHash: z.string().nullable(),
  /** The same without price and stock. */
  sentHashBesidesPriceStock: z.string().nullable(),
  /** The stock last accepted by the marketplace; what is less there since was sold. */
  sentStock: z.int().optional(),
  /** The stock there when it was last looked at, where the marketplace tells it. */
  stockThere: z.int().optional(),
  externalId: z.string().nullable(),
  link: z.string().nullable(),
  /** The marketplace's own word. */
  rawStatus: z.string().nullable(),
  /** Why it is rejected, held or stuck: a stable code and Vietnamese reasons. */
  code: z.string().nullable(),
  reasons: z.array(z.string()),
  /** Order of the last request of a person that was carried out here. */
  answered: z.string().optional(),
  /** Mark of the papers that the last try went by; absent or empty for none. */
  papers: z.string().optional(),
  /** Failed tries since the last success. */
  attempts: z.int().nonnegative(),
  /** When the sweep has to send it to its lane again; null where it is at rest. */
  dueAt: z.number().nullable(),
  /**
   * When what was sent stops being right by itself: a recognition or a paper ends. Until then it is at rest; the sweep
   * brings it back as if it were due. Absent where nothing ends.
   */
  staleAt: z.number().optional(),
  /** A person waits for it: it goes before bulk work until it is done. */
  express: z.boolean().optional(),
  /**
   * Who is working on it, and until when nobody else may. `before`: what workers meant to send that had it since somebody last
   * gave it back, and died; absent where there are none.
   */
  lease: z.object({ owner: z.string(), until: z.number(), before: z.array(Meant).optional() }).nullable(),
  changedAt: z.number(),
})
export type Status = z.infer<typeof Status>

/**
 * What is believed to be there once nobody knows whether changes with these stocks were carried out. A stock that none of them
 * would have changed is as certain as before.
 */
export function uncertain(status: Status, stocks: readonly number[]): Status {
  const isStockSure = stocks.every((stock) => stock === status.sentStock)
  const nothing = { sentHash: null, sentHashBesidesPriceStock: null }
  return { ...status, ...nothing, ...(!isStockSure && { sentStock: undefined }) }
}

/** The same where workers died before: they may have sent what was wanted since, and nobody was told. */
export function doubted(status: Status): Status {
  const since = (status.lease?.before ?? []).filter(({ version }) => version > status.version)
  if (since.length === 0) return status
  return uncertain(
    status,
    since.map(({ stock }) => stock),
  )
}

/** When it is to be looked at again, if ever: a try to be repeated goes before what ends by itself. */
export const wakesAt = ({ dueAt, staleAt }: Pick<Status, 'dueAt' | 'staleAt'>): number | null =>
  dueAt ?? staleAt ?? null

/** Conditions in which nothing more will happen by itself. */
const atRest = new Set<Condition>(['live', 'paused', 'rejected', 'held', 'stuck', 'withdrawn'])
export const isAtRest = (condition: Condition): boolean => atRest.has(condition)

/**
 * Customers find nothing to buy of what is meant to be on sale: we said that there is none left, or all was sold there.
 * A marketplace may hide such a product by itself.
 */
export function isSoldOut(
  { condition, stockThere }: Pick<Status, 'condition' | 'stockThere'>,
  wanted: { stock: number; target: Target | undefined },
): boolean {
  const isMeant = wanted.target === 'listed' && (condition === 'live' || condition === 'paused')
  return isMeant && (stockThere === 0 || (condition === 'live' && wanted.stock === 0))
}

/** How many listings are in which condition, in the words of the API. */
export const ConditionCounts = z.object({
  waiting: z.int(),
  inReview: z.int(),
  live: z.int(),
  paused: z.int(),
  rejected: z.int(),
  held: z.int(),
  stuck: z.int(),
  withdrawn: z.int(),
})
export type ConditionCounts = z.infer<typeof ConditionCounts>

export function emptyCounts(): ConditionCounts {
  return { waiting: 0, inReview: 0, live: 0, paused: 0, rejected: 0, held: 0, stuck: 0, withdrawn: 0 }
}

export function countCondition(counts: ConditionCounts, condition: Condition): void {
  counts[condition === 'in-review' ? 'inReview' : condition] += 1
}

/** A listing that a marketplace has never been asked about. */
export function unknownStatus(tenant: TenantId, marketplace: MarketplaceId, sku: string): Status {
  return {
    tenant,
    marketplace,
    sku,
    version: 0,
    tried: 0,
    condition: 'waiting',
    sentHash: null,
    sentHashBesidesPriceStock: null,
    externalId: null,
    link: null,
    rawStatus: null,
    code: null,
    reasons: [],
    attempts: 0,
    dueAt: null,
    lease: null,
    changedAt: 0,
  }
}
