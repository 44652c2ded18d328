// Part of stage 2: writes wishes to Desired, then notes and tells the lanes.
import { type Declaration, type Desired, declare, type Wish } from '../domain/desired.ts'
import { pageCount } from '../domain/import.ts'
import type { IntakeMessage } from '../domain/messages.ts'
import type { RowCounts } from '../domain/row.ts'
import type { Clock } from '../ports/clock.ts'
import type { Queues } from '../ports/queues.ts'
import type { Dispatch, Stores } from '../ports/stores.ts'
import { behind } from './dispatch-places.ts'

export type DeclareParts = {
  stores: Pick<Stores, 'tenants' | 'imports' | 'rows' | 'papers' | 'desired' | 'statuses' | 'ledger'>
  queues: Pick<Queues, 'intake' | 'lane' | 'lanes'>
  clock: Clock
}

/** Sends one message for each page of an import that is not done yet. */
export async function sendPages(
  parts: Pick<DeclareParts, 'queues'>,
  look: Extract<IntakeMessage, { kind: 'import' | 'undo' }>,
  { rows }: Pick<RowCounts, 'rows'>,
  done: readonly number[],
): Promise<void> {
  const pages = Array.from({ length: pageCount(rows) }, (_, page) => page)
  const left = pages.filter((page) => !done.includes(page))
  await parts.queues.intake(left.map((page) => ({ ...look, page })))
}

const together = 10
const conflicts = 5

/** Writes each wish unless it is there already; answers what is there then, in the order of the wishes. */
export async function declareAll(parts: DeclareParts, wishes: Wish[]): Promise<Desired[]> {
  const current = await parts.stores.desired.getMany(wishes.map(({ tenant, sku }) => ({ tenant, sku })))
  const known = new Map(current.map((desired) => [keyOf(desired), desired]))
  const declared: Desired[] = []
  for (let n = 0; n < wishes.length; n += together) {
    const some = wishes.slice(n, n + together)
    const work = some.map((wish) => declareOne(parts, wish, known.get(keyOf(wish)) ?? null))
    declared.push(...(await Promise.all(work)))
  }
  return declared
}

const keyOf = ({ tenant, sku }: { tenant: string; sku: string }) => `${tenant}#${sku}`

async function declareOne(parts: DeclareParts, wish: Wish, known: Desired | null): Promise<Desired> {
  return writeDecision(parts, known, (current) => declare(current, wish, parts.clock.now()), wish)
}

/** Somebody else's write in between is read and decided upon anew. Answers what is there then. */
export async function writeDecision<Known extends Desired | null>(
  parts: Pick<DeclareParts, 'stores'>,
  known: Known,
  decide: (current: Known) => Declaration,
  key: Pick<Desired, 'tenant' | 'sku'>,
): Promise<Desired> {
  let current = known
  for (let n = 0; n < conflicts; n += 1) {
    const decision = decide(current)
    if (decision.kind !== 'write') return decision.current
    if (await parts.stores.desired.put(decision.next, current)) return decision.next
    current = (await parts.stores.desired.get(key.tenant, key.sku)) as Known
  }
  throw new Error(`${conflicts} others wrote the same listing at the same time`)
}

/**
 * Notes which listings have to get where, then tells the lanes of those that are not there yet. The note comes first:
 * a lane message that gets lost is found by it.
 */
export async function dispatch(
  parts: DeclareParts,
  { source, page, express }: Pick<Dispatch, 'source' | 'page' | 'express'>,
  declared: Desired[],
): Promise<void> {
  const listings = declared
    .map((desired) => ({
      tenant: desired.tenant,
      sku: desired.sku,
      version: desired.version,
      marketplaces: parts.queues.lanes.filter((id) => desired.targets[id] !== undefined),
    }))
    .filter((listing) => listing.marketplaces.length > 0)
  if (listings.length === 0) return
  await parts.stores.ledger.putDispatch({ source, page, listings, express, sentAt: parts.clock.now() })
  await parts.queues.lane(await behind(parts, { listings, express }))
}
