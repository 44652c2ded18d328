// Part of stage 2: what people said of one listing. Takes their statements away once Desired says them.
import { amend, type Desired } from '../domain/desired.ts'
import type { IntakeMessage } from '../domain/messages.ts'
import { type DeclareParts, dispatch, writeDecision } from './declare-parts.ts'
import { editSource } from './sources.ts'

type EditMessage = Extract<IntakeMessage, { kind: 'edit' }>

/**
 * All open statements become at most one new version. Each is removed only after the lanes were told, so that whatever
 * is cut off in between is done again, and changes nothing.
 */
export async function declareEdits(parts: DeclareParts, { tenant, sku }: EditMessage): Promise<void> {
  const edits = await parts.stores.ledger.edits(tenant, sku)
  if (edits.length === 0) return
  const known = await parts.stores.desired.get(tenant, sku)
  if (known) {
    const decide = (current: Desired) => amend(current, edits, parts.clock.now())
    const declared = await writeDecision(parts, known, decide, { tenant, sku })
    const about = { source: editSource({ tenant, sku }), page: 'all', express: true }
    await dispatch(parts, about, [declared])
  }
  for (const edit of edits) await parts.stores.ledger.removeEdit(edit)
}
