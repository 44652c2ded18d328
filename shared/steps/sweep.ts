// Stage 4: what is behind → queues again. Reads everything, writes only the notes in the Ledger: open work, dispatches, finished jobs.
import type { MarketplaceId } from '../domain/ids.ts'
import { intakeRoom, laneRoom } from '../domain/room.ts'
import type { Queues } from '../ports/queues.ts'
import { dueShards, type NotedWork } from '../ports/stores.ts'
import { sweepBulk } from './sweep-bulk.ts'
import { sweepChanges } from './sweep-changes.ts'
import { sweepEdit } from './sweep-edit.ts'
import { sweepImport } from './sweep-import.ts'
import { sweepPapers } from './sweep-papers.ts'
import type { Sweep, SweepParts } from './sweep-parts.ts'
import { sweepUndo } from './sweep-undo.ts'

const dueAtOnce = 50

/** How long one look may take, ms: the next one begins elsewhere. */
const budgetMs = 45_000
const together = 8

/**
 * Looks once. Losing every message of every queue costs no more than the time until the next look. What goes wrong
 * with one piece of work keeps no other waiting; it is thrown at the end.
 */
export async function sweep(parts: SweepParts): Promise<void> {
  const look: Sweep = { ...parts, ...roomIn(parts.queues) }
  const until = parts.clock.now() + budgetMs
  const due = parts.queues.lanes.map((lane) => () => sweepDue(look, lane))
  const open = fromAnywhere(await parts.stores.ledger.openWork(), parts.clock.now())
  const work = open.map((one) => () => sweepWork(look, one))
  const errors: unknown[] = []
  const changes = parts.reconciling.marketplaces.map((one) => () => sweepChanges(look, one))
  const all = [...due, ...changes, ...work]
  for (let n = 0; n < all.length && parts.clock.now() < until; n += together) {
    const ends = await Promise.allSettled(all.slice(n, n + together).map((one) => one()))
    errors.push(...ends.filter((end) => end.status === 'rejected').map((end) => end.reason))
  }
  if (errors.length > 0)
    throw new AggregateError(errors, `${errors.length} pieces of work could not be looked at`)
}

function sweepWork(look: Sweep, work: NotedWork): Promise<void> {
  if (work.kind === 'import') return sweepImport(look, work)
  if (work.kind === 'papers') return sweepPapers(look, work)
  if (work.kind === 'undo') return sweepUndo(look, work)
  return work.kind === 'bulk' ? sweepBulk(look, work) : sweepEdit(look, work)
}

/** Begins somewhere else each time, so that a long list is not always cut off at the same place. */
function fromAnywhere<T>(list: T[], now: number): T[] {
  const start = list.length > 0 ? Math.floor(now / 1000) % list.length : 0
  return [...list.slice(start), ...list.slice(0, start)]
}

/** Asks each queue once per sweep. */
function roomIn(queues: Queues): Pick<Sweep, 'hasRoom' | 'intakeHasRoom'> {
  const asked = new Map<string, Promise<number>>()
  const once = (key: string, ask: () => Promise<number>) => {
    const depth = asked.get(key) ?? ask()
    asked.set(key, depth)
    return depth
  }
  return {
    async hasRoom(marketplace, express) {
      if (!queues.lanes.includes(marketplace)) return false
      return (
        (await once(`${marketplace}#${express}`, () => queues.laneDepth(marketplace, express))) < laneRoom
      )
    },
    intakeHasRoom: async () => (await once('intake', () => queues.intakeDepth())) < intakeRoom,
  }
}

async function sweepDue(look: Sweep, lane: MarketplaceId): Promise<void> {
  const send = async (shard: number | 'express', more: { express?: true }) => {
    const keys = await look.stores.statuses.due(lane, shard, look.clock.now(), dueAtOnce)
    await look.queues.lane(keys.map((key) => ({ kind: 'publish', ...key, version: 0, ...more })))
  }
  if (await look.hasRoom(lane, true)) await send('express', { express: true })
  if (!(await look.hasRoom(lane, false))) return
  for (let shard = 0; shard < dueShards; shard += 1) await send(shard, {})
}
