import * as z from 'zod'
import { type Result, retryable, success } from '../../domain/failure.ts'
import type { Lookup, Observation } from '../../ports/marketplace.ts'
import type { SendoClient } from './client.ts'
import type { PriceStock } from './product.ts'
import { promotionFields } from './promotion.ts'

/** The part of a read product that we use (HS-17991973169433 and live samples). */
export const SendoRead = z.object({
  id: z.union([z.int(), z.string().min(1)]).transform(String),
  sku: z.string().nullish(),
  store_sku: z.string().nullish(),
  status: z.int().nullish(),
  product_status: z.int().nullish(),
  link: z.string().nullish(),
  price: z.number().nullish(),
  stock_quantity: z.number().nullish(),
  stock_availability: z.boolean().nullish(),
  reason_code: z.string().nullish(),
  reason_comment: z.string().nullish(),
  is_config_variant: z.boolean().nullish(),
  variants: z.unknown().optional(),
  ...promotionFields,
})
export type SendoRead = z.infer<typeof SendoRead>

/** By the id we recorded, then by SKU. Null only where Sendo clearly has no such product. */
export async function find(client: SendoClient, lookup: Lookup): Promise<Result<SendoRead | null>> {
  if (lookup.externalId !== null) {
    const byId = await readById(client, lookup.externalId)
    if (!byId.ok || byId.value !== null) return byId
  }
  const bySku = await read(client, `sku=${encodeURIComponent(lookup.shopSku)}`)
  if (!bySku.ok || bySku.value === null) return bySku
  // Never adopt what does not carry our SKU.
  if ((bySku.value.sku ?? bySku.value.store_sku) !== lookup.shopSku) {
    return retryable('marketplace.bad-answer', 'found a product with another SKU')
  }
  return bySku
}

/** An answer about another product is no answer. */
export async function readById(client: SendoClient, id: string): Promise<Result<SendoRead | null>> {
  const found = await read(client, `id=${encodeURIComponent(id)}`)
  if (!found.ok || found.value === null || found.value.id === id) return found
  return retryable('marketplace.bad-answer', 'asked for one product, told of another')
}

/** A look that succeeds and tells null has found nothing. */
async function read(client: SendoClient, query: string): Promise<Result<SendoRead | null>> {
  const answer = await client('GET', `/api/partner/product?${query}`)
  if (!answer.ok) return answer
  if (answer.value.kind === 'not-found') return success(null)
  if (answer.value.kind === 'refused') return retryable('marketplace.bad-answer', answer.value.detail)
  if (answer.value.result === null) return success(null)
  const product = SendoRead.safeParse(answer.value.result)
  return product.success
    ? success(product.data)
    : retryable('marketplace.bad-answer', 'no product in the answer')
}

export function toObservation(product: SendoRead): Observation {
  const reasons = [product.reason_comment, product.reason_code].filter((text) => text != null && text !== '')
  const status = product.status ?? product.product_status ?? null
  const state = stateOf(product, status, reasons.length > 0)
  return {
    externalId: product.id,
    state,
    raw: status === null ? '' : String(status),
    link: product.link?.startsWith('http') ? product.link : null,
    reasons: state === 'rejected' ? reasons.slice(0, 1).map(String) : [],
    ...skuOf(product),
    offer: {
      ...(product.price != null && { price: product.price }),
      ...(product.stock_quantity != null && { stock: product.stock_quantity }),
    },
  }
}

function skuOf({ sku, store_sku }: SendoRead): Pick<Observation, 'shopSku'> {
  const shopSku = sku ?? store_sku
  return shopSku == null ? {} : { shopSku }
}

/**
 * 1 awaiting approval, 4 cancelled, 5 deleted (V: HS-17992165478425); 2 on sale (C: public code). 0 draft and 3 rejected
 * are commonly assumed but confirmed nowhere, so they stay unknown, unless the product carries a rejection reason, which
 * is documented (V: HS-17992225144985).
 */
function stateOf(product: SendoRead, status: number | null, hasReason: boolean): Observation['state'] {
  if (status === 1) return 'in-review'
  if (status === 2) return isPaused(product) ? 'paused' : 'live'
  if (status === 5) return 'withdrawn'
  if (hasReason) return 'rejected'
  return status === 4 ? 'withdrawn' : 'unknown'
}

/** Sold out is not paused: without stock the flag has to be false anyway. */
function isPaused({ stock_availability, stock_quantity }: SendoRead): boolean {
  return stock_availability === false && (stock_quantity ?? 0) > 0
}

/** Price and stock of such a product stand at its variants; we make none, but a person may link one. */
export const hasVariants = ({ is_config_variant, variants }: SendoRead): boolean =>
  is_config_variant === true && Array.isArray(variants) && variants.length > 0

/** Whether price and stock arrived; a field that is not told is taken on trust. */
export function carries(product: SendoRead, wanted: PriceStock): boolean {
  return (
    (product.price ?? wanted.price) === wanted.price &&
    (product.stock_quantity ?? wanted.stock_quantity) === wanted.stock_quantity &&
    (product.stock_availability ?? wanted.stock_availability) === wanted.stock_availability
  )
}
