// The real queue engine, the real event source and the real function behind a dead-letter queue: only the worker is made to fail.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { create } from '../../functions/dead-letter.ts'
import { runEventSource } from '../../infra/local/event-source.ts'
import { type LocalQueue, type QueueEngine, startQueueEngine } from '../../infra/local/queue-engine.ts'
import { sqsClient, sqsQueues } from '../../shared/adapters/sqs/queues.ts'
import { declare } from '../../shared/domain/desired.ts'
import type { LaneMessage } from '../../shared/domain/messages.ts'
import { AnyMessage } from '../../shared/domain/messages.ts'
import { queueFunction } from '../../shared/runtime/handlers.ts'
import { deadLetter } from '../../shared/steps/dead-letter.ts'
import { eventually } from '../api-client.ts'
import { sendo, tenant, wishOf } from '../domain/examples.ts'
import { patience } from '../faults/cast.ts'
import { openStores } from '../stores/open-stores.ts'
import { tableNames } from '../stores/table-names.ts'

const open = openStores()
let engine: QueueEngine
let queue: LocalQueue
const stops: (() => Promise<void>)[] = []
let tries = 0

beforeAll(async () => {
  engine = await startQueueEngine()
  queue = await engine.create('lane-sendo', 1)
})
afterAll(async () => {
  await Promise.all(stops.map((stop) => stop()))
  await engine.close()
})

/** What every function of local mode is told of tables. */
async function environment() {
  const endpoint = await open().db.client.config.endpoint?.()
  if (!endpoint) throw new Error('no database')
  const names = Object.entries(tableNames).map(([table, name]) => [`TABLE_${table.toUpperCase()}`, name])
  const DYNAMODB_ENDPOINT = `http://${endpoint.hostname}:${endpoint.port}`
  return { ...Object.fromEntries(names), DYNAMODB_ENDPOINT, LOG_LEVEL: 'CRITICAL' }
}

test('a message that fails five times is listed, and its listing is stuck with a reason', async () => {
  const { stores } = open()
  const declared = declare(null, wishOf(1, 20_000, { [sendo]: 'listed' }), 1)
  if (declared.kind === 'write') await stores.desired.put(declared.next, null)
  const env = await environment()
  const failing = queueFunction({
    name: 'publish',
    schema: AnyMessage,
    parts: () => null,
    step: async () => {
      tries += 1
      throw new Error('a bug')
    },
  })(env)
  const client = sqsClient(engine.endpoint)
  const source = { name: 'publish', batchSize: 1, concurrency: 1 }
  stops.push(
    runEventSource(client, { ...source, queueUrl: queue.url, queueArn: queue.arn, handler: failing }),
    runEventSource(client, {
      ...source,
      queueUrl: queue.deadUrl,
      queueArn: queue.deadArn,
      handler: create(env),
    }),
  )
  const message: LaneMessage = { kind: 'publish', tenant, marketplace: sendo, sku: 'MO1', version: 1 }
  await sqsQueues(client, { lanes: { [sendo]: queue.url } }).lane([message])

  const status = () => stores.statuses.get({ tenant, marketplace: sendo, sku: 'MO1' })
  const stuck = await eventually(status, (seen) => seen?.condition === 'stuck')
  expect(tries).toBe(5)
  expect(stuck?.reasons).toEqual(['Đã gửi nhiều lần mà chưa được. Cán bộ hỗ trợ sẽ xem lại.'])
  expect(stuck).toMatchObject({ code: 'message.dead', version: 1, lease: null })
  const { items } = await stores.ledger.deadLetters({ after: null, limit: 10 })
  expect(items).toMatchObject([{ message, code: 'message.dead', times: 1 }])
})

test('of what is wanted nowhere nothing is left that would come again for ever', async () => {
  const { stores, clock } = open()
  const draft = declare(null, { ...wishOf(1, 20_000, {}), sku: 'NHAP' }, 1)
  if (draft.kind === 'write') await stores.desired.put(draft.next, null)
  const message: LaneMessage = { kind: 'publish', tenant, marketplace: sendo, sku: 'NHAP', version: 0 }
  const parts = { stores, clock: { now: () => clock.now, id: () => 'burying' }, patience }
  await deadLetter(parts, message)
  expect(await stores.statuses.get({ tenant, marketplace: sendo, sku: 'NHAP' })).toBeNull()
})
