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

/** A wish for one listing: `targets` are added to the ones there are. */
export type Wish = {
  tenant: TenantId
  sku: string
  order: string
  listing: Listing
  targets: Targets
  origin: Origin
}

/** What a wish does to what is there: nothing, or one write. `late` means that a later change was there first. */
export type Declaration =
  | { kind: 'unchanged'; current: Desired }
  | { kind: 'late'; current: Desired }
  | { kind: 'write'; next: Desired }

/**
 * Decides what a wish does. A late wish still adds its targets (wanting a listing somewhere is no statement about its
 * content) but never its content.
 */
export function declare(current: Desired | null, wish: Wish, now: number): Declaration {
  const late = current !== null && wish.order < current.order
  const targets = { ...current?.targets, ...wish.targets }
  const listing = late ? current.listing : wish.listing
  const hash = contentHash({ listing, targets })
  if (current && current.hash === hash) return { kind: late ? 'late' : 'unchanged', current }
  const next = {
    tenant: wish.tenant,
    sku: wish.sku,
    version: nextVersion(current, targets),
    hash,
    order: late ? current.order : wish.order,
    listing,
    targets,
    origin: late ? current.origin : wish.origin,
    changedAt: now,
  } satisfies Desired
  return { kind: 'write', next }
}

function nextVersion(current: Desired | null, targets: Targets): number {
  if (Object.keys(targets).length === 0) return current?.version ?? 0
  return (current?.version ?? 0) + 1
}

/** True for a listing that is wanted nowhere yet. */
export const isDraft = (desired: Desired): boolean => Object.keys(desired.targets).length === 0
