import { type AnyMessage, goesBeforeBulk } from '../../shared/domain/messages.ts'
import type { Queues } from '../../shared/ports/queues.ts'

/** Read, the whole import, a page of it, an edit, the whole bulk job, a tenant of it, a lane, a digest. */
export type MessageKind =
  | 'read'
  | 'import'
  | 'import page'
  | 'edit'
  | 'papers'
  | 'undo'
  | 'bulk'
  | 'bulk tenant'
  | 'lane'
  | 'reconcile'
  | 'digest'

/** Those of the whole story; `undo` has one of its own. */
export const messageKinds: MessageKind[] = [
  'read',
  'import',
  'import page',
  'edit',
  'papers',
  'bulk',
  'bulk tenant',
  'lane',
  'reconcile',
  'digest',
]

export function kindOf(message: AnyMessage): MessageKind {
  if (message.kind === 'publish') return 'lane'
  if (message.kind === 'import') return message.page === undefined ? 'import' : 'import page'
  if (message.kind === 'bulk') return message.tenant === undefined ? 'bulk' : 'bulk tenant'
  return message.kind
}

function isBulkIntake(message: AnyMessage): boolean {
  const { kind } = message
  return (
    (kind === 'import' || kind === 'bulk' || kind === 'papers' || kind === 'edit') && !goesBeforeBulk(message)
  )
}

/** How a queue may misbehave. `lose` decides when a message is sent, `refuse` after all of a call were accepted. */
export type Delivery = {
  copies: 1 | 2
  newestFirst: boolean
  lose: (message: AnyMessage) => boolean
  /** True: the sender is told that sending failed although the queue has the messages. */
  refuse: (message: AnyMessage) => boolean
  /** False: a message whose worker failed is lost as well. */
  givesBack: boolean
}

export const plainDelivery: Delivery = {
  copies: 1,
  newestFirst: false,
  lose: () => false,
  refuse: () => false,
  givesBack: true,
}

export type TestQueues = Queues & {
  /** The next message to be worked on, taken out; null where nothing waits. */
  take(): AnyMessage | null
  /** Puts a message back whose worker failed. */
  giveBack(message: AnyMessage): void
  loseAll(): void
  /** How many messages of each kind were sent. */
  sent: Map<MessageKind, number>
}

/** Queues in memory that deliver as they are told to. */
export function testQueues(lanes: Queues['lanes'], delivery: Delivery): TestQueues {
  let waiting: AnyMessage[] = []
  const sent = new Map<MessageKind, number>()
  const send = async (messages: AnyMessage[]) => {
    for (const message of messages) {
      sent.set(kindOf(message), (sent.get(kindOf(message)) ?? 0) + 1)
      if (!delivery.lose(message)) for (let n = 0; n < delivery.copies; n += 1) waiting.push(message)
    }
    if (messages.some(delivery.refuse)) throw new Error('the queue did not answer')
  }
  return {
    read: send,
    intake: send,
    lane: send,
    digest: send,
    intakeDepth: async () => waiting.filter(isBulkIntake).length,
    laneDepth: async (id, express) =>
      waiting.filter(
        (message) =>
          message.kind === 'publish' && message.marketplace === id && (message.express ?? false) === express,
      ).length,
    lanes,
    take: () => (delivery.newestFirst ? waiting.pop() : waiting.shift()) ?? null,
    giveBack: (message) => {
      if (delivery.givesBack) waiting.push(message)
    },
    loseAll: () => {
      waiting = []
    },
    sent,
  }
}
