// Part of stage 2: the papers of an account have changed. Writes nothing of Desired; tells the lanes, then closes the note.
import type { Desired } from '../domain/desired.ts'
import type { IntakeMessage } from '../domain/messages.ts'
import { type Paper, papersMark, validPapers } from '../domain/paper.ts'
import type { Status } from '../domain/status.ts'
import { vietnamDay } from '../ports/clock.ts'
import type { DeclareParts } from './declare-parts.ts'
import { type Place, placeOf, placesOf, statusByPlace } from './dispatch-places.ts'
import { allListings } from './walk.ts'

type PapersMessage = Extract<IntakeMessage, { kind: 'papers' }>

const atOnce = 100

/**
 * Tells the lanes of every listing whose last try went by other papers than those of today. The note stays open while there
 * is one, so that a lane message that gets lost is made up for.
 */
export async function declarePapers(parts: DeclareParts, { tenant, openedAt }: PapersMessage): Promise<void> {
  const papers = await parts.stores.papers.list(tenant)
  let left = 0
  let batch: Desired[] = []
  const flush = async () => {
    left += await tellLanes(parts, papers, batch)
    batch = []
  }
  for await (const desired of allListings(parts.stores, tenant)) {
    batch.push(desired)
    if (batch.length === atOnce) await flush()
  }
  await flush()
  if (left === 0) await parts.stores.ledger.close({ kind: 'papers', tenant, openedAt })
}

/** How many places of these listings still go by other papers. */
async function tellLanes(parts: DeclareParts, papers: readonly Paper[], some: Desired[]): Promise<number> {
  const day = vietnamDay(parts.clock.now())
  const places = placesOf(
    some.map(({ tenant, sku, version, targets }) => ({
      ...{ tenant, sku, version },
      marketplaces: parts.queues.lanes.filter((id) => targets[id] === 'listed' || targets[id] === 'paused'),
    })),
  )
  const statuses = statusByPlace(await parts.stores.statuses.getMany(places))
  const markOf = new Map(some.map(({ sku }) => [sku, papersMark(validPapers(papers, sku, day))]))
  const behind = (place: Place) => isBehind(statuses.get(placeOf(place)), markOf.get(place.sku) ?? '')
  const left = places.filter(behind)
  await parts.queues.lane(left.map((place) => ({ kind: 'publish', ...place })))
  return left.length
}

/**
 * What was never tried is on its way by its dispatch note, what has a due time by that: both read the papers then. A worker
 * that is at it now may have read them before.
 */
function isBehind(status: Status | undefined, mark: string): boolean {
  if (!status || status.tried === 0 || (status.papers ?? '') === mark) return false
  return status.dueAt === null || status.lease !== null
}
