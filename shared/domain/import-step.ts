import * as z from 'zod'
import { MarketplaceId, TenantId } from './ids.ts'
import { Listing } from './listing.ts'

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
 * What a listing said before a sheet changed it: only what the sheet changed. `absent` names parts that were not there,
 * `stated` what people had said that the sheet overtook.
 */
const Before = z.object({
  order: z.string(),
  origin: Origin,
  listing: Listing.partial(),
  absent: z.array(z.string()).optional(),
  stated: z.record(z.string(), z.string()).optional(),
})
export type Before = z.infer<typeof Before>

/** What one confirmed import did to a listing, so that it can be undone. Kept with the listing. Times in epoch milliseconds. */
export const ImportStep = z.object({
  /** The import's ULID. */
  order: z.string(),
  at: z.number(),
  /** Where it wanted the listing, and where nobody had wanted it before. */
  wanted: z.array(MarketplaceId),
  added: z.array(MarketplaceId),
  /** Null where it changed no content, or where there was none before. */
  before: Before.nullable(),
  /** It brought the product: there was none before, or only a draft. */
  brought: z.boolean().optional(),
  /** A later sheet was there first: what this one would have said, should that one be undone. */
  late: z.object({ listing: Listing, origin: Origin }).optional(),
  /** Whatever comes of this import later changes nothing any more. */
  undone: z.boolean().optional(),
})
export type ImportStep = z.infer<typeof ImportStep>

/** How many imports of a listing are remembered, and how long. */
const mostSteps = 3
export const undoMs = 30 * 86_400_000

/** The order of a listing whose only import was undone: every sheet is later. */
export const nobodysOrder = '0'

/** The steps of the newest imports, with this one in the place of what was known of its import; the same array where that is too old. */
export function withStep(steps: ImportStep[], step: ImportStep, now: number): ImportStep[] {
  const others = steps.filter((one) => one.order !== step.order && one.at > now - undoMs)
  const newest = [...others, step].sort((a, b) => (a.order < b.order ? -1 : 1)).slice(-mostSteps)
  return newest.includes(step) ? newest : steps
}

export const changedParts = (before: Pick<Before, 'listing' | 'absent'>): (keyof Listing)[] =>
  [...Object.keys(before.listing), ...(before.absent ?? [])] as (keyof Listing)[]

/** What a sheet changed of a listing, as it was before. */
export function beforeOf(
  was: { order: string; origin: Origin; listing: Listing; stated?: Record<string, string> | undefined },
  becomes: { listing: Listing; stated?: Record<string, string> | undefined },
): Before {
  const parts = [
    ...new Set([...Object.keys(was.listing), ...Object.keys(becomes.listing)]),
  ] as (keyof Listing)[]
  const changed = parts.filter(
    (part) => JSON.stringify(was.listing[part]) !== JSON.stringify(becomes.listing[part]),
  )
  const there = changed.filter((part) => was.listing[part] !== undefined)
  const absent = changed.filter((part) => was.listing[part] === undefined)
  const overtaken = Object.entries(was.stated ?? {}).filter(([part]) => becomes.stated?.[part] === undefined)
  return {
    order: was.order,
    origin: was.origin,
    listing: Object.fromEntries(there.map((part) => [part, was.listing[part]])),
    ...(absent.length > 0 && { absent }),
    ...(overtaken.length > 0 && { stated: Object.fromEntries(overtaken) }),
  }
}
