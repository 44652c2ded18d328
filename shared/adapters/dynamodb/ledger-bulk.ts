import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { BulkContribution, BulkCounts, type BulkJob, BulkRequest } from '../../domain/bulk.ts'
import { type JobId, TenantId } from '../../domain/ids.ts'
import type { Ledger } from '../../ports/stores.ts'
import { conditionally, type Database, type Item, queryAll } from './client.ts'

type BulkLedger = Pick<
  Ledger,
  | 'createJob'
  | 'job'
  | 'recordJobTenants'
  | 'planContribution'
  | 'recordContribution'
  | 'cancelJob'
  | 'finishJob'
>

const scopeOf = (jobId: JobId) => `bulk#${jobId}`

export function bulkLedger(db: Database): BulkLedger {
  const first = (jobId: JobId, entry: string, value: Item) => putFirst(db, jobId, entry, value)
  return {
    async createJob(request) {
      await first(request.jobId, 'request', request)
    },
    job: (jobId) => readJob(db, jobId),
    async recordJobTenants(jobId, tenants) {
      await first(jobId, 'tenants', { tenants })
      const kept = (await readJob(db, jobId))?.tenants ?? tenants
      return kept.map((tenant) => TenantId.parse(tenant))
    },
    planContribution: (jobId, tenant, counts) => planContribution(db, jobId, tenant, counts),
    async recordContribution(jobId, contribution) {
      await first(jobId, `done#${contribution.tenant}`, contribution)
    },
    async cancelJob(jobId, now) {
      await first(jobId, 'cancelled', { at: now })
    },
    async finishJob(jobId, now) {
      await first(jobId, 'finished', { at: now })
    },
  }
}

async function putFirst(db: Database, jobId: JobId, entry: string, value: Item): Promise<boolean> {
  const put = new PutCommand({
    TableName: db.names.ledger,
    // Kept apart from the keys: a request has a scope of its own.
    Item: { scope: scopeOf(jobId), entry, value },
    ConditionExpression: 'attribute_not_exists(#scope)',
    ExpressionAttributeNames: { '#scope': 'scope' },
  })
  return conditionally(db.client.send(put))
}

async function planContribution(db: Database, jobId: JobId, tenant: TenantId, counts: BulkCounts) {
  const entry = `plan#${tenant}`
  if (await putFirst(db, jobId, entry, counts)) return counts
  const key = { scope: scopeOf(jobId), entry }
  const answer = await db.client.send(
    new GetCommand({ TableName: db.names.ledger, Key: key, ConsistentRead: true }),
  )
  return BulkCounts.parse(answer.Item?.value)
}

async function readJob(db: Database, jobId: JobId): Promise<BulkJob | null> {
  const items = await queryAll(db, {
    TableName: db.names.ledger,
    KeyConditionExpression: '#scope = :scope',
    ExpressionAttributeNames: { '#scope': 'scope' },
    ExpressionAttributeValues: { ':scope': scopeOf(jobId) },
    ConsistentRead: true,
  })
  const entry = (name: string) => items.find((item) => item.entry === name)?.value as Item | undefined
  const request = entry('request')
  if (!request) return null
  return {
    request: BulkRequest.parse(request),
    tenants: (entry('tenants')?.tenants as string[] | undefined) ?? null,
    contributions: items
      .filter((item) => String(item.entry).startsWith('done#'))
      .map((item) => BulkContribution.parse(item.value)),
    cancelledAt: (entry('cancelled')?.at as number | undefined) ?? null,
    finishedAt: (entry('finished')?.at as number | undefined) ?? null,
  }
}
