import * as z from 'zod'
import { type Failure, type Result, success } from '../../domain/failure.ts'
import type { SendoClient } from './client.ts'
import type { SendoAnswer } from './envelope.ts'
import type { SendoRead } from './observe.ts'
import { type PriceStock, priceStockPart, type SendoProduct } from './product.ts'
import { promotionOf, runningUntil } from './promotion.ts'
import { refusedFields } from './refused-fields.ts'

const PRICE_STOCK = '/api/partner/product/config/variant-price'

/**
 * The price of a product whose promotion runs: it stays as it is, because another one would end the promotion (V:
 * HS-17992275087129). `until` in epoch milliseconds; null where the end is not told. Null where nothing is locked.
 */
export function priceLock(
  before: SendoRead,
  wanted: Pick<SendoProduct, 'price'>,
  now: number,
): { until: number | null } | null {
  return before.price === wanted.price ? null : runningUntil(promotionOf(before), now)
}

/** What is left to be done: the new price, once the promotion is over. The stock, where it was sent, is there. */
export function lockedPrice({ until }: { until: number | null }, isStockSent: boolean): Failure {
  const code = 'marketplace.promotion'
  const taken: Pick<Failure & { kind: 'permanent' }, 'taken'> = isStockSent ? { taken: 'stock' } : {}
  return until === null ? { kind: 'permanent', code, ...taken } : { kind: 'throttled', code, until, ...taken }
}

/** Changes price, stock and whether it is on sale. What it says of a promotion is what is there: nothing ends by our call. */
export async function sendPriceStock(
  client: SendoClient,
  before: SendoRead,
  wanted: Partial<PriceStock>,
): Promise<Result<SendoAnswer>> {
  const promotion = promotionOf(before)
  const item = {
    product_id: Number(before.id),
    is_config_variant: before.is_config_variant === true,
    ...wanted,
    ...(promotion?.price != null && {
      special_price: promotion.price,
      promotion_start_date: promotion.from,
      promotion_end_date: promotion.to,
    }),
    variants: [],
  }
  const sent = await client('PUT', PRICE_STOCK, [item])
  return sent.ok ? success(readItemErrors(sent.value)) : sent
}

/** Stock and whether it is on sale, without the price; null where both are so already. */
export function stockChange(before: SendoRead, product: SendoProduct): Partial<PriceStock> | null {
  const { price: _, ...wanted } = priceStockPart(product)
  const isSo =
    before.stock_quantity === wanted.stock_quantity && before.stock_availability === wanted.stock_availability
  return isSo ? null : wanted
}

/** This call reports failures item by item inside a successful answer (C: public code). */
const ItemErrors = z.object({ error_list: z.array(z.unknown()) })

const ItemError = z.object({
  property_name: z.string().nullish(),
  message: z.string().nullish(),
  error_message: z.string().nullish(),
})

export function readItemErrors(answer: SendoAnswer): SendoAnswer {
  if (answer.kind !== 'done') return answer
  const errors = ItemErrors.safeParse(answer.result)
  if (!errors.success || errors.data.error_list.length === 0) return answer
  const detail = JSON.stringify(errors.data.error_list).slice(0, 500)
  return { kind: 'refused', fields: refusedFields(errors.data.error_list.map(toDetail)), detail }
}

function toDetail(error: unknown): { property: string; message: string } {
  const read = ItemError.safeParse(error)
  if (!read.success) return { property: '', message: typeof error === 'string' ? error : '' }
  const { property_name, message, error_message } = read.data
  return { property: property_name ?? '', message: message ?? error_message ?? '' }
}
