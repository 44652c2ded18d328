import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runEventSource } from '../../infra/local/event-source.ts'
import { type QueueEngine, startQueueEngine } from '../../infra/local/queue-engine.ts'
import { sqsClient, sqsQueues } from '../../shared/adapters/sqs/queues.ts'
import { JobId, TenantId } from '../../shared/domain/ids.ts'
import { lookAtImport } from '../../shared/domain/import.ts'
import { goesBeforeBulk, IntakeMessage } from '../../shared/domain/messages.ts'
import { queueFunction } from '../../shared/runtime/handlers.ts'
import { declareListings } from '../../shared/steps/declare-listings.ts'
import { eventually } from '../api-client.ts'
import { sendo, ulidOf, wishOf } from '../domain/examples.ts'
import { openStores } from '../stores/open-stores.ts'
import { largeImport } from './large-import.ts'

const open = openStores()
const pages = 50
let engine: QueueEngine
beforeAll(async () => {
  engine = await startQueueEngine()
})
afterAll(() => engine.close())

/** `declare-listings` behind its queues as in local mode; bulk work does not come to its end before it `mayGoOn`. */
async function intake() {
  const { stores, clock } = open()
  const name = randomUUID().slice(0, 8)
  const make = (queue: string) => engine.create(`${name}-${queue}`, 60)
  const [bulk, express, lane, laneExpress] = [
    await make('intake'),
    await make('intake-express'),
    await make('lane'),
    await make('lane-express'),
  ]
  const client = sqsClient(engine.endpoint)
  const queues = sqsQueues(client, {
    ...{ intake: bulk.url, intakeExpress: express.url },
    ...{ lanes: { [sendo]: lane.url }, express: { [sendo]: laneExpress.url } },
  })
  let mayGoOn = () => {}
  const held = new Promise<void>((resolve) => {
    mayGoOn = resolve
  })
  const handler = queueFunction<IntakeMessage, object>({
    name: 'declare-listings',
    schema: IntakeMessage,
    parts: () => ({}),
    step: async (_, message) => {
      const isOpening = message.kind === 'import' && message.page === undefined
      if (!goesBeforeBulk(message) && !isOpening) await held
      await declareListings({ stores, queues, clock: { now: () => clock.now, id: randomUUID } }, message)
    },
  })({ LOG_LEVEL: 'CRITICAL' })
  const numbers = { batchSize: 1, concurrency: 2 }
  const stops = [bulk, express].map(({ url, arn }) =>
    runEventSource(client, { name: 'declare-listings', queueUrl: url, queueArn: arn, handler, ...numbers }),
  )
  const stop = async () => {
    mayGoOn()
    await Promise.all(stops.map((one) => one()))
    client.destroy()
  }
  return { stores, queues, mayGoOn, stop }
}

const newTenant = () => TenantId.parse(`htx${randomUUID().slice(0, 8)}`)

test('a price that somebody changes does not wait behind the pages of a large import and a bulk job', async () => {
  const { stores, queues, mayGoOn, stop } = await intake()
  const tenant = newTenant()
  const { listing, order, origin } = wishOf(1, 20_000, {})
  const about = { tenant, sku: 'MO1', version: 1, hash: 'x', order, changedAt: 1, listing, origin }
  await stores.desired.put({ ...about, targets: { [sendo]: 'listed' } }, null)
  const { importId, reading } = await largeImport(stores, { tenant, n: 2, pages, now: 1 })
  try {
    await queues.intake([lookAtImport({ tenant, importId }, reading.counts)])
    await eventually(queues.intakeDepth, (depth) => depth >= pages)
    const jobId = JobId.parse(ulidOf(3))
    await queues.intake([1, 2, 3].map(() => ({ kind: 'bulk', jobId, tenant })))
    const said = { change: { price: { amount: 31_000 } }, targets: {}, requests: {} }
    await stores.ledger.putEdit({ tenant, sku: 'MO1', order: ulidOf(4), by: 'htx', at: 4, ...said })
    await queues.intake([{ kind: 'edit', tenant, sku: 'MO1' }])
    const changed = await eventually(
      () => stores.desired.get(tenant, 'MO1'),
      (desired) => desired?.version === 2,
    )
    expect(changed?.listing.price.amount).toBe(31_000)
    await eventually(
      () => queues.laneDepth(sendo, true),
      (depth) => depth === 1,
    )
    expect((await stores.imports.get(tenant, importId))?.drafted).toEqual([])
    mayGoOn()
    const done = await eventually(
      () => stores.imports.get(tenant, importId),
      (of) => of?.drafted.length === pages,
    )
    expect(done?.drafted).toHaveLength(pages)
  } finally {
    await stop()
  }
})
