// Part of stage 2: a bulk job, opened up as a tree: job → tenants → pages of listings. Also writes its contributions.
import type { BulkJob } from '../domain/bulk.ts'
import type { Targets, Wish } from '../domain/desired.ts'
import { TenantId } from '../domain/ids.ts'
import { pageSize } from '../domain/import.ts'
import type { IntakeMessage } from '../domain/messages.ts'
import { type BulkItem, bulkItems, planTenant } from './bulk-plan.ts'
import { tenantsInScope } from './bulk-scope.ts'
import { type DeclareParts, declareAll, dispatch } from './declare-parts.ts'
import { bulkSource } from './sources.ts'

type BulkMessage = Extract<IntakeMessage, { kind: 'bulk' }>

/** Without a tenant: sends one message per tenant that is not done. With one: wants its listings at the marketplaces. */
export async function declareBulk(parts: DeclareParts, message: BulkMessage): Promise<void> {
  const job = await parts.stores.ledger.job(message.jobId)
  if (!job || job.request.dryRun || job.cancelledAt !== null || job.finishedAt !== null) return
  if (message.tenant) await declareTenant(parts, job, message.tenant)
  else await openUp(parts, job)
}

async function openUp(parts: DeclareParts, job: BulkJob): Promise<void> {
  const { jobId } = job.request
  const found =
    job.tenants ?? (await tenantsInScope(parts.stores, job.request.scope)).map((one) => one.tenant)
  const tenants = await parts.stores.ledger.recordJobTenants(
    jobId,
    found.map((tenant) => TenantId.parse(tenant)),
  )
  const done = new Set(job.contributions.map((contribution) => contribution.tenant))
  const open = tenants.filter((tenant) => !done.has(tenant))
  await parts.queues.intake(open.map((tenant) => ({ kind: 'bulk', jobId, tenant })))
}

/** The counts are fixed before the first write, so that a repeated message reports what the first one set out to do. */
async function declareTenant(parts: DeclareParts, job: BulkJob, tenant: TenantId): Promise<void> {
  const { jobId, marketplaces } = job.request
  if (job.contributions.some((contribution) => contribution.tenant === tenant)) return
  const plan = await planTenant(parts.stores, tenant, marketplaces)
  const counts = await parts.stores.ledger.planContribution(jobId, tenant, plan)
  let page = 0
  let batch: Wish[] = []
  const flush = async () => {
    const declared = await declareAll(parts, batch)
    const about = { source: bulkSource(jobId), page: `${tenant}#${page}`, express: false }
    await dispatch(parts, about, declared)
    page += 1
    batch = []
  }
  for await (const item of bulkItems(parts.stores, tenant, marketplaces)) {
    batch.push(wishOf(item))
    if (batch.length === pageSize) await flush()
  }
  await flush()
  await parts.stores.ledger.recordContribution(jobId, { tenant, counts, doneAt: parts.clock.now() })
}

/** Only adds where it was not named yet: content, and what was paused or withdrawn on purpose, stay as they are. */
function wishOf({ desired, add }: BulkItem): Wish {
  const targets = Object.fromEntries(add.map((id) => [id, 'listed'])) as Targets
  const { tenant, sku, order, listing, origin } = desired
  return { tenant, sku, order, listing, targets, origin, targetsOnly: true }
}
