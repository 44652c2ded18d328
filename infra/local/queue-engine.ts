import { CreateQueueCommand, GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs'
import { buildApp } from 'fauxqs'
import { sqsClient } from '../../shared/adapters/sqs/queues.ts'

/** A queue and the one that takes what it gives up on. */
export type LocalQueue = { name: string; url: string; deadUrl: string; arn: string; deadArn: string }

export type QueueEngine = {
  endpoint: string
  create(name: string, visibilitySeconds: number): Promise<LocalQueue>
  close(): Promise<void>
}

const region = 'ap-southeast-1'
const maxReceiveCount = '5'

/** The SQS engine, in this process, on 127.0.0.1 only, in memory: losing every message costs time, never correctness. */
export async function startQueueEngine(): Promise<QueueEngine> {
  const app = buildApp({ logger: false, defaultRegion: region })
  const endpoint = await app.listen({ host: '127.0.0.1', port: 0 })
  const client = sqsClient(endpoint)
  return {
    endpoint,
    create: (name, visibilitySeconds) => createPair(client, name, visibilitySeconds),
    async close() {
      client.destroy()
      await app.close()
    },
  }
}

async function createPair(client: SQSClient, name: string, visibilitySeconds: number): Promise<LocalQueue> {
  const VisibilityTimeout = String(visibilitySeconds)
  const dead = await create(client, `${name}-dead`, { VisibilityTimeout })
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount })
  const live = await create(client, name, { VisibilityTimeout, RedrivePolicy })
  return { name, url: live.url, deadUrl: dead.url, arn: live.arn, deadArn: dead.arn }
}

async function create(client: SQSClient, QueueName: string, Attributes: Record<string, string>) {
  const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName, Attributes }))
  if (!QueueUrl) throw new Error(`the queue engine gave no address for ${QueueName}`)
  const answer = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }))
  return { url: QueueUrl, arn: answer.Attributes?.QueueArn ?? '' }
}
