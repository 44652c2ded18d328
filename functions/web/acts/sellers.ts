// Reads only: the accounts that staff may act for, commune by commune.
import type { TenantId } from '../../../shared/domain/ids.ts'
import { COMMUNES } from '../../../shared/domain/place/register.ts'
import type { Session } from '../../../shared/domain/session.ts'
import type { Tenant } from '../../../shared/domain/tenant.ts'
import type { WebDeps } from '../deps.ts'

import type { ListingCursor } from './listing-cursor.ts'

export type Seller = { commune: string | null; tenant: TenantId }

/** Communes (codes) in reach of a session in a fixed order; `null`, accounts whose commune is not certain, comes last. */
export function communesInReach(session: Session): (string | null)[] {
  if (session.role === 'owner') return []
  return session.communes.includes('*')
    ? [...COMMUNES.map((one) => one.code), null]
    : [...session.communes].sort()
}

const together = 16

/** Accounts per commune, communes in the order given; asked for some at a time. */
export async function* sellersByCommune(
  deps: Pick<WebDeps, 'stores'>,
  communes: readonly (string | null)[],
): AsyncGenerator<{ commune: string | null; sellers: Tenant[] }> {
  for (let from = 0; from < communes.length; from += together) {
    const some = communes.slice(from, from + together)
    const found = await Promise.all(some.map((commune) => deps.stores.tenants.inCommune(commune)))
    for (const [index, all] of found.entries())
      yield { commune: some[index] ?? null, sellers: all.filter((one) => one.kind !== 'office') }
  }
}

/** Every account in reach, from the one at which a cursor stands. */
export async function* sellersFrom(
  deps: Pick<WebDeps, 'stores'>,
  session: Session,
  cursor: ListingCursor | null,
): AsyncGenerator<Seller> {
  const all = communesInReach(session)
  const start = cursor ? Math.max(0, all.indexOf(cursor.commune)) : 0
  for await (const { commune, sellers } of sellersByCommune(deps, all.slice(start))) {
    const past = cursor !== null && cursor.commune === commune ? cursor.tenant : ''
    for (const { tenant } of sellers) if (tenant >= past) yield { commune, tenant }
  }
}
