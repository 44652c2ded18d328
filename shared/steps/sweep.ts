// Stage 4: what is behind → queues again. Reads everything, writes only notes of open work in the Ledger.
import type { MarketplaceId } from '../domain/ids.ts'
import type { Patience } from '../domain/retry.ts'
import type { Clock } from '../ports/clock.ts'
import type { Files } from '../ports/files.ts'
import type { Queues } from '../ports/queues.ts'
import { dueShards, type StatusKey, type Stores } from '../ports/stores.ts'
import { sweepBulk } from './sweep-bulk.ts'
import { sweepImport } from './sweep-import.ts'

export type SweepParts = {
  stores: Stores
  queues: Queues
  files: Pick<Files, 'sheetSize'>
  patience: Patience
  clock: Clock
}

/** What a sweep gets along, besides its parts: which lanes can take more. */
export type Sweep = SweepParts & { hasRoom: (marketplace: MarketplaceId) => Promise<boolean> }

/** A lane with more than this waiting is not told again: what it was told before is still there. */
const laneRoom = 100
const dueAtOnce = 200

/** Looks once. Losing every message of every queue costs no more than the time until the next look. */
export async function sweep(parts: SweepParts): Promise<void> {
  const look: Sweep = { ...parts, hasRoom: roomByLane(parts.queues) }
  await sweepDue(look)
  for (const work of await parts.stores.ledger.openWork()) {
    if (work.kind === 'import') await sweepImport(look, work)
    else await sweepBulk(look, work)
  }
}

/** Asks each lane once per sweep. */
function roomByLane(queues: Queues): Sweep['hasRoom'] {
  const asked = new Map<MarketplaceId, Promise<number>>()
  return async (marketplace) => {
    if (!queues.lanes.includes(marketplace)) return false
    const depth = asked.get(marketplace) ?? queues.laneDepth(marketplace)
    asked.set(marketplace, depth)
    return (await depth) < laneRoom
  }
}

async function sweepDue(look: Sweep): Promise<void> {
  for (let shard = 0; shard < dueShards; shard += 1) {
    const keys = await look.stores.statuses.due(shard, look.clock.now(), dueAtOnce)
    const sendable = await withRoom(look, keys)
    await look.queues.lane(sendable.map((key) => ({ kind: 'publish', ...key, version: 0 })))
  }
}

async function withRoom(look: Sweep, keys: StatusKey[]): Promise<StatusKey[]> {
  const room = await Promise.all(keys.map((key) => look.hasRoom(key.marketplace)))
  return keys.filter((_, n) => room[n])
}
