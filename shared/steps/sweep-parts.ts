// Part of stage 4: what the sweep works with.
import type { MarketplaceId } from '../domain/ids.ts'
import type { Patience } from '../domain/retry.ts'
import type { Clock } from '../ports/clock.ts'
import type { Files } from '../ports/files.ts'
import type { Queues } from '../ports/queues.ts'
import type { Stores } from '../ports/stores.ts'

export type SweepParts = {
  stores: Stores
  queues: Queues
  files: Pick<Files, 'sheetSize'>
  patience: Patience
  /** The marketplaces that tell of changes, and how often they are asked. */
  reconciling: { marketplaces: readonly MarketplaceId[]; everySeconds: number }
  clock: Clock
}

/** What a sweep gets along, besides its parts: which lanes can take more, in their express queue or the other. */
export type Sweep = SweepParts & {
  hasRoom: (marketplace: MarketplaceId, express: boolean) => Promise<boolean>
  /** Whether bulk work may be sent to the intake queue again. */
  intakeHasRoom: () => Promise<boolean>
}
