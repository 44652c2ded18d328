import * as z from 'zod'

/** A product as a sandbox keeps it. Times in epoch milliseconds. */
export const SandboxRecord = z.object({
  id: z.string(),
  sku: z.string(),
  /** What was sent last, in the words of this marketplace. */
  sent: z.record(z.string(), z.unknown()),
  onSale: z.boolean(),
  withdrawn: z.boolean(),
  /** In review before this moment. */
  reviewUntil: z.number(),
  /** Why it is refused once the review is over; null where it is accepted. */
  rejectedWith: z.string().nullable(),
  updates: z.int(),
  /** Idempotency key of the change that was carried out last. */
  key: z.string().nullable(),
  changedAt: z.number(),
})
export type SandboxRecord = z.infer<typeof SandboxRecord>

export type RecordState = 'in-review' | 'live' | 'paused' | 'rejected' | 'withdrawn'

/** The review ends by itself: its state is computed from times whenever it is read, no timer runs. */
export function stateOf(record: SandboxRecord, now: number): RecordState {
  if (record.withdrawn) return 'withdrawn'
  if (now < record.reviewUntil) return 'in-review'
  if (record.rejectedWith !== null) return 'rejected'
  return record.onSale ? 'live' : 'paused'
}

/** When anything about it changed last; the end of a review is a change as well. */
export function lastChangeOf({ changedAt, reviewUntil }: SandboxRecord, now: number): number {
  return reviewUntil <= now ? Math.max(changedAt, reviewUntil) : changedAt
}
