import * as z from 'zod'
import { type Result, retryable, success } from '../../domain/failure.ts'
import type { Lookup, Observation } from '../../ports/marketplace.ts'
import type { OwnApiClient } from './client.ts'

/** The part of a product there that we read. */
export const ReadProduct = z.object({
  id: z.string().min(1),
  sku: z.string(),
  status: z.string(),
  link: z.string().nullish(),
  reasons: z.array(z.string()).default([]),
  price: z.number().nullish(),
  quantity: z.number().nullish(),
})
export type ReadProduct = z.infer<typeof ReadProduct>

const Found = z.object({ products: z.array(ReadProduct) })

/** Its words, each with its source. A word that is missing here reads as `unknown`, never as live. */
const words: Record<string, Observation['state']> = {
  checking: 'in-review',
  selling: 'live',
  hidden: 'paused',
  refused: 'rejected',
  removed: 'withdrawn',
}

/** By the id we recorded, then by SKU. Null only where the marketplace clearly has no such product. */
export async function find(client: OwnApiClient, lookup: Lookup): Promise<Result<Observation | null>> {
  if (lookup.externalId !== null) {
    const byId = await client('GET', `/products/${encodeURIComponent(lookup.externalId)}`)
    if (!byId.ok) return byId
    if (byId.value) return observed(byId.value.body, ({ id }) => id === lookup.externalId)
  }
  const bySku = await client('GET', `/products?sku=${encodeURIComponent(lookup.shopSku)}`)
  if (!bySku.ok) return bySku
  const found = Found.safeParse(bySku.value?.body)
  if (!found.success) return retryable('marketplace.bad-answer', 'no list of products in the answer')
  const [product] = found.data.products
  return product ? observed(product, ({ sku }) => sku === lookup.shopSku) : success(null)
}

/** What an answer says of the product that `isMeant` tells; one about another product is no answer. */
export function observed(
  body: unknown,
  isMeant: (product: Pick<ReadProduct, 'id' | 'sku'>) => boolean,
): Result<Observation> {
  const product = ReadProduct.safeParse(body)
  if (!product.success) return retryable('marketplace.bad-answer', 'no product in the answer')
  return isMeant(product.data)
    ? success(toObservation(product.data))
    : retryable('marketplace.bad-answer', 'an answer about another product')
}

function toObservation({ id, sku, status, link, reasons, price, quantity }: ReadProduct): Observation {
  const state = (Object.hasOwn(words, status) ? words[status] : undefined) ?? 'unknown'
  return {
    externalId: id,
    state,
    raw: status,
    link: link?.startsWith('https://') ? link : null,
    reasons: state === 'rejected' ? reasons : [],
    shopSku: sku,
    offer: { ...(price != null && { price }), ...(quantity != null && { stock: quantity }) },
  }
}
