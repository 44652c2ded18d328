// Reads only: one listing, what people said of it that is not carried out yet, and where it stands.
import { amend, type Desired } from '../../../shared/domain/desired.ts'
import { Listing } from '../../../shared/domain/listing.ts'
import type { Session } from '../../../shared/domain/session.ts'
import type { Status } from '../../../shared/domain/status.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import type { WebDeps } from '../deps.ts'
import { done, type Outcome, refuse } from '../trouble.ts'
import { withStatuses } from './listing-status.ts'
import { namedTenant } from './tenant-in-reach.ts'

export type ListingAsk = { tenant: string | undefined; sku: string }

/** `wanted` is the listing with what people have said and no function has taken up yet; `pending` how much that is. */
export type FoundListing = { desired: Desired; wanted: Desired; statuses: Status[]; pending: number }

/** Owners find their own; staff name the account. */
export async function findListing(
  deps: Pick<WebDeps, 'stores' | 'marketplaces' | 'clock'>,
  session: Session,
  { tenant: asked, sku }: ListingAsk,
): Promise<Outcome<FoundListing>> {
  const tenant = await namedTenant(deps, session, asked)
  if (!tenant.ok) return tenant
  // Nothing that can be a key is asked for by a longer one.
  if (!Listing.shape.sku.safeParse(sku).success) return refuse(404, problems.listingUnknown())
  const edits = await deps.stores.ledger.edits(tenant.value, sku)
  const desired = await deps.stores.desired.get(tenant.value, sku)
  if (!desired) return refuse(404, problems.listingUnknown())
  const [statused] = await withStatuses(deps, [desired])
  const decision = amend(desired, edits, deps.clock.now())
  const wanted = decision.kind === 'write' ? decision.next : decision.current
  return done({ desired, wanted, statuses: statused?.statuses ?? [], pending: edits.length })
}
