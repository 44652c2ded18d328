import * as z from 'zod'
import type { Desired } from './desired.ts'
import { JobId, TenantId } from './ids.ts'

/** Which tenants a bulk job is for. */
export const BulkScope = z.object({
  communes: z.array(z.string()).default([]),
  tenants: z.array(TenantId).default([]),
})
export type BulkScope = z.infer<typeof BulkScope>

/**
 * What a bulk job does, counted. `listings` is the sum of `publish` and `already`;
 * `places` counts marketplaces: one listing published to three marketplaces is three places.
 */
export const BulkCounts = z.object({
  tenants: z.int(),
  listings: z.int(),
  publish: z.int(),
  already: z.int(),
  places: z.int(),
})
export type BulkCounts = z.infer<typeof BulkCounts>

export const emptyBulkCounts = (): BulkCounts => ({
  tenants: 0,
  listings: 0,
  publish: 0,
  already: 0,
  places: 0,
})

/** What staff asked for. Written by `web`. */
export const BulkRequest = z.object({
  jobId: JobId,
  tenant: TenantId,
  requestedBy: z.string(),
  scope: BulkScope,
  action: z.literal('publish'),
  marketplaces: z.array(z.string()),
  dryRun: z.boolean(),
  createdAt: z.number(),
})
export type BulkRequest = z.infer<typeof BulkRequest>

/** What one tenant contributed. Written by `declare-listings`; writing it again changes nothing. */
export const BulkContribution = z.object({ tenant: TenantId, counts: BulkCounts, doneAt: z.number() })
export type BulkContribution = z.infer<typeof BulkContribution>

/** All facets of one bulk job. */
export type BulkJob = {
  request: BulkRequest
  /** The tenants found in scope; null until the job was opened up. */
  tenants: string[] | null
  contributions: BulkContribution[]
  cancelledAt: number | null
  finishedAt: number | null
}

export const BulkState = z.enum(['planning', 'running', 'finished', 'cancelled'])
export type BulkState = z.infer<typeof BulkState>

export function bulkState(job: BulkJob): BulkState {
  if (job.cancelledAt !== null) return 'cancelled'
  if (job.finishedAt !== null) return 'finished'
  return job.tenants === null ? 'planning' : 'running'
}

export function addBulkCounts(a: BulkCounts, b: BulkCounts): BulkCounts {
  return {
    tenants: a.tenants + b.tenants,
    listings: a.listings + b.listings,
    publish: a.publish + b.publish,
    already: a.already + b.already,
    places: a.places + b.places,
  }
}

/** Where a listing has still to be wanted for a bulk job. A marketplace where a person paused or withdrew it is left alone. */
export function missingTargets(desired: Desired, marketplaces: readonly string[]): string[] {
  return marketplaces.filter((id) => !(id in desired.targets) || id in (desired.takenDown ?? {}))
}
