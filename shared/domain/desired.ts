import * as z from 'zod'
import { type Edit, type EditablePart, editableParts, Request } from './edit.ts'
import { contentHash } from './hash.ts'
import { MarketplaceId, TenantId } from './ids.ts'
import { beforeOf, ImportStep, nobodysOrder, Origin, withStep } from './import-step.ts'
import { Listing } from './listing.ts'

/** What is wanted of a listing at one marketplace. A marketplace that is not named is not to be touched. */
export const Target = z.enum(['listed', 'paused', 'withdrawn'])
export type Target = z.infer<typeof Target>

export const Targets = z.record(MarketplaceId, Target)
export type Targets = z.infer<typeof Targets>

/**
 * The listing at a version, and where it should be sold. Version 0 is a draft, wanted nowhere; the version grows by one
 * when the content or the targets change. `order` is the ULID of the sheet that wrote it: an earlier one never wins.
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
  /**
   * Orders of what was said apart from the sheet: by part of the listing where that is later than `order`, and by
   * `target:<marketplace>`. The newest statement about each wins.
   */
  stated: z.record(z.string(), z.string()).optional(),
  /** What people asked for last at a marketplace besides its target. */
  requests: z.record(MarketplaceId, Request).optional(),
  /** What the last confirmed imports did, so that they can be undone. */
  imports: z.array(ImportStep).optional(),
  /** Where undoing an import took it down, by the order of that undoing: the next sheet that wants it there puts it up again. */
  takenDown: z.record(MarketplaceId, z.string()).optional(),
  /** Counts writes where that or people said something, so that two writers notice each other. Set by the store. */
  revision: z.int().optional(),
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
 * makes a confirmed wish late. A wish adds targets, late or not (wanting a listing somewhere is no statement about its
 * content); what was paused or withdrawn stays so. What a person said later than the sheet stays as well.
 */
export function declare(current: Desired | null, wish: Wish, now: number): Declaration {
  const confirmed = Object.keys(wish.targets).length > 0
  if (current && !isDraft(current) && !confirmed) return { kind: 'unchanged', current }
  if (current && isUndone(current, wish)) return { kind: 'unchanged', current }
  const late = current !== null && isLate(current, wish, confirmed)
  const { order, origin } = late ? current : wish
  const { tenant, sku } = wish
  const content = late ? current : afterSheet(current, wish, confirmed)
  const next = { ...content, ...withWished(current, wish) }
  const imports =
    confirmed && !wish.targetsOnly ? withImport(current, wish, next, late, now) : current?.imports
  const facts = {
    ...current,
    ...next,
    tenant,
    sku,
    hash: hashOf(next),
    order,
    origin,
    ...(imports && { imports }),
  }
  const same = current !== null && current.hash === facts.hash
  const known = imports === current?.imports
  if (same && known && current.order === order) return { kind: late ? 'late' : 'unchanged', current }
  // The same content, said again later: the later order has to be remembered, but it is no new version.
  if (same) return { kind: 'write', next: { ...current, ...facts } }
  return { kind: 'write', next: { ...facts, version: nextVersion(current, next.targets), changedAt: now } }
}

function isLate(current: Desired, wish: Wish, confirmed: boolean): boolean {
  if (wish.targetsOnly) return true
  if (isDraft(current) && confirmed) return false
  return wish.order < current.order
}

/** An import that was undone says nothing any more, however often its messages come. */
function isUndone({ imports = [] }: Desired, wish: Wish): boolean {
  return !wish.targetsOnly && imports.some(({ order, undone }) => undone === true && order === wish.order)
}

type Places = Pick<Desired, 'targets' | 'requests' | 'takenDown'>

/** Wanted where the wish says and nobody said otherwise. What undoing an import took down is put up again. */
function withWished(current: Desired | null, { targets }: Wish): Places {
  const all = { ...targets, ...current?.targets }
  const down = current?.takenDown ?? {}
  const again = (Object.keys(targets) as MarketplaceId[]).filter((id) => down[id] !== undefined)
  if (again.length === 0) return { targets: all }
  const asked = again.map((id) => {
    const kind = current?.targets[id] === 'paused' ? ('resume' as const) : ('relist' as const)
    return [id, { kind, order: down[id] ?? '' }] as const
  })
  return {
    targets: { ...all, ...Object.fromEntries(again.map((id) => [id, 'listed' as const])) },
    requests: { ...current?.requests, ...Object.fromEntries(asked) },
    takenDown: without(down, again),
  }
}

const without = (down: Record<string, string>, ids: readonly string[]): Record<MarketplaceId, string> =>
  Object.fromEntries(Object.entries(down).filter(([id]) => !ids.includes(id)))

/** What this import does is remembered with what it does, once. */
function withImport(
  current: Desired | null,
  wish: Wish,
  next: Content & Places,
  late: boolean,
  now: number,
): ImportStep[] | undefined {
  const steps = current?.imports ?? []
  if (steps.some(({ order }) => order === wish.order)) return current?.imports
  const wanted = Object.keys(wish.targets) as MarketplaceId[]
  const added = wanted.filter((id) => current?.targets[id] !== next.targets[id])
  const brought = current === null || isDraft(current) || current.order === nobodysOrder
  const about = { order: wish.order, at: now, wanted, added }
  const step = late
    ? { ...about, before: null, late: { listing: wish.listing, origin: wish.origin } }
    : brought
      ? { ...about, before: null, brought }
      : { ...about, before: beforeOf(current, next) }
  return withStep(steps, step, now)
}

type Content = Pick<Desired, 'listing' | 'stated' | 'requests'>

/**
 * The sheet's listing with what people said of its parts later than the sheet. A sheet that nobody confirmed takes nothing
 * back that a person said: an earlier one may still be confirmed, and that is older than the person's words.
 */
export function afterSheet(
  current: Desired | null,
  wish: Pick<Wish, 'order' | 'listing'>,
  confirmed: boolean,
): Content {
  const { stated = {}, requests } = current ?? {}
  const isLater = (order: string) => !confirmed || order > wish.order
  const later = Object.entries(stated).filter(([part, order]) => isTarget(part) || isLater(order))
  const kept = editableParts.filter((part) => later.some(([name]) => name === part))
  const said = current ? Object.fromEntries(kept.map((part) => [part, current.listing[part]])) : {}
  return {
    listing: { ...wish.listing, ...said },
    ...(current?.stated && { stated: Object.fromEntries(later) }),
    ...(requests && { requests }),
  }
}

const isTarget = (part: string): boolean => part.startsWith('target:')

/** Decides what the statements of people do: all of them together are at most one new version. */
export function amend(current: Desired, edits: readonly Edit[], now: number): Declaration {
  let next = current
  for (const edit of edits) next = withRequests(withTargets(withChange(next, edit), edit), edit)
  const hash = hashOf(next)
  const sameWords = contentHash(current.stated ?? {}) === contentHash(next.stated ?? {})
  if (hash === current.hash) return sameWords ? { kind: 'unchanged', current } : { kind: 'write', next }
  return {
    kind: 'write',
    next: { ...next, hash, version: nextVersion(current, next.targets), changedAt: now },
  }
}

function withChange(current: Desired, { change, order }: Edit): Desired {
  const { price, ...rest } = change
  const said = { ...rest, ...(price && { price: { ...current.listing.price, ...price } }) }
  // What nobody confirmed takes nothing back, be it read before the edit arrives or after.
  const sheetOrder = isDraft(current) ? '' : current.order
  const newest = (part: EditablePart) =>
    said[part] !== undefined && order >= (current.stated?.[part] ?? sheetOrder)
  const taken = editableParts.filter(newest)
  if (taken.length === 0) return current
  const listing = { ...current.listing, ...Object.fromEntries(taken.map((part) => [part, said[part]])) }
  return { ...current, listing, stated: { ...current.stated, ...namesWith(taken, order) } }
}

function withTargets(current: Desired, { targets, order }: Edit): Desired {
  const taken = Object.entries(targets).filter(([id]) => order >= (current.stated?.[`target:${id}`] ?? ''))
  if (taken.length === 0) return current
  const names = taken.map(([id]) => `target:${id}`)
  const ids = taken.map(([id]) => id)
  return {
    ...current,
    ...(current.takenDown && { takenDown: without(current.takenDown, ids) }),
    targets: { ...current.targets, ...Object.fromEntries(taken) },
    stated: { ...current.stated, ...namesWith(names, order) },
  }
}

function withRequests(current: Desired, { requests }: Edit): Desired {
  const taken = Object.entries(requests).filter(
    ([id, one]) => one.order > (current.requests?.[id as MarketplaceId]?.order ?? ''),
  )
  if (taken.length === 0) return current
  const stated = current.stated ?? {}
  return { ...current, stated, requests: { ...current.requests, ...Object.fromEntries(taken) } }
}

const namesWith = (names: readonly string[], order: string) =>
  Object.fromEntries(names.map((name) => [name, order]))

/** Whoever asked for something at a marketplace makes a new version: its lane has to look again. */
export function hashOf({
  listing,
  targets,
  requests,
}: Pick<Desired, 'listing' | 'targets' | 'requests'>): string {
  return contentHash({ listing, targets, ...(requests && { requests }) })
}

export function nextVersion(current: Desired | null, targets: Targets): number {
  if (Object.keys(targets).length === 0) return current?.version ?? 0
  return (current?.version ?? 0) + 1
}

/** True for a listing that is wanted nowhere yet. */
export const isDraft = (desired: Desired): boolean => Object.keys(desired.targets).length === 0
