// Part of stage 4: an import that is not at its end yet.
import { type Import, importState, lookAtImport } from '../domain/import.ts'
import type { NotedWork } from '../ports/stores.ts'
import { importSource } from './sources.ts'
import { tellAgain } from './sweep-again.ts'
import { sweepDispatches } from './sweep-dispatches.ts'
import type { Sweep } from './sweep-parts.ts'

type OpenImport = Extract<NotedWork, { kind: 'import' }>

/** An upload that never came is not waited for longer than this. */
const uploadMs = 86_400_000
const redriveMs = 3_600_000

/** Sends the message that the import's state is waiting for, when it should have been dealt with by now. */
export async function sweepImport(look: Sweep, work: OpenImport): Promise<void> {
  const of = await look.stores.imports.get(work.tenant, work.importId)
  const age = look.clock.now() - work.openedAt
  if (!of) return age > uploadMs ? look.stores.ledger.close(work) : undefined
  const uploaded = of.reading !== null || (await look.files.sheetSize(work.tenant, work.importId)) !== null
  const late = look.clock.now() - work.toldAt > look.patience.resendMs
  const state = importState(of, uploaded)
  if (state === 'publishing') return sweepPublishing(look, of)
  if (state === 'awaiting-upload') return age > uploadMs ? look.stores.ledger.close(work) : undefined
  if (!late) return
  // At rest until somebody confirms it, which notes it as open work again.
  if (state === 'ready' || state === 'settled') return look.stores.ledger.close(work)
  // Without rows there is nothing to go on with; with rows, what stopped it may have been mended since.
  if (state === 'failed' && !of.reading && !isRedriven(work, of, age)) return look.stores.ledger.close(work)
  if (of.reading) return tellAgain(look, work, lookAtImport(of.request, of.reading.counts))
  await look.queues.read([{ kind: 'read', tenant: work.tenant, importId: work.importId }])
  await look.stores.ledger.toldAgain(work, look.clock.now())
}

/** Somebody had it read once more after a queue gave up on it: for a while, a lost message is made up for. */
function isRedriven({ openedAt }: OpenImport, { failure }: Import, age: number): boolean {
  return failure?.code === 'file.unread' && openedAt > failure.failedAt && age < redriveMs
}

async function sweepPublishing(look: Sweep, of: Import): Promise<void> {
  const { tenant, importId } = of.request
  const settled = await sweepDispatches(look, importSource(of.request))
  if (settled) await look.queues.digest([{ kind: 'digest', tenant, importId }])
}
