// Writes the request of a bulk job. A dry run is counted here and now; a run is woken through the intake queue.
import type { BulkRequest } from '../../../shared/domain/bulk.ts'
import { JobId } from '../../../shared/domain/ids.ts'
import type { Session } from '../../../shared/domain/session.ts'
import { planTenant } from '../../../shared/steps/bulk-plan.ts'
import { tenantsInScope } from '../../../shared/steps/bulk-scope.ts'
import type { WebDeps } from '../deps.ts'
import { done, type Outcome } from '../trouble.ts'
import { bulkScope, type ScopeAsk } from './bulk-scope.ts'
import { chosenMarketplaces } from './chosen-marketplaces.ts'

export type BulkAsk = { scope: ScopeAsk; marketplaces?: string[] | undefined; dryRun: boolean }

/** Starts a bulk job, or counts what it would do. */
export async function startBulk(
  deps: WebDeps,
  session: Session,
  ask: BulkAsk,
): Promise<Outcome<BulkRequest>> {
  const marketplaces = chosenMarketplaces(deps, ask.marketplaces)
  if (!marketplaces.ok) return marketplaces
  const scope = await bulkScope(deps, session, ask.scope)
  if (!scope.ok) return scope
  const request = {
    jobId: JobId.parse(deps.clock.id()),
    tenant: session.tenant,
    requestedBy: session.user,
    scope: scope.value,
    action: 'publish',
    marketplaces: marketplaces.value,
    dryRun: ask.dryRun,
    createdAt: deps.clock.now(),
  } satisfies BulkRequest
  await (ask.dryRun ? countNow(deps, request) : run(deps, session, request))
  return done(request)
}

async function run(deps: WebDeps, session: Session, request: BulkRequest): Promise<void> {
  const { jobId, tenant, createdAt } = request
  await deps.stores.ledger.createJob(request)
  await deps.stores.ledger.open({ kind: 'bulk', jobId, openedAt: createdAt })
  await deps.stores.ledger.audit({
    at: createdAt,
    user: session.user,
    tenant,
    act: 'bulk.start',
    subject: jobId,
  })
  await deps.queues.intake([{ kind: 'bulk', jobId }])
}

const together = 8

async function countNow(deps: WebDeps, request: BulkRequest): Promise<void> {
  const { ledger } = deps.stores
  const { jobId, marketplaces } = request
  await ledger.createJob(request)
  const tenants = (await tenantsInScope(deps.stores, request.scope)).map((one) => one.tenant)
  await ledger.recordJobTenants(jobId, tenants)
  for (let from = 0; from < tenants.length; from += together) {
    const some = tenants.slice(from, from + together)
    await Promise.all(
      some.map(async (tenant) => {
        const counts = await planTenant(deps.stores, tenant, marketplaces)
        await ledger.recordContribution(jobId, { tenant, counts, doneAt: deps.clock.now() })
      }),
    )
  }
  await ledger.finishJob(jobId, deps.clock.now())
}
