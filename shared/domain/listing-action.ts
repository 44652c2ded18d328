import * as z from 'zod'
import type { Target } from './desired.ts'
import type { Request } from './edit.ts'
import type { Status } from './status.ts'

/** What a person may do with one listing at a marketplace. `relist` also offers a draft for the first time. */
export const ListingAction = z.enum(['pause', 'resume', 'withdraw', 'relist', 'retry', 'link'])
export type ListingAction = z.infer<typeof ListingAction>

/** Where a listing stands at one marketplace. */
export type Standing = {
  /** Undefined where it is not wanted at all. */
  target: Target | undefined
  status: Pick<Status, 'condition' | 'code' | 'externalId' | 'stockThere'>
  capabilities: { pause: boolean; withdraw: boolean }
}

/** What an action means at one marketplace: a new target, a request, both, nothing, or why it cannot be. */
export type Verdict =
  | { outcome: 'accepted'; target?: Target; request?: Request['kind'] }
  | { outcome: 'unchanged' }
  | { outcome: 'refused'; code: RefusalCode }

export type RefusalCode =
  | 'marketplace.cannot-pause'
  | 'marketplace.cannot-withdraw'
  | 'action.not-there'
  | 'action.withdrawn'
  | 'action.linked'

/** Pure: what an action means where the listing stands like this. */
export function judge(action: ListingAction, standing: Standing): Verdict {
  const { target } = standing
  if (action === 'relist') return relist(standing)
  if (action === 'link') return link(standing)
  if (target === undefined) return refused('action.not-there')
  if (action === 'withdraw') return withdraw(standing)
  if (target === 'withdrawn') return refused('action.withdrawn')
  if (action === 'retry') return { outcome: 'accepted', request: 'retry' }
  return action === 'pause' ? pause(standing) : resume(standing)
}

const refused = (code: RefusalCode): Verdict => ({ outcome: 'refused', code })
const unchanged: Verdict = { outcome: 'unchanged' }

function pause({ target, capabilities }: Standing): Verdict {
  if (target === 'paused') return unchanged
  return capabilities.pause ? { outcome: 'accepted', target: 'paused' } : refused('marketplace.cannot-pause')
}

/** Also shows again what somebody hid at the marketplace itself. */
function resume({ target, status }: Standing): Verdict {
  if (target === 'paused' || status.code === 'marketplace.hidden')
    return { outcome: 'accepted', target: 'listed', request: 'resume' }
  return unchanged
}

function withdraw({ target, capabilities }: Standing): Verdict {
  if (target === 'withdrawn') return unchanged
  return capabilities.withdraw
    ? { outcome: 'accepted', target: 'withdrawn' }
    : refused('marketplace.cannot-withdraw')
}

function relist({ target, status }: Standing): Verdict {
  const isGone = target === 'withdrawn' || status.code === 'marketplace.removed'
  if (target !== undefined && !isGone) return unchanged
  return { outcome: 'accepted', target: 'listed', request: 'relist' }
}

const isThere = new Set<Status['condition']>(['live', 'in-review', 'paused'])

function link({ status }: Standing): Verdict {
  const isOurs = status.externalId !== null && isThere.has(status.condition)
  return isOurs ? refused('action.linked') : { outcome: 'accepted', target: 'listed', request: 'link' }
}

/** Actions that make sense where a listing stands like this, in the order in which people look for them. */
export function actionsFor(standing: Standing): ListingAction[] {
  const order: ListingAction[] = ['relist', 'resume', 'retry', 'pause', 'withdraw']
  return order.filter(
    (action) => judge(action, standing).outcome === 'accepted' && isHelpful(action, standing),
  )
}

/** Whether an action that can be carried out also changes something: what is live needs no other try. */
export function isHelpful(action: ListingAction, { status }: Standing): boolean {
  if (action !== 'retry') return true
  // Another try would only ask again: `relist` and `resume` are the answers.
  if (status.code === 'marketplace.removed' || status.code === 'marketplace.hidden') return false
  return ['rejected', 'held', 'stuck', 'waiting'].includes(status.condition)
}
