// People's stage: what a queue gave up on becomes something that a person can see. Writes Status, import failures, and its letter in the Ledger.
import { deadLetterCode, deadLetterId } from '../domain/dead-letter.ts'
import type { ImportId, TenantId } from '../domain/ids.ts'
import type { AnyMessage, LaneMessage } from '../domain/messages.ts'
import type { Patience } from '../domain/retry.ts'
import { doubted } from '../domain/status.ts'
import { fileTexts } from '../domain/vietnamese/files.ts'
import type { Clock } from '../ports/clock.ts'
import type { Stores } from '../ports/stores.ts'
import { givenUp } from './publish-outcome.ts'

export type DeadLetterParts = {
  stores: Pick<Stores, 'imports' | 'desired' | 'statuses' | 'ledger'>
  patience: Patience
  clock: Clock
}

/** Safe to repeat. All are listed for staff; what the sweep brings back by itself (bulk jobs, digests) needs no more. */
export async function deadLetter(parts: DeadLetterParts, message: AnyMessage): Promise<void> {
  const code = deadLetterCode(message)
  await parts.stores.ledger.noteDead({ id: deadLetterId(message), message, code })
  if (message.kind === 'read') await failImport(parts, message, 'file.unread')
  if (message.kind === 'import') await failImport(parts, message, 'import.undeclared')
  if (message.kind === 'publish') await giveUp(parts, message)
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

/** Work that breaks off five times will break off again: it is stuck, and the seller reads so. What was reached stays. */
async function giveUp(parts: DeadLetterParts, { tenant, marketplace, sku }: LaneMessage): Promise<void> {
  const { stores, patience, clock } = parts
  const desired = await stores.desired.get(tenant, sku)
  const key = { tenant, marketplace, sku }
  const known = await stores.statuses.get(key)
  if (!desired?.targets[marketplace] || (known && known.version >= desired.version)) return
  const now = clock.now()
  const owner = clock.id()
  const held = await stores.statuses.acquire(key, { owner, until: now + patience.leaseMs, now })
  if (!held) return
  const status = doubted(held)
  await stores.statuses.release(givenUp({ status, version: desired.version, now, patience }), owner)
}
