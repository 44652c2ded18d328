import { PurgeQueueCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import { Hono } from 'hono'
import * as z from 'zod'
import { problemAnswer } from '../../functions/web/problem.ts'
import { troubleOf } from '../../functions/web/trouble.ts'
import { AnyMessage, goesBeforeBulk } from '../../shared/domain/messages.ts'
import type { LocalParts } from './environment.ts'
import { withinLimit } from './json-limit.ts'
import { localProblems } from './problems.ts'
import type { LocalQueue } from './queue-engine.ts'

type Queues = Pick<LocalParts, 'queues' | 'lanes' | 'express'>

/** Trouble with queues, on purpose: all messages are lost, or a queue gives up on one. */
export function queueRoutes(client: SQSClient, of: Queues): Hono {
  const app = new Hono()
  app.post('/local/queues/empty', async (c) => {
    const all = [...Object.values(of.queues), ...Object.values(of.lanes), ...Object.values(of.express)]
    for (const { url } of all) await client.send(new PurgeQueueCommand({ QueueUrl: url }))
    return c.json({ emptied: all.length })
  })
  app.post('/local/queues/give-up', withinLimit, async (c) => {
    const asked = AnyMessage.safeParse(await c.req.json().catch(() => null))
    const queue = asked.success ? queueOf(of, asked.data) : undefined
    if (!asked.success || !queue) {
      const why = asked.success ? 'no such lane' : z.prettifyError(asked.error)
      return problemAnswer(c, troubleOf(422, localProblems.messageUnclear(why)))
    }
    const MessageBody = JSON.stringify(asked.data)
    await client.send(new SendMessageCommand({ QueueUrl: queue.deadUrl, MessageBody }))
    return c.json({ queue: queue.name }, 202)
  })
  return app
}

function queueOf({ queues, lanes, express }: Queues, message: AnyMessage): LocalQueue | undefined {
  if (message.kind === 'read') return queues.import
  if (message.kind === 'digest') return queues.digest
  if (message.kind === 'publish' && message.express) return express[message.marketplace]
  if ('marketplace' in message) return lanes[message.marketplace]
  return queues[goesBeforeBulk(message) ? 'intake-express' : 'intake']
}
