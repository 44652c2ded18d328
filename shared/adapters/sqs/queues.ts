import {
  GetQueueAttributesCommand,
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { MarketplaceId } from '../../domain/ids.ts'
import { type AnyMessage, goesBeforeBulk } from '../../domain/messages.ts'
import type { Queues } from '../../ports/queues.ts'

/** Queue URLs; what a function may not send to is absent. `lanes` in registry order. */
export type QueueUrls = {
  import?: string | undefined
  intake?: string | undefined
  intakeExpress?: string | undefined
  digest?: string | undefined
  lanes: Record<string, string>
  /** The express queues of the same lanes. */
  express?: Record<string, string>
}

/** `endpoint` only for an engine on this machine, which takes any credentials. */
export function sqsClient(endpoint?: string): SQSClient {
  return new SQSClient(
    endpoint
      ? {
          endpoint,
          region: 'ap-southeast-1',
          credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
        }
      : {},
  )
}

export function sqsQueues(client: SQSClient, urls: QueueUrls): Queues {
  const to = (name: 'import' | 'intake' | 'intakeExpress' | 'digest') => {
    const url = urls[name]
    if (!url) throw new Error(`this function was given no queue ${name}`)
    return url
  }
  return {
    read: (messages) => sendAll(client, to('import'), messages),
    async intake(messages) {
      const byQueue = Map.groupBy(messages, (message) =>
        to(goesBeforeBulk(message) ? 'intakeExpress' : 'intake'),
      )
      await Promise.all([...byQueue].map(([url, some]) => sendAll(client, url, some)))
    },
    digest: (messages) => sendAll(client, to('digest'), messages),
    async lane(messages) {
      const byQueue = Map.groupBy(messages, (message) =>
        laneUrl(urls, message.marketplace, message.kind === 'publish' && message.express),
      )
      await Promise.all([...byQueue].map(([url, some]) => sendAll(client, url, some)))
    },
    intakeDepth: () => depth(client, to('intake')),
    laneDepth: (marketplace, express) => depth(client, laneUrl(urls, marketplace, express)),
    lanes: Object.keys(urls.lanes).map((id) => MarketplaceId.parse(id)),
  }
}

function laneUrl(urls: QueueUrls, marketplace: string, express = false): string {
  const url = express ? urls.express?.[marketplace] : urls.lanes[marketplace]
  if (!url) throw new Error(`there is no lane for marketplace ${marketplace}`)
  return url
}

const batchSize = 10
const tries = 5

async function sendAll(client: SQSClient, url: string, messages: readonly AnyMessage[]): Promise<void> {
  for (let n = 0; n < messages.length; n += batchSize) {
    const entries = messages.slice(n, n + batchSize).map(entryOf)
    await sendBatch(client, url, entries)
  }
}

/** The tenant as message group makes the standard queue fair: one tenant's thousands do not hold up another's one. */
function entryOf(message: AnyMessage, index: number): SendMessageBatchRequestEntry {
  const group = 'tenant' in message && message.tenant ? message.tenant : 'office'
  return { Id: String(index), MessageBody: JSON.stringify(message), MessageGroupId: group }
}

/** A batch may be refused in part with HTTP 200; what was refused is sent again. */
async function sendBatch(client: SQSClient, url: string, batch: SendMessageBatchRequestEntry[]) {
  let left = batch
  for (let n = 0; n < tries; n += 1) {
    const answer = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: left }))
    const failed = new Set((answer.Failed ?? []).map((entry) => entry.Id))
    left = left.filter((entry) => failed.has(entry.Id))
    if (left.length === 0) return
    await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** n))
  }
  throw new Error(`the queue did not accept ${left.length} messages`)
}

async function depth(client: SQSClient, url: string): Promise<number> {
  const answer = await client.send(
    new GetQueueAttributesCommand({
      QueueUrl: url,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  )
  const count = (name: 'ApproximateNumberOfMessages' | 'ApproximateNumberOfMessagesNotVisible') =>
    Number(answer.Attributes?.[name] ?? 0)
  return count('ApproximateNumberOfMessages') + count('ApproximateNumberOfMessagesNotVisible')
}
