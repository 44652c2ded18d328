// Writes a change of an account's papers, then tells the intake queue to have the listings looked at.
import type { TenantId } from '../../../shared/domain/ids.ts'
import type { Session } from '../../../shared/domain/session.ts'
import type { WebDeps } from '../deps.ts'

type Change = { tenant: TenantId; id: string; act: 'paper.add' | 'paper.remove' }

/** Durable before it is answered. */
export async function recordPapers(
  deps: Pick<WebDeps, 'stores' | 'queues' | 'clock'>,
  session: Session,
  { tenant, id, act }: Change,
  write: (now: number) => Promise<void>,
): Promise<void> {
  const now = deps.clock.now()
  // Noted before it is written: a change whose note got lost would reach no marketplace.
  await deps.stores.ledger.open({ kind: 'papers', tenant, openedAt: now })
  await write(now)
  if (tenant !== session.tenant)
    await deps.stores.ledger.audit({ at: now, user: session.user, tenant, act, subject: id })
  await deps.queues.intake([{ kind: 'papers', tenant, openedAt: now }])
}
