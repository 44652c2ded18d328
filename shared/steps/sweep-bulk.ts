// Part of stage 4: a bulk job that is not at its end yet.
import { bulkState } from '../domain/bulk.ts'
import type { NotedWork } from '../ports/stores.ts'
import { bulkSource } from './sources.ts'
import { tellAgain } from './sweep-again.ts'
import { sweepDispatches } from './sweep-dispatches.ts'
import type { Sweep } from './sweep-parts.ts'

type OpenBulk = Extract<NotedWork, { kind: 'bulk' }>

/** Opens the job up again where tenants are missing; ends it when all their listings are at rest. */
export async function sweepBulk(look: Sweep, work: OpenBulk): Promise<void> {
  const job = await look.stores.ledger.job(work.jobId)
  if (!job || bulkState(job) === 'finished') return look.stores.ledger.close(work)
  const settled = await sweepDispatches(look, bulkSource(work.jobId))
  if (job.cancelledAt !== null) return settled ? look.stores.ledger.close(work) : undefined
  const complete = job.tenants !== null && job.contributions.length >= job.tenants.length
  if (!complete) {
    if (look.clock.now() - work.toldAt <= look.patience.resendMs) return
    return tellAgain(look, work, { kind: 'bulk', jobId: work.jobId })
  }
  if (settled) await look.stores.ledger.finishJob(work.jobId, look.clock.now())
}
