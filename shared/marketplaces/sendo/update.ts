import { permanent, type Result, retryable, success } from '../../domain/failure.ts'
import type { Observation } from '../../ports/marketplace.ts'
import { completionOf } from './complete.ts'
import type { SendoAnswer } from './envelope.ts'
import { maskedItem } from './field-mask.ts'
import { carries, hasVariants, readById, type SendoRead, toObservation } from './observe.ts'
import { lockedPrice, priceLock, readItemErrors, sendPriceStock, stockChange } from './price-stock.ts'
import { priceStockPart, type SendoProduct, toPayload } from './product.ts'
import { promotionPart } from './promotion.ts'
import { explainRefusedChange, PRODUCT, readBack, readBefore, type Tools } from './talk.ts'

const FIELD_MASK = `${PRODUCT}/update-by-field-mask`

/** Whole, or by field mask where only some fields differ from what was accepted as `since`. */
export async function update(
  tools: Tools,
  externalId: string,
  product: SendoProduct,
  since: string | null,
): Promise<Result<Observation>> {
  const before = await readBefore(tools, externalId)
  if (!before.ok) return before
  if (hasVariants(before.value)) return permanent('marketplace.variants')
  const lock = priceLock(before.value, product, tools.now())
  const price = lock ? before.value.price : product.price
  // The price has to stay, and nobody says what it is.
  if (price == null) return { ok: false, failure: lockedPrice(lock ?? { until: null }, false) }
  const sent = await save(tools, before.value, { ...product, price }, since)
  if (!sent.ok) return sent
  if (sent.value.kind !== 'done') return explainRefusedChange(tools, externalId, sent.value)
  if (lock) return { ok: false, failure: lockedPrice(lock, true) }
  return readBack(tools, externalId)
}

async function save(
  tools: Tools,
  before: SendoRead,
  product: SendoProduct,
  since: string | null,
): Promise<Result<SendoAnswer>> {
  const completion = await completionOf(tools.complete, product)
  if (!completion.ok) return completion
  const payload = toPayload(product, Number(before.id), completion.value)
  if (!tools.settings.fieldMask)
    return tools.client('POST', PRODUCT, { ...payload, ...promotionPart(before) })
  const changed = await tools.sent.changed(product, payload, since)
  const sent = changed
    ? await tools.client('POST', FIELD_MASK, [maskedItem(payload, changed)])
    : await tools.client('POST', PRODUCT, { ...payload, ...promotionPart(before) })
  const answer = sent.ok ? success(readItemErrors(sent.value)) : sent
  if (answer.ok && answer.value.kind === 'done') await tools.sent.note(product, payload)
  return answer
}

/**
 * `price` is not in the table of this call but public code sends it (C), so the result is read back; where the price did
 * not arrive the whole product is sent. While a promotion runs only the stock is sent.
 */
export async function changePriceStock(
  tools: Tools,
  externalId: string,
  product: SendoProduct,
): Promise<Result<Observation>> {
  const before = await readBefore(tools, externalId)
  if (!before.ok) return before
  if (hasVariants(before.value)) return permanent('marketplace.variants')
  const lock = priceLock(before.value, product, tools.now())
  const wanted = lock ? stockChange(before.value, product) : priceStockPart(product)
  if (wanted) {
    const sent = await sendPriceStock(tools.client, before.value, wanted)
    if (!sent.ok) return sent
    if (sent.value.kind !== 'done') return explainRefusedChange(tools, externalId, sent.value)
  }
  if (lock) return { ok: false, failure: lockedPrice(lock, true) }
  const found = await readById(tools.client, externalId)
  if (!found.ok) return found
  if (found.value === null) return retryable('marketplace.gone')
  if (carries(found.value, priceStockPart(product))) return success(toObservation(found.value))
  tools.recent.note(found.value)
  return update(tools, externalId, product, null)
}
