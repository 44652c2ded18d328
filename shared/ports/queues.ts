import type { MarketplaceId } from '../domain/ids.ts'
import type { DigestMessage, IntakeMessage, LaneWork, ReadMessage } from '../domain/messages.ts'

/**
 * Where messages go. Every call returns only after the queue has accepted all messages and throws otherwise.
 * Lane messages for a marketplace without a lane are refused with an error; those marked express have a queue of their own,
 * and so have intake messages that go before bulk work.
 */
export type Queues = {
  read(messages: ReadMessage[]): Promise<void>
  intake(messages: IntakeMessage[]): Promise<void>
  lane(messages: LaneWork[]): Promise<void>
  digest(messages: DigestMessage[]): Promise<void>
  /** About how many intake messages of bulk work wait or are being worked on. */
  intakeDepth(): Promise<number>
  /** About how many messages wait or are being worked on in a lane: in its express queue, or in the other. */
  laneDepth(marketplace: MarketplaceId, express: boolean): Promise<number>
  /** The marketplaces that have a lane, in registry order. */
  lanes: readonly MarketplaceId[]
}
