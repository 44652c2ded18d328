import * as z from 'zod'
import { contentHash } from './hash.ts'
import { MarketplaceId, TenantId } from './ids.ts'
import { Listing } from './listing.ts'

/** What is wanted of a listing at one marketplace. A marketplace that is not named is not to be touched. */
export const Target = z.enum(['listed', 'paused', 'withdrawn'])
export type Target = z.infer<typeof Target>

export const Targets = z.record(MarketplaceId, Target)
export type Targets = z.infer<typeof Targets>

/** The row a listing came from. */
export const Origin = z.object({
  /** Whose import it was; an office's import declares listings of many tenants. */
  importer: TenantId,
  importId: z.string(),
  sheet: z.string(),
  line: z.int(),
})
export type Origin = z.infer<typeof Origin>

/**
 * The listing at a version, and where it should be sold. Version 0 is a draft, wanted nowhere; the version grows by one
 * when the content or the targets change. `order` is the ULID of the change that wrote it: an earlier one never wins.
 */
export const Desired = z.object({
  tenant: TenantId,
  sku: z.string(),
  version: z.int().nonnegative(),
  hash: z.string(),
  order: z.string(),
  listing: Listing,
  targets: Targets,
  origin: Origin,
  changedAt: z.number(),
})
export type Desired = z.infer<typeof Desired>

/**
 * A wish for one listing. `targets` are added to the ones there are; without any it is a draft's wish.
 * `targetsOnly`: says nothing about the content (a bulk job), which stays whatever it is.
 */
export type Wish = {
  tenant: TenantId
  sku: string
  order: string
  listing: Listing
  targets: Targets
  origin: Origin
  targetsOnly?: boolean
}

/** What a wish does to what is there: nothing, or one write. `late` means that a later change was there first. */
export type Declaration =
  | { kind: 'unchanged'; current: Desired }
  | { kind: 'late'; current: Desired }
  | { kind: 'write'; next: Desired }

/**
 * Decides what a wish does. Content that nobody confirmed never reaches a listing that is wanted somewhere, and never
 * makes a confirmed wish late. A late wish still adds targets (wanting a listing somewhere is no statement about its
 * content), but neither its content nor anything against a later word.
 */
export function declare(current: Desired | null, wish: Wish, now: number): Declaration {
  const confirmed = Object.keys(wish.targets).length > 0
  if (current && !isDraft(current) && !confirmed) return { kind: 'unchanged', current }
  const late = current !== null && isLate(current, wish, confirmed)
  const targets = late ? { ...wish.targets, ...current.targets } : { ...current?.targets, ...wish.targets }
  const { listing, order, origin } = late ? current : wish
  const hash = contentHash({ listing, targets })
  const same = current !== null && current.hash === hash
  if (same && current.order === order) return { kind: late ? 'late' : 'unchanged', current }
  const { tenant, sku } = wish
  const facts = { tenant, sku, hash, order, listing, targets, origin }
  // The same content, said again later: the later order has to be remembered, but it is no new version.
  if (same) return { kind: 'write', next: { ...current, ...facts } }
  return { kind: 'write', next: { ...facts, version: nextVersion(current, targets), changedAt: now } }
}

function isLate(current: Desired, wish: Wish, confirmed: boolean): boolean {
  if (wish.targetsOnly) return true
  if (isDraft(current) && confirmed) return false
  return wish.order < current.order
}

function nextVersion(current: Desired | null, targets: Targets): number {
  if (Object.keys(targets).length === 0) return current?.version ?? 0
  return (current?.version ?? 0) + 1
}

/** True for a listing that is wanted nowhere yet. */
export const isDraft = (desired: Desired): boolean => Object.keys(desired.targets).length === 0
