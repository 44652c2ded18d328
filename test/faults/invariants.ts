import type { AnyMessage } from '../../shared/domain/messages.ts'
import { tenantOfShopSku } from '../../shared/domain/shop-sku.ts'
import type { Change } from '../../shared/ports/marketplace.ts'
import type { Item } from './memory/expressions.ts'
import { tooMuch } from './shops/open-shop.ts'
import { type Kept, type Product, type Shop, stateOf, upOf } from './shops/shop.ts'
import type { Seen } from './system.ts'
import type { Said } from './watch.ts'

/** What always has to hold. */
export const invariants = {
  'one-product': 'at most one product of a listing at each marketplace, and exactly one where it is wanted',
  'newest-wins': 'the newest wanted version is at each marketplace: withdrawn is gone, paused is hidden',
  'no-lie': 'no status at rest contradicts the marketplace',
  'all-accounted':
    'every row is accounted for, and every accepted one ends somewhere, with a reason where it is not on sale',
  'one-mail': 'at most one mail for an import',
  'only-on-purpose': 'nothing is taken down, hidden or put up again that nobody asked for',
  'under-lease': 'nobody changes a product without holding its lease',
  'never-back': 'no version ever goes back',
  'preview-true': 'what a preview blocks is never sent, what it does not block is never held for it',
  'comes-to-rest': 'everything comes to rest when nothing goes wrong any more',
} as const
export type Invariant = keyof typeof invariants

type Wrong = { rule: Invariant; what: string }
type Changed = { shop: Shop; code: string; kind: Change<Product>['kind'] }

/** What is wrong with a change that a marketplace has just carried out. */
export function wrongChange({ memory, setting }: Seen, said: Said, { shop, code, kind }: Changed): Wrong[] {
  const tenant = tenantOfShopSku(code) ?? ''
  const sku = code.slice(tenant.length + 1)
  const up = upOf(shop, code)
  const status = memory.table('Status').get({ place: `${tenant}#${shop.id}`, sku }) ?? {}
  const isHeld = status.leaseOwner !== undefined && Number(status.leaseUntil) >= setting.schedule.now()
  const edits = said.edits.filter((edit) => edit.tenant === tenant && edit.sku === sku)
  const wants = (target: string) => edits.some(({ targets }) => targets[shop.id] === target)
  const asksBack = edits.some(({ requests }) => requests[shop.id]?.kind === 'relist')
  // One that nobody here ever heard of may be created again.
  const wasKnown = shop.deleted.has(code) && typeof status.externalId === 'string'
  const isUndone = said.undoing.has(tenant) && wasUndone(memory.table('Desired').get({ tenant, sku }))
  const sent = kind === 'withdraw' ? undefined : up[0]?.sent
  const found: [Invariant, string, boolean][] = [
    ['one-product', `is there ${up.length} times`, up.length > 1],
    ['under-lease', 'is changed by a worker that does not hold it', !isHeld],
    [
      'only-on-purpose',
      'is taken down, for which nobody asked',
      kind === 'withdraw' && !wants('withdrawn') && !isUndone,
    ],
    [
      'only-on-purpose',
      'is put up again, for which nobody asked',
      kind === 'create' && wasKnown && !asksBack && !isUndone && !said.repairing.has(tenant),
    ],
    ['only-on-purpose', 'is hidden, for which nobody asked', sent?.onSale === false && !wants('paused')],
    [
      'preview-true',
      'is sent although a preview blocks it',
      sent?.onSale === true && sent.name.includes(tooMuch),
    ],
  ]
  return found
    .filter(([, , isWrong]) => isWrong)
    .map(([rule, what]) => ({ rule, what: `${code} at ${shop.id} ${what}` }))
}

/** A sheet that was taken back takes down what it put up; the next one puts that up again. */
const wasUndone = (desired: Item | null | undefined): boolean =>
  Array.isArray(desired?.imports) &&
  desired.imports.some((step: { undone?: boolean }) => step.undone === true)

/** What a status at rest says and is not so. What somebody did by hand is not known before the next look. */
export function wrongStatus(shop: Shop, status: Item, kept: Kept | null): string | null {
  if (kept && kept.touched.size > 0) return null
  const state = kept ? stateOf(shop, kept) : null
  const isGone = state === null || state === 'withdrawn'
  const unless = (isSo: boolean) => (isSo ? null : `it is ${state} there`)
  switch (status.condition) {
    case 'live':
      // It may have been deleted by hand.
      return unless(state === 'live' || state === null || (kept !== null && shop.deleted.has(kept.sent.sku)))
    case 'paused':
      return unless(state === 'paused' || isGone)
    case 'withdrawn':
      return unless(isGone)
    case 'waiting':
      return 'nothing more will happen to it'
    case 'in-review':
      return 'nobody will look again'
    default:
      return status.code === null || status.code === undefined ? 'there is no reason' : null
  }
}

/** A dead letter was dealt with: whom it was about has to be able to read it. */
export function wrongBurial({ memory }: Seen, message: AnyMessage): string | null {
  if (message.kind === 'publish') {
    const { tenant, sku, marketplace } = message
    const desired = memory.table('Desired').get({ tenant, sku })
    const status = memory.table('Status').get({ place: `${tenant}#${marketplace}`, sku })
    const isTold =
      status && (status.attempts !== 0 || status.leaseOwner !== undefined || status.condition === 'stuck')
    const isReached = status && Number(status.version) >= Number(desired?.version)
    const isWanted = (desired?.targets as Record<string, unknown> | undefined)?.[marketplace] !== undefined
    return isWanted && !isTold && !isReached ? `a message about ${sku} died, and nobody is told` : null
  }
  if (message.kind !== 'read' && message.kind !== 'import') return null
  const facet = (name: string) =>
    memory.table('Tenants').get({ tenant: message.tenant, entry: `import#${message.importId}#${name}` })
  const isTold = facet('failure') || (message.kind === 'read' && facet('reading')) || !facet('request')
  return isTold ? null : `a message about the sheet ${message.importId} died, and nobody is told`
}
