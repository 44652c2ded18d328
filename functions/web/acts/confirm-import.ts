// Writes the import's confirmation, then tells the intake queue where to look.
import { type Import, type ImportConfirmation, lookAtImport } from '../../../shared/domain/import.ts'
import type { Session } from '../../../shared/domain/session.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import type { WebDeps } from '../deps.ts'
import { done, type Outcome, refuse } from '../trouble.ts'
import { chosenMarketplaces } from './chosen-marketplaces.ts'
import { stateOfImport } from './find-import.ts'

/** Says yes to an import. The first yes stays; saying it again answers the first and, while work is left, wakes it. */
export async function confirmImport(
  deps: WebDeps,
  session: Session,
  of: Import,
  marketplaces: readonly string[] | undefined,
): Promise<Outcome<ImportConfirmation>> {
  const chosen = chosenMarketplaces(deps, marketplaces)
  if (!chosen.ok) return chosen
  const state = await stateOfImport(deps, of)
  if (state === 'failed') return refuse(409, problems.importFailed())
  if (state === 'awaiting-upload' || state === 'reading') return refuse(409, problems.importNotReady())
  const now = deps.clock.now()
  const confirmation = { marketplaces: chosen.value, confirmedBy: session.user, confirmedAt: now }
  const { tenant, importId } = of.request
  // Noted before it is said: a yes whose note got lost would never be looked at.
  if (!of.settlement) await deps.stores.ledger.open({ kind: 'import', tenant, importId, openedAt: now })
  const first = await deps.stores.imports.recordConfirmation(tenant, importId, confirmation)
  if (!of.settlement) await wake(deps, session, of, now)
  return done(first)
}

async function wake(deps: WebDeps, session: Session, of: Import, now: number): Promise<void> {
  const { tenant, importId } = of.request
  if (of.reading) await deps.queues.intake([lookAtImport(of.request, of.reading.counts)])
  if (tenant === session.tenant || of.confirmation) return
  const entry = { at: now, user: session.user, tenant, act: 'import.confirm', subject: importId }
  await deps.stores.ledger.audit(entry)
}
