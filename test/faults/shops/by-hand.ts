// What somebody does at a marketplace without us.
import type { FaultKind } from '../faults.ts'
import { type Shop, say } from './shop.ts'

/** False where there is nothing to do it to. */
export function byHand(shop: Shop, kind: FaultKind, nth: number): boolean {
  const up = [...shop.products.values()].filter(({ isWithdrawn }) => !isWithdrawn)
  const kept = up[nth % Math.max(1, up.length)]
  if (!kept) return false
  const now = shop.setting.schedule.now()
  const { sku } = kept.sent
  if (kind === 'hand-deleted') {
    shop.products.delete(kept.id)
    shop.deleted.add(sku)
  }
  if (kind === 'hand-price') kept.price += 1_000
  if (kind === 'hand-hidden') kept.isHidden = true
  if (kind === 'hand-sold') {
    kept.stock = Math.max(0, kept.stock - 1 - (nth % 3))
    shop.sold.add(sku)
  }
  kept.touched.add(kind)
  kept.changedAt = now
  say(shop, `${kind} of ${sku} (${kept.id})`)
  return true
}
