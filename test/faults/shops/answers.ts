// What a marketplace in memory answers, and everything that may be wrong with its answers.
import { permanent, type Result, retryable, success, throttled } from '../../../shared/domain/failure.ts'
import {
  type Change,
  type ChangesPage,
  type ChangesRange,
  changesExpired,
  type Lookup,
  type Observation,
} from '../../../shared/ports/marketplace.ts'
import { find, type Kept, type Product, type Shop, say, seen } from './shop.ts'

const reviewMs = 2_000
const pageSize = 2

/** Trouble before anything is done. */
function refusalOf(shop: Shop): Result<never> | null {
  const { trouble, schedule } = shop.setting
  const now = schedule.now()
  const wait = trouble.strikes('market-throttled')
  if (wait !== null) {
    say(shop, `asks for ${wait} s of patience`)
    return throttled('marketplace.throttled', now + wait * 1000)
  }
  const down = shop.isDownUntil > now ? 0 : trouble.strikes('market-down')
  if (down === null) return null
  if (down > 0) {
    say(shop, `is down for ${down} s`)
    shop.isDownUntil = now + down * 1000
  }
  return retryable('marketplace.server-error')
}

export const observe = (shop: Shop, lookup: Lookup): Result<Observation | null> => {
  const kept = find(shop, lookup)
  return refusalOf(shop) ?? success(kept && seen(shop, kept))
}

export function apply(shop: Shop, change: Change<Product>): Result<Observation> {
  const refused = refusalOf(shop) ?? refusalOfChange(shop, change)
  if (refused) return refused
  const kept = carryOut(shop, change)
  if (!kept) return retryable('marketplace.gone')
  kept.changedAt = shop.setting.schedule.now()
  shop.applied[change.kind] += 1
  say(shop, `${change.kind} of ${kept.sent.sku} (${kept.id}) at ${kept.price}, ${kept.stock} left`)
  shop.changed(shop, kept.sent.sku, change.kind)
  if (shop.setting.trouble.strikes('market-cut') === null) return success(seen(shop, kept))
  say(shop, 'the connection is cut before it answers')
  return retryable('marketplace.unreachable')
}

function refusalOfChange(shop: Shop, change: Change<Product>): Result<never> | null {
  const { trouble } = shop.setting
  if (trouble.strikes('market-timeout') !== null) {
    say(shop, `does not answer to ${change.kind}`)
    return retryable('marketplace.timeout')
  }
  if (change.kind === 'withdraw' || trouble.strikes('market-refuses') === null) return null
  say(shop, `refuses ${change.kind} of ${change.product.sku}`)
  shop.applied.refused += 1
  return permanent('marketplace.rejected', [{ field: 'name', reason: 'Tên chưa hợp lệ.' }])
}

/** Null where there is no such product. */
function carryOut(shop: Shop, change: Change<Product>): Kept | null {
  if (change.kind === 'create') {
    const kept = newProduct(`${shop.id}-${shop.applied.create + 1}`, change.product)
    shop.products.set(kept.id, kept)
    review(shop, kept)
    return kept
  }
  const kept = shop.products.get(change.externalId)
  if (!kept || kept.isWithdrawn) return null
  if (change.kind === 'withdraw') {
    kept.isWithdrawn = true
    return kept
  }
  const { name, description, papers } = kept.sent
  kept.sent = change.kind === 'update' ? change.product : { ...change.product, name, description, papers }
  kept.price = change.product.price
  kept.stock = change.product.stock
  kept.isHidden = false
  kept.touched.clear()
  if (change.kind === 'update') review(shop, kept)
  return kept
}

function review(shop: Shop, kept: Kept): void {
  const { trouble, schedule } = shop.setting
  const slow = trouble.strikes('review-slow')
  const strange = trouble.strikes('word-unknown')
  const now = schedule.now()
  kept.reviewedAt = now + (slow === null ? reviewMs : slow * 60_000)
  kept.rejectsAfterReview = trouble.strikes('review-rejects') !== null
  kept.strangeUntil = strange === null ? 0 : now + strange * 60_000
  if (slow !== null) say(shop, `takes ${slow} minutes to look at ${kept.sent.sku}`)
  if (kept.rejectsAfterReview) say(shop, `will reject ${kept.sent.sku}`)
  if (strange !== null) say(shop, `says a strange word for ${kept.sent.sku} for ${strange} minutes`)
}

const newProduct = (id: string, sent: Product): Kept => ({
  ...{ id, sent, price: sent.price, stock: sent.stock, isHidden: false, isWithdrawn: false },
  ...{ reviewedAt: 0, rejectsAfterReview: false, strangeUntil: 0, changedAt: 0, touched: new Set() },
})

export function changes(shop: Shop, { from, to }: ChangesRange, cursor: string | null): Result<ChangesPage> {
  const refused = refusalOf(shop)
  if (refused) return refused
  if (cursor !== null && shop.setting.trouble.strikes('cursor-expired') !== null)
    return retryable(changesExpired)
  // A page begins behind the last product of the page before, whatever changes meanwhile.
  const ids = [...shop.products.keys()]
  const within = [...shop.products.values()]
    .slice(cursor === null ? 0 : ids.indexOf(cursor) + 1)
    .filter(({ changedAt }) => changedAt >= from && changedAt <= to)
  const page = within.slice(0, pageSize)
  const next = within.length > pageSize ? (page.at(-1)?.id ?? null) : null
  return success({ products: page.map((kept) => ({ externalId: kept.id, shopSku: kept.sent.sku })), next })
}
