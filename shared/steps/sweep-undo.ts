// Part of stage 4: an import that is being undone, until every marketplace has what was before.
import { lookAtUndo, pageCount } from '../domain/import.ts'
import type { NotedWork } from '../ports/stores.ts'
import { undoSource } from './sources.ts'
import { tellAgain } from './sweep-again.ts'
import { sweepDispatches } from './sweep-dispatches.ts'
import type { Sweep } from './sweep-parts.ts'

type OpenUndo = Extract<NotedWork, { kind: 'undo' }>

/** Sends the message again while pages are left; then sees the listings to their marketplaces. */
export async function sweepUndo(look: Sweep, work: OpenUndo): Promise<void> {
  const { tenant, importId } = work
  const of = await look.stores.imports.get(tenant, importId)
  const late = look.clock.now() - work.toldAt > look.patience.resendMs
  if (of?.undo && of.reading && of.undone.length < pageCount(of.reading.counts.rows)) {
    return late ? tellAgain(look, work, lookAtUndo(of.request, of.reading.counts)) : undefined
  }
  const settled = await sweepDispatches(look, undoSource(work))
  // The note is there before the request is: a fresh one is waited for.
  if (settled && late) await look.stores.ledger.close(work)
}
