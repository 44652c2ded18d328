// Reads only: which communes and accounts a bulk job is for, as far as staff may act there.
import type { BulkScope } from '../../../shared/domain/bulk.ts'
import type { TenantId } from '../../../shared/domain/ids.ts'
import { mayActIn, type Session } from '../../../shared/domain/session.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import type { WebDeps } from '../deps.ts'
import { done, type Outcome, refuse } from '../trouble.ts'
import { communeCodeOf } from './communes.ts'
import { findTenant } from './tenant-in-reach.ts'

export type ScopeAsk = {
  commune?: string | undefined
  communes?: string[] | undefined
  tenants?: string[] | undefined
}

/** What was asked for, checked: communes as codes, accounts that exist. */
export async function bulkScope(
  deps: Pick<WebDeps, 'stores'>,
  session: Session,
  ask: ScopeAsk,
): Promise<Outcome<BulkScope>> {
  const communes = scopeCommunes(session, [...(ask.commune ? [ask.commune] : []), ...(ask.communes ?? [])])
  if (!communes.ok) return communes
  const tenants = await scopeTenants(deps, session, ask.tenants ?? [])
  if (!tenants.ok) return tenants
  if (communes.value.length + tenants.value.length === 0) return refuse(422, problems.scopeEmpty(), 'scope')
  return done({ communes: communes.value, tenants: tenants.value })
}

function scopeCommunes(session: Session, asked: string[]): Outcome<string[]> {
  const codes = new Set<string>()
  for (const name of asked) {
    const code = communeCodeOf(name)
    if (code === null) return refuse(422, problems.communeUnknown(name), 'scope')
    if (!mayActIn(session, code)) return refuse(403, problems.communeOutside(name), 'scope')
    codes.add(code)
  }
  return done([...codes])
}

async function scopeTenants(
  deps: Pick<WebDeps, 'stores'>,
  session: Session,
  asked: string[],
): Promise<Outcome<TenantId[]>> {
  const tenants = new Set<TenantId>()
  for (const name of asked) {
    const found = await findTenant(deps, name)
    if (!found) return refuse(422, problems.tenantUnknown(), 'scope')
    if (!mayActIn(session, found.commune)) return refuse(403, problems.tenantOutside(), 'scope')
    tenants.add(found.tenant)
  }
  return done([...tenants])
}
