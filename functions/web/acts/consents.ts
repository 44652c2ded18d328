// Writes that an account agreed to officers acting for it.
import * as z from 'zod'
import { Consent } from '../../../shared/domain/consent.ts'
import type { TenantId } from '../../../shared/domain/ids.ts'
import type { Session } from '../../../shared/domain/session.ts'
import { readDay } from '../../../shared/domain/values/day.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import { vietnamDay } from '../../../shared/ports/clock.ts'
import type { WebDeps } from '../deps.ts'
import { done, type Outcome, refuse } from '../trouble.ts'
import { namedTenant } from './tenant-in-reach.ts'

/** `consent` is the newest; null where nobody has taken one down. */
export type FoundConsent = { tenant: TenantId; consent: Consent | null }

/** One's own, or for staff that of the account they name. */
export async function findConsent(
  deps: Pick<WebDeps, 'stores'>,
  session: Session,
  asked: string | undefined,
): Promise<Outcome<FoundConsent>> {
  const tenant = await namedTenant(deps, session, asked)
  if (!tenant.ok) return tenant
  return done({ tenant: tenant.value, consent: await deps.stores.consents.get(tenant.value) })
}

const Said = z.object({ saidBy: Consent.shape.saidBy, how: Consent.shape.how, saidOn: z.string().max(60) })

/** The newest takes the place of the one before; the audit entries tell of all. */
export async function recordConsent(
  deps: Pick<WebDeps, 'stores' | 'clock'>,
  session: Session,
  asked: string | undefined,
  form: Record<keyof z.infer<typeof Said>, string | undefined>,
): Promise<Outcome<TenantId>> {
  if (session.role === 'owner') return refuse(403, problems.staffOnly())
  const tenant = await namedTenant(deps, session, asked)
  if (!tenant.ok) return tenant
  const said = Said.safeParse(form)
  const takenAt = deps.clock.now()
  const today = vietnamDay(takenAt)
  const day = readDay(said.data?.saidOn ?? '', today)
  if (!said.success || day.kind !== 'value' || day.value > today)
    return refuse(422, problems.consentUnclear())
  const { saidBy, how } = said.data
  const consent = { saidBy, how, saidOn: day.value, takenBy: session.user, takenAt }
  await deps.stores.consents.put(tenant.value, consent)
  const about = { at: takenAt, user: session.user, tenant: tenant.value }
  await deps.stores.ledger.audit({ ...about, act: 'consent.record', subject: `${how}#${day.value}` })
  return done(tenant.value)
}
