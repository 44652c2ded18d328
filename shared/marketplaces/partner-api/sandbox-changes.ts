import type { BehaviourTools, SandboxAnswer } from '../sandbox/behaviour.ts'
import { lastChangeOf } from '../sandbox/record.ts'
import type { PartnerProfile } from './profile.ts'
import { CURSOR_EXPIRED, type PartnerChanges } from './protocol.ts'
import { refused } from './sandbox-answers.ts'
import { wrapped } from './sandbox-view.ts'
import { toWire } from './wire.ts'

const PAGE = 20
/** A page begins behind the product that was named last; the id is all a cursor holds. */
const CURSOR = /^behind-(\w+)$/

type Tools = BehaviourTools & { profile: PartnerProfile }

/** Products that changed between two moments, both within, in the order of their ids. */
export function changesPage(
  { store, now, profile }: Tools,
  { from = '', to = '', cursor = '' }: Record<string, string>,
): SandboxAnswer {
  const [begin, end] = [Date.parse(from), Date.parse(to)]
  if (Number.isNaN(begin) || Number.isNaN(end)) return refused(profile, 400, 'invalid')
  const last = cursor === '' ? 0 : Number(CURSOR.exec(cursor)?.[1] ?? Number.NaN)
  if (Number.isNaN(last)) return refused(profile, 410, CURSOR_EXPIRED)
  const changed = store.all().filter((record) => {
    const at = lastChangeOf(record, now())
    return at >= begin && at <= end && Number(record.id) > last
  })
  const page = changed.slice(0, PAGE)
  const items = page.map(({ id, sku }) => toWire({ id, sku }, profile.fieldNames))
  const next = changed.length > PAGE ? `behind-${page.at(-1)?.id}` : null
  const answer = { items, next } satisfies Record<keyof PartnerChanges, unknown>
  return { status: 200, body: wrapped(toWire(answer, profile.fieldNames), profile) }
}
