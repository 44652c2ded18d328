// Writes what an account wants done without being asked.
import type { Preferences } from '../../../shared/domain/preferences.ts'
import type { Session } from '../../../shared/domain/session.ts'
import type { WebDeps } from '../deps.ts'
import { done, type Outcome } from '../trouble.ts'
import { tenantInReach } from './tenant-in-reach.ts'

export async function readPreferences(
  deps: Pick<WebDeps, 'stores'>,
  session: Session,
  asked: string | undefined,
): Promise<Outcome<Preferences>> {
  const tenant = await tenantInReach(deps, session, asked)
  return tenant.ok ? done(await deps.stores.preferences.get(tenant.value)) : tenant
}

/** It counts from the next look at a marketplace on. */
export async function savePreferences(
  deps: Pick<WebDeps, 'stores' | 'clock'>,
  session: Session,
  asked: string | undefined,
  preferences: Preferences,
): Promise<Outcome<Preferences>> {
  const tenant = await tenantInReach(deps, session, asked)
  if (!tenant.ok) return tenant
  await deps.stores.preferences.put(tenant.value, preferences)
  if (tenant.value !== session.tenant) {
    const entry = { at: deps.clock.now(), user: session.user, tenant: tenant.value }
    await deps.stores.ledger.audit({ ...entry, act: 'preferences.save', subject: preferences.drift })
  }
  return done(preferences)
}
