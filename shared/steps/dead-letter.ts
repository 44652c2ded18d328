// People's stage: what a queue gave up on becomes something that a person can see. Writes Status (stuck) and import failures.
import type { AnyMessage, LaneMessage } from '../domain/messages.ts'
import type { Status } from '../domain/status.ts'
import { failureText } from '../domain/vietnamese/failures.ts'
import { fileTexts } from '../domain/vietnamese/files.ts'
import type { Clock } from '../ports/clock.ts'
import type { Stores } from '../ports/stores.ts'

export type DeadLetterParts = {
  stores: Pick<Stores, 'imports' | 'desired' | 'statuses'>
  leaseMs: number
  clock: Clock
}

/** Safe to repeat. What the sweep will bring back by itself (intake, digest) is only reported, by the caller's log. */
export async function deadLetter(parts: DeadLetterParts, message: AnyMessage): Promise<void> {
  if (message.kind === 'read') {
    const failure = { code: 'file.unread', message: fileTexts('file.unread'), failedAt: parts.clock.now() }
    await parts.stores.imports.recordFailure(message.tenant, message.importId, failure)
  }
  if (message.kind === 'publish') await strand(parts, message)
}

/** A listing that has moved on since, or is being worked on, is left alone. */
async function strand(parts: DeadLetterParts, { tenant, marketplace, sku }: LaneMessage): Promise<void> {
  const desired = await parts.stores.desired.get(tenant, sku)
  const key = { tenant, marketplace, sku }
  const known = await parts.stores.statuses.get(key)
  if (!desired || (known && known.version >= desired.version)) return
  const now = parts.clock.now()
  const owner = parts.clock.id()
  const status = await parts.stores.statuses.acquire(key, { owner, until: now + parts.leaseMs, now })
  if (!status) return
  const { version } = desired
  const code = 'message.dead'
  const stuck = {
    ...status,
    condition: 'stuck',
    code,
    reasons: [failureText(code)],
    version,
    tried: version,
    dueAt: null,
    lease: null,
    changedAt: now,
  } satisfies Status
  await parts.stores.statuses.release(stuck, owner)
}
