import * as z from 'zod'
import { cancelBulk, findBulk, viewBulk } from '../acts/find-bulk.ts'
import { startBulk } from '../acts/start-bulk.ts'
import { done } from '../trouble.ts'
import { none, type Route, route } from './route.ts'
import { BulkDetail, NewBulk } from './schemas.ts'

const JobParams = z.object({ id: z.string() })

const start = route({
  method: 'post',
  path: '/api/bulk',
  tag: 'bulk',
  summary: 'Publish all listings of communes or accounts, or count what that would do',
  who: 'staff',
  params: none,
  query: none,
  body: NewBulk,
  answer: {
    statuses: [202, 200],
    description: '202: the job was started. 200: a dry run, counted at once',
    schema: BulkDetail,
  },
  troubles: [400, 403],
  async handle({ deps, session, body }) {
    const started = await startBulk(deps, session, body)
    if (!started.ok) return started
    const { jobId, dryRun } = started.value
    const found = await findBulk(deps, session, jobId)
    if (!found.ok) return found
    return done({ status: dryRun ? 200 : 202, body: await viewBulk(deps, found.value) })
  },
})

const detail = route({
  method: 'get',
  path: '/api/bulk/{id}',
  tag: 'bulk',
  summary: 'Where a bulk job stands',
  who: 'staff',
  params: JobParams,
  query: none,
  body: none,
  answer: { statuses: [200], description: 'Counts, and where its listings stand', schema: BulkDetail },
  troubles: [403, 404],
  async handle({ deps, session, params }) {
    const found = await findBulk(deps, session, params.id)
    if (!found.ok) return found
    return done({ status: 200, body: await viewBulk(deps, found.value) })
  },
})

const cancel = route({
  method: 'post',
  path: '/api/bulk/{id}/cancel',
  tag: 'bulk',
  summary: 'Leave the accounts alone that are not done yet',
  who: 'staff',
  params: JobParams,
  query: none,
  body: none,
  answer: { statuses: [200], description: 'The job, cancelled', schema: BulkDetail },
  troubles: [403, 404, 409],
  async handle({ deps, session, params }) {
    const found = await findBulk(deps, session, params.id)
    const job = found.ok ? await cancelBulk(deps, session, found.value) : found
    if (!job.ok) return job
    return done({ status: 200, body: await viewBulk(deps, job.value) })
  },
})

export const bulkRoutes: readonly Route[] = [start, detail, cancel]
