// Part of stage 4: what a person said of a listing, until every marketplace has it.
import type { NotedWork } from '../ports/stores.ts'
import { editSource } from './sources.ts'
import { tellAgain } from './sweep-again.ts'
import { sweepDispatches } from './sweep-dispatches.ts'
import type { Sweep } from './sweep-parts.ts'

type OpenEdit = Extract<NotedWork, { kind: 'edit' }>

/** Sends the message again while statements are open; then sees the listing to its marketplaces. */
export async function sweepEdit(look: Sweep, work: OpenEdit): Promise<void> {
  const { tenant, sku } = work
  const late = look.clock.now() - work.toldAt > look.patience.resendMs
  const open = await look.stores.ledger.edits(tenant, sku)
  if (open.length > 0) {
    return late ? tellAgain(look, work, { kind: 'edit', tenant, sku }) : undefined
  }
  const settled = await sweepDispatches(look, editSource(work))
  // The note is there before the statement is: a fresh one is waited for.
  if (settled && late) await look.stores.ledger.close(work)
}
