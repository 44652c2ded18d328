import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type { Handler } from '../../shared/runtime/handlers.ts'
import { localContext } from './context.ts'

export type EventSource = {
  /** Name of the function, for its context and for messages. */
  name: string
  queueUrl: string
  queueArn: string
  handler: Handler<SQSEvent, SQSBatchResponse>
  batchSize: number
  /** How many batches at once. */
  concurrency: number
}

/** Short, so that stopping is quick; a poll that is cut off would swallow the next message. */
const waitSeconds = 1
const pauseAfterError = 500

/**
 * Feeds a function from a queue by Lambda's rules: in batches; what the answer does not report as failed is deleted;
 * a throw, or a report that names no record of the batch, keeps the whole batch; what is kept comes back after its
 * visibility timeout and, received too often, becomes a dead letter. Answers a function that stops.
 */
export function runEventSource(client: SQSClient, source: EventSource): () => Promise<void> {
  let running = true
  const poll = async () => {
    while (running)
      await once(client, source).catch((error: unknown) => {
        if (running) return pause(error, source)
      })
  }
  const polls = Array.from({ length: source.concurrency }, poll)
  return async () => {
    running = false
    await Promise.all(polls)
  }
}

async function pause(error: unknown, source: EventSource): Promise<void> {
  console.error(`${source.name}: ${error instanceof Error ? error.message : error}`)
  await new Promise((resolve) => setTimeout(resolve, pauseAfterError))
}

async function once(client: SQSClient, source: EventSource): Promise<void> {
  const answer = await client.send(
    new ReceiveMessageCommand({
      QueueUrl: source.queueUrl,
      MaxNumberOfMessages: source.batchSize,
      WaitTimeSeconds: waitSeconds,
      MessageSystemAttributeNames: ['All'],
    }),
  )
  const messages = answer.Messages ?? []
  if (messages.length === 0) return
  const records = messages.map((message) => recordOf(message, source))
  const done = succeeded(records, await source.handler({ Records: records }, localContext(source.name)))
  if (done.length === 0) return
  await client.send(
    new DeleteMessageBatchCommand({
      QueueUrl: source.queueUrl,
      Entries: done.map(({ receiptHandle }, n) => ({ Id: String(n), ReceiptHandle: receiptHandle })),
    }),
  )
}

function succeeded(records: SQSRecord[], answer: SQSBatchResponse): SQSRecord[] {
  const failed = new Set(answer.batchItemFailures.map((failure) => failure.itemIdentifier))
  const known = new Set(records.map((record) => record.messageId))
  if ([...failed].some((id) => !known.has(id))) return []
  return records.filter((record) => !failed.has(record.messageId))
}

function recordOf(message: Message, source: EventSource): SQSRecord {
  const attributes = message.Attributes ?? {}
  return {
    messageId: message.MessageId ?? '',
    receiptHandle: message.ReceiptHandle ?? '',
    body: message.Body ?? '',
    attributes: {
      ApproximateReceiveCount: attributes.ApproximateReceiveCount ?? '1',
      SentTimestamp: attributes.SentTimestamp ?? '0',
      SenderId: attributes.SenderId ?? 'local',
      ApproximateFirstReceiveTimestamp: attributes.ApproximateFirstReceiveTimestamp ?? '0',
    },
    messageAttributes: {},
    md5OfBody: message.MD5OfBody ?? '',
    eventSource: 'aws:sqs',
    eventSourceARN: source.queueArn,
    awsRegion: 'ap-southeast-1',
  }
}
