// Reads a bulk job and where its listings stand; writes only the wish to stop it.
import {
  addBulkCounts,
  type BulkCounts,
  type BulkJob,
  type BulkState,
  bulkState,
  emptyBulkCounts,
} from '../../../shared/domain/bulk.ts'
import { JobId, type MarketplaceId, type TenantId } from '../../../shared/domain/ids.ts'
import { mayActIn, type Session } from '../../../shared/domain/session.ts'
import {
  type ConditionCounts,
  countCondition,
  emptyCounts,
  type Status,
} from '../../../shared/domain/status.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import { bulkItems } from '../../../shared/steps/bulk-plan.ts'
import type { WebDeps } from '../deps.ts'
import { done, type Outcome, refuse } from '../trouble.ts'
import { withStatuses } from './listing-status.ts'

/** A job of one's own office in one's own communes; operators see all. Whether others have one of that id is never told. */
export async function findBulk(
  deps: Pick<WebDeps, 'stores'>,
  session: Session,
  id: string,
): Promise<Outcome<BulkJob>> {
  const jobId = JobId.safeParse(id)
  const job = jobId.success ? await deps.stores.ledger.job(jobId.data) : null
  const inReach = job && (session.role === 'operator' || (await isOurs(deps, session, job)))
  return inReach ? done(job) : refuse(404, problems.jobUnknown())
}

/** People of one office may be there for different communes. */
async function isOurs(
  deps: Pick<WebDeps, 'stores'>,
  session: Session,
  { request }: BulkJob,
): Promise<boolean> {
  if (request.tenant !== session.tenant || session.role === 'owner') return false
  const { communes, tenants } = request.scope
  if (!communes.every((commune) => mayActIn(session, commune))) return false
  for (let from = 0; from < tenants.length; from += together) {
    const some = tenants.slice(from, from + together)
    const found = await Promise.all(some.map((tenant) => deps.stores.tenants.get(tenant)))
    if (!found.every((one) => mayActIn(session, one?.commune ?? null))) return false
  }
  return true
}

export type BulkView = {
  jobId: string
  state: BulkState
  dryRun: boolean
  createdAt: number
  communes: string[]
  counts: BulkCounts
  tenants: { total: number; done: number }
  marketplaces: Record<string, ConditionCounts>
}

export async function viewBulk(deps: WebDeps, job: BulkJob): Promise<BulkView> {
  const { request, contributions } = job
  return {
    jobId: request.jobId,
    state: bulkState(job),
    dryRun: request.dryRun,
    createdAt: request.createdAt,
    communes: request.scope.communes,
    counts: contributions.reduce((sum, one) => addBulkCounts(sum, one.counts), emptyBulkCounts()),
    tenants: { total: job.tenants?.length ?? 0, done: contributions.length },
    marketplaces: request.dryRun ? {} : await standing(deps, job),
  }
}

/** Where the published listings of the job's accounts stand now: derived, so it can never drift. */
async function standing(deps: WebDeps, job: BulkJob): Promise<Record<string, ConditionCounts>> {
  const ids = job.request.marketplaces as MarketplaceId[]
  const standing = Object.fromEntries(ids.map((id) => [id, emptyCounts()]))
  const tenants = (job.tenants ?? []) as TenantId[]
  for (let from = 0; from < tenants.length; from += together) {
    const some = tenants.slice(from, from + together)
    const found = await Promise.all(some.map((tenant) => publishedOf(deps, tenant, ids)))
    for (const { marketplace, condition } of found.flat(2)) {
      const counts = standing[marketplace]
      if (counts) countCondition(counts, condition)
    }
  }
  return standing
}

const together = 8

/** The statuses of each listing of an account that is wanted at one of the marketplaces at least. */
async function publishedOf(deps: WebDeps, tenant: TenantId, ids: MarketplaceId[]): Promise<Status[][]> {
  const items = await Array.fromAsync(bulkItems(deps.stores, tenant, ids))
  const published = items.filter(({ add }) => add.length < ids.length).map(({ desired }) => desired)
  return (await withStatuses(deps, published)).map(({ statuses }) => statuses)
}

/** Stops a job: accounts that are not done yet are left alone. Stopping twice is stopping once. */
export async function cancelBulk(deps: WebDeps, session: Session, job: BulkJob): Promise<Outcome<BulkJob>> {
  const state = bulkState(job)
  if (state === 'finished') return refuse(409, problems.jobFinished())
  if (state === 'cancelled') return done(job)
  const at = deps.clock.now()
  const { jobId, tenant } = job.request
  await deps.stores.ledger.cancelJob(jobId, at)
  await deps.stores.ledger.audit({ at, user: session.user, tenant, act: 'bulk.cancel', subject: jobId })
  return done({ ...job, cancelledAt: at })
}
