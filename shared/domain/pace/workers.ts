import * as z from 'zod'

/** A worker that has something to send, as it said of itself. Times in epoch milliseconds. */
export const Worker = z.object({
  id: z.string(),
  /** It sends what a person waits for. */
  express: z.boolean(),
  /** It had to wait for a permit: more of them would be of use to it. */
  hungry: z.boolean(),
  /** Since when it is so, and had the permits that it has. */
  since: z.number(),
  /** It has ended, or lost interest, when this is over. */
  until: z.number(),
})
export type Worker = z.infer<typeof Worker>

/** How long others count with a worker that says no more. */
export const activeMs = 3_000

/** Between two messages a worker gives its permits back; so long nobody takes its place, or what was its due. */
export const returnMs = 700

type Said = Pick<Worker, 'id' | 'express' | 'hungry'> & { now: number; changed: boolean }

/** The workers with this one as it says now; the same where that is nothing new to them. */
export function heard(workers: Worker[], { now, changed, ...said }: Said): Worker[] {
  const before = workers.find(({ id }) => id === said.id)
  const isSame = before?.express === said.express && before.hungry === said.hungry
  if (before && isSame && !changed && before.until > now + activeMs / 2) return workers
  const since = before?.hungry && said.hungry && !changed ? before.since : now
  return [...workers.filter(({ id }) => id !== said.id), { ...said, since, until: now + activeMs }]
}

/** The workers after this one stopped, for a moment or for good. */
export const stopped = (workers: Worker[], worker: string, now: number): Worker[] =>
  workers.map((one) => (one.id === worker ? { ...one, until: Math.min(one.until, now + returnMs) } : one))
