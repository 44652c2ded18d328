import { TenantId } from '../../../shared/domain/ids.ts'
import { mayActIn, type Session } from '../../../shared/domain/session.ts'
import type { Tenant } from '../../../shared/domain/tenant.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import type { WebDeps } from '../deps.ts'
import { done, type Outcome, refuse } from '../trouble.ts'

/** The account that is asked about: one's own, or for staff one in their communes (404 unknown, 403 out of reach). */
export async function tenantInReach(
  deps: Pick<WebDeps, 'stores'>,
  session: Session,
  asked: string | undefined,
): Promise<Outcome<TenantId>> {
  if (asked === undefined || asked === session.tenant) return done(session.tenant)
  if (session.role === 'owner') return refuse(403, problems.tenantForeign())
  const found = await findTenant(deps, asked)
  // Another office is nobody's seller.
  if (!found || found.kind === 'office') return refuse(404, problems.tenantUnknown())
  if (!mayActIn(session, found.commune)) return refuse(403, problems.tenantOutside())
  return done(found.tenant)
}

/** The same where nothing is an office's own: staff have to name the account (422). */
export async function namedTenant(
  deps: Pick<WebDeps, 'stores'>,
  session: Session,
  asked: string | undefined,
): Promise<Outcome<TenantId>> {
  if (session.role !== 'owner' && asked === undefined) return refuse(422, problems.tenantMissing(), 'tenant')
  return tenantInReach(deps, session, asked)
}

export async function findTenant(deps: Pick<WebDeps, 'stores'>, asked: string): Promise<Tenant | null> {
  const id = TenantId.safeParse(asked)
  return id.success ? deps.stores.tenants.get(id.data) : null
}
