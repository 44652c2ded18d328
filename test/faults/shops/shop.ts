// A marketplace in memory. It keeps no rule that would hide a mistake of ours: what is created twice is there twice.
import type { MarketplaceId } from '../../../shared/domain/ids.ts'
import type { Manifest } from '../../../shared/ports/manifest.ts'
import type { Change, Lookup, Observation } from '../../../shared/ports/marketplace.ts'
import type { FaultKind } from '../faults.ts'
import type { Setting } from '../process.ts'

/** What is sent of a listing. */
export type Product = {
  sku: string
  name: string
  description: string | null
  price: number
  stock: number
  onSale: boolean
  papers: string[]
}

/** A product as the marketplace keeps it. */
export type Kept = {
  id: string
  sent: Product
  /** What customers see: somebody may have changed it by hand. */
  price: number
  stock: number
  isHidden: boolean
  isWithdrawn: boolean
  /** In review until then. */
  reviewedAt: number
  rejectsAfterReview: boolean
  /** Until then it has a word for it that nobody knows. */
  strangeUntil: number
  changedAt: number
  /** What somebody at the marketplace did since we sent anything. */
  touched: Set<FaultKind>
}

export type Shop = {
  id: MarketplaceId
  manifest: Manifest
  setting: Setting
  products: Map<string, Kept>
  isDownUntil: number
  /** How often each change was carried out, and how many were refused for good. */
  applied: Record<Change<Product>['kind'] | 'refused', number>
  /** Codes of which something was ever sold there. */
  sold: Set<string>
  /** Codes of which somebody ever deleted the product by hand. */
  deleted: Set<string>
  /** Told of each change that was carried out. */
  changed: (shop: Shop, sku: string, kind: Change<Product>['kind']) => void
}

export function newShop({
  manifest,
  id,
  setting,
  changed,
}: Pick<Shop, 'manifest' | 'id' | 'setting' | 'changed'>): Shop {
  const applied = { create: 0, update: 0, 'price-stock': 0, withdraw: 0, refused: 0 }
  const empty = { products: new Map(), sold: new Set<string>(), deleted: new Set<string>() }
  return { id, manifest, setting, changed, applied, isDownUntil: 0, ...empty }
}

export const say = ({ id, setting }: Shop, what: string): void => setting.note(`${id}: ${what}`)

export function stateOf({ setting }: Shop, kept: Kept): Observation['state'] {
  const now = setting.schedule.now()
  if (kept.isWithdrawn) return 'withdrawn'
  if (kept.strangeUntil > now) return 'unknown'
  if (kept.reviewedAt > now) return 'in-review'
  if (kept.rejectsAfterReview) return 'rejected'
  return kept.isHidden || !kept.sent.onSale ? 'paused' : 'live'
}

export function seen(shop: Shop, kept: Kept): Observation {
  const state = stateOf(shop, kept)
  return {
    externalId: kept.id,
    state,
    raw: state === 'unknown' ? 'cho-xu-ly-dac-biet' : state,
    link: state === 'live' ? `https://${shop.id}.example/${kept.id}` : null,
    reasons: state === 'rejected' ? ['Ảnh chưa rõ.'] : [],
    shopSku: kept.sent.sku,
    offer: { price: kept.price, stock: kept.stock },
  }
}

/** All products of a code that were not taken down. */
export const upOf = ({ products }: Shop, code: string): Kept[] =>
  [...products.values()].filter(({ sent, isWithdrawn }) => sent.sku === code && !isWithdrawn)

/** The product of a code: the one that is up, else the last that was. */
export function productAt(shop: Shop, code: string): Kept | null {
  const all = [...shop.products.values()].filter(({ sent }) => sent.sku === code)
  return all.find(({ isWithdrawn }) => !isWithdrawn) ?? all.at(-1) ?? null
}

export const find = (shop: Shop, { externalId, shopSku }: Lookup): Kept | null =>
  (externalId === null ? undefined : shop.products.get(externalId)) ?? productAt(shop, shopSku)
