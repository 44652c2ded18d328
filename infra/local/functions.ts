import type { SQSClient } from '@aws-sdk/client-sqs'
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { create as createDeadLetter } from '../../functions/dead-letter.ts'
import { create as createDeclareListings } from '../../functions/declare-listings.ts'
import { create as createDigest } from '../../functions/digest.ts'
import { create as createHandOver } from '../../functions/hand-over.ts'
import { create as createImportSheet } from '../../functions/import-sheet.ts'
import { create as createPublish } from '../../functions/publish.ts'
import { create as createSweep } from '../../functions/sweep.ts'
import type { Lane } from '../../shared/ports/manifest.ts'
import type { Env } from '../../shared/runtime/env.ts'
import type { Handler } from '../../shared/runtime/handlers.ts'
import type { LocalParts } from './environment.ts'
import { type EventSource, runEventSource } from './event-source.ts'
import type { Gate } from './gate.ts'
import type { LocalQueue } from './queue-engine.ts'
import { runSchedule } from './schedule.ts'

const sweepEvery = 1000
const handOverEvery = 2000

type QueueHandler = Handler<SQSEvent, SQSBatchResponse>
type Numbers = { batchSize: number; concurrency: number }

/** Starts every function but the web one at its queue or schedule. Answers one function that stops them all. */
export function runFunctions(
  client: SQSClient,
  env: Env,
  parts: Pick<LocalParts, 'queues' | 'lanes' | 'express'>,
  laneOf: (id: string) => Lane,
  gate: Gate,
): () => Promise<void> {
  const { queues, lanes, express } = parts
  const declareListings = createDeclareListings(env)
  const fed = [
    feed('import-sheet', queues.import, createImportSheet(env), { batchSize: 1, concurrency: 2 }),
    feed('declare-listings', queues.intake, declareListings, { batchSize: 1, concurrency: 2 }),
    feed('declare-listings', queues['intake-express'], declareListings, { batchSize: 1, concurrency: 2 }),
    feed('digest', queues.digest, createDigest(env), { batchSize: 1, concurrency: 1 }),
    ...Object.entries(lanes).flatMap(([id, queue]) => feedLane(env, id, queue, laneOf(id))),
    ...Object.entries(express).flatMap(([id, queue]) =>
      feedLane(env, id, queue, { ...laneOf(id), batchSize: 1 }),
    ),
  ]
  const deadLetter = createDeadLetter(env)
  const all = [...Object.values(queues), ...Object.values(lanes), ...Object.values(express)]
  const dead = all.map((queue) => feedDead(queue, deadLetter))
  const sources = [...fed, ...dead].map((source) => ({ ...source, handler: gated(gate, source.handler) }))
  const stops = sources.map((source) => runEventSource(client, source))
  stops.push(runSchedule('sweep', gated(gate, createSweep(env)), sweepEvery))
  stops.push(runSchedule('hand-over', gated(gate, createHandOver(env)), handOverEvery))
  return async () => {
    await Promise.all(stops.map((stop) => stop()))
  }
}

/** The same function, which waits while nothing may change. */
export function gated<Event, Answer>(gate: Gate, handler: Handler<Event, Answer>): Handler<Event, Answer> {
  return (event, context) => gate.run(() => handler(event, context))
}

/** One handler per execution: like those of Lambda, they share nothing but the tables. */
function feedLane(
  env: Env,
  id: string,
  queue: LocalQueue,
  { batchSize, maxConcurrency }: Lane,
): EventSource[] {
  return Array.from({ length: maxConcurrency }, () =>
    feed(`publish-${id}`, queue, createPublish({ ...env, MARKETPLACE: id }), { batchSize, concurrency: 1 }),
  )
}

function feed(name: string, queue: LocalQueue, handler: QueueHandler, numbers: Numbers): EventSource {
  return { name, queueUrl: queue.url, queueArn: queue.arn, handler, ...numbers }
}

function feedDead(queue: LocalQueue, handler: QueueHandler): EventSource {
  const source = { queueUrl: queue.deadUrl, queueArn: queue.deadArn, handler }
  return { name: 'dead-letter', ...source, batchSize: 10, concurrency: 1 }
}
