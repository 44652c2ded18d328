// People's stage: what a queue gave up on becomes something that a person can see. Writes Status and import failures.
import type { ImportId, TenantId } from '../domain/ids.ts'
import type { AnyMessage, LaneMessage } from '../domain/messages.ts'
import type { Patience } from '../domain/retry.ts'
import { fileTexts } from '../domain/vietnamese/files.ts'
import type { Clock } from '../ports/clock.ts'
import type { Stores } from '../ports/stores.ts'
import { failed } from './publish-outcome.ts'

export type DeadLetterParts = {
  stores: Pick<Stores, 'imports' | 'desired' | 'statuses'>
  patience: Patience
  clock: Clock
}

/** Safe to repeat. What the sweep brings back by itself (bulk jobs, digests) is only logged, by the function. */
export async function deadLetter(parts: DeadLetterParts, message: AnyMessage): Promise<void> {
  if (message.kind === 'read') await failImport(parts, message, 'file.unread')
  if (message.kind === 'import') await failImport(parts, message, 'import.undeclared')
  if (message.kind === 'publish') await countFailure(parts, message)
}

/** One copy of a message may die while another did its work: an import that went on is left alone. */
async function failImport(
  { stores, clock }: DeadLetterParts,
  { tenant, importId }: { tenant: TenantId; importId: ImportId },
  code: 'file.unread' | 'import.undeclared',
): Promise<void> {
  const of = await stores.imports.get(tenant, importId)
  if (!of || (code === 'file.unread' && of.reading)) return
  await stores.imports.recordFailure(tenant, importId, {
    code,
    message: fileTexts(code),
    failedAt: clock.now(),
    columns: [],
  })
}

/** A dead message is one more failed try: it comes back by its due time, and is stuck when it has failed too often. */
async function countFailure(
  parts: DeadLetterParts,
  { tenant, marketplace, sku }: LaneMessage,
): Promise<void> {
  const { stores, patience, clock } = parts
  const desired = await stores.desired.get(tenant, sku)
  const key = { tenant, marketplace, sku }
  const known = await stores.statuses.get(key)
  if (!desired || (known && known.version >= desired.version)) return
  const now = clock.now()
  const owner = clock.id()
  const status = await stores.statuses.acquire(key, { owner, until: now + patience.leaseMs, now })
  if (!status) return
  const told = { status, version: desired.version, now, patience }
  await stores.statuses.release(failed(told, { kind: 'retryable', code: 'message.dead' }), owner)
}
