import { createHash, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import type { Hint, HintRequest, ProductRef } from '../../ports/marketplace.ts'
import type { SendoSettings } from './settings.ts'

/** What Sendo sends (HS-17992475206041): no signature and no time, but the shop key. Its product has the older names. */
const HintBody = z.object({
  type: z.string(),
  store_id: z.union([z.int(), z.string()]).nullish(),
  shop_key: z.string(),
  data: z.unknown(),
})

const HintedProduct = z.object({
  id: z.union([z.int().positive(), z.string().regex(/^[1-9]\d{0,18}$/)]).nullish(),
  store_sku: z.string().max(100).nullish(),
  sku: z.string().max(100).nullish(),
})

/**
 * Reads what was sent to our address for hints. Only the shop's own keys tell that it is from Sendo; nothing of it is
 * believed but which product to look at. Orders are none of our business: they name no product.
 */
export function readHint(request: HintRequest, settings: SendoSettings): Hint {
  const body = HintBody.safeParse(parseJson(request.body))
  if (!body.success) return { kind: 'refused', refused: 'not in the shape of a hint' }
  const { type, store_id, shop_key, data } = body.data
  if (!isSame(shop_key, settings.shopKey)) return { kind: 'refused', refused: 'another shop key' }
  if (settings.storeId !== undefined && String(store_id) !== String(settings.storeId))
    return { kind: 'refused', refused: 'another store' }
  const delivery = createHash('sha256').update(request.body).digest('hex')
  return { kind: 'products', products: type.startsWith('PRODUCT.') ? productIn(data) : [], delivery }
}

function productIn(data: unknown): ProductRef[] {
  const product = HintedProduct.safeParse(data)
  if (!product.success) return []
  const { id, store_sku, sku } = product.data
  const shopSku = store_sku || sku || null
  const externalId = id == null ? null : String(id)
  return externalId === null && shopSku === null ? [] : [{ externalId, shopSku }]
}

/** Takes the same time whatever is wrong. */
function isSame(given: string, known: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(known))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
