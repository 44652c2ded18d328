// Writes what a person said of a listing, then tells the intake queue where to look.
import type { Desired } from '../../../shared/domain/desired.ts'
import type { Edit, Request } from '../../../shared/domain/edit.ts'
import type { MarketplaceId } from '../../../shared/domain/ids.ts'
import type { Session } from '../../../shared/domain/session.ts'
import type { WebDeps } from '../deps.ts'

export type Statement = Pick<Edit, 'change' | 'targets'> & {
  requests: Partial<Record<MarketplaceId, Omit<Request, 'order'>>>
}

/** Durable before it is answered. `act` is what the audit trail calls it where it is done for somebody else. */
export async function recordEdit(
  deps: Pick<WebDeps, 'stores' | 'queues' | 'clock'>,
  session: Session,
  { tenant, sku }: Pick<Desired, 'tenant' | 'sku'>,
  { act, change, targets, requests }: Statement & { act: string },
): Promise<Edit> {
  const now = deps.clock.now()
  const order = deps.clock.id()
  const ordered = Object.entries(requests).map(([id, request]) => [id, { ...request, order }])
  const edit: Edit = {
    ...{ tenant, sku, order, by: session.user, at: now, change, targets },
    requests: Object.fromEntries(ordered),
  }
  // Noted before it is said: a statement whose note got lost would never be looked at.
  await deps.stores.ledger.open({ kind: 'edit', tenant, sku, openedAt: now })
  await deps.stores.ledger.putEdit(edit)
  if (tenant !== session.tenant)
    await deps.stores.ledger.audit({ at: now, user: session.user, tenant, act, subject: sku })
  await deps.queues.intake([{ kind: 'edit', tenant, sku }])
  return edit
}
