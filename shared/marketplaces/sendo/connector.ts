import * as z from 'zod'
import { permanent, type Result, retryable, success, throttled } from '../../domain/failure.ts'
import type { Change, Connector, ConnectorTools, Observation } from '../../ports/marketplace.ts'
import { withDeadline } from '../deadline.ts'
import { type CategoryResolver, createCategoryResolver } from './category-tree.ts'
import { createSendoClient, type SendoClient } from './client.ts'
import type { SendoAnswer } from './envelope.ts'
import { carries, find, readById, toObservation } from './observe.ts'
import { priceStockPart, type SendoProduct, toPayload } from './product.ts'
import type { SendoSettings } from './settings.ts'

type Tools = { client: SendoClient; category: CategoryResolver; now: () => number; settings: SendoSettings }

const PRODUCT = '/api/partner/product'
const PRICE_STOCK = '/api/partner/product/config/variant-price'

export function connect(settings: SendoSettings, given: ConnectorTools): Connector<SendoProduct> {
  const { now } = given
  const client = createSendoClient(settings, given)
  const tools = { client, category: createCategoryResolver(client, now), now, settings }
  return withDeadline(settings.http, {
    async observe(lookup) {
      const found = await find(client, lookup)
      return found.ok ? success(found.value && toObservation(found.value)) : found
    },
    apply: (change) => apply(tools, change),
  })
}

function apply(tools: Tools, change: Change<SendoProduct>): Promise<Result<Observation>> {
  switch (change.kind) {
    case 'create':
      return create(tools, change.product)
    case 'update':
      return update(tools, change.externalId, change.product)
    case 'price-stock':
      return changePriceStock(tools, change.externalId, change.product)
    case 'withdraw':
      // No call for it is documented (capability `withdraw` is false).
      return Promise.resolve(permanent('marketplace.cannot-withdraw'))
  }
}

/** The answer to a create is the new id (C: Odoo code). */
const NewId = z.union([z.int().positive(), z.string().regex(/^[1-9]\d*$/)]).transform(String)

async function create(tools: Tools, product: SendoProduct): Promise<Result<Observation>> {
  const sent = await save(tools, 0, product)
  if (!sent.ok) return sent
  if (sent.value.kind !== 'done') return explainRefusedCreate(tools, product, sent.value)
  const id = NewId.safeParse(sent.value.result)
  if (!id.success) return retryable('marketplace.bad-answer', 'created without an id')
  return readBack(tools, id.data)
}

/** A SKU that is there already is not the seller's mistake: the next look-up finds and adopts the product. */
async function explainRefusedCreate(
  tools: Tools,
  product: SendoProduct,
  answer: SendoAnswer,
): Promise<Result<Observation>> {
  const found = await find(tools.client, { externalId: null, shopSku: product.sku })
  if (!found.ok) return found
  return found.value === null ? refusal(answer) : retryable('marketplace.exists')
}

async function update(tools: Tools, externalId: string, product: SendoProduct): Promise<Result<Observation>> {
  const sent = await save(tools, Number(externalId), product)
  if (!sent.ok) return sent
  if (sent.value.kind === 'done') return readBack(tools, externalId)
  return explainRefusedChange(tools, externalId, sent.value)
}

/** Products in status 1 cannot be updated yet, those in 4 and 5 never (V: HS-17992165478425). */
async function explainRefusedChange(
  tools: Tools,
  externalId: string,
  answer: SendoAnswer,
): Promise<Result<Observation>> {
  const found = await readById(tools.client, externalId)
  if (!found.ok) return found
  if (found.value === null) return retryable('marketplace.gone')
  const { state } = toObservation(found.value)
  if (state === 'in-review') {
    return throttled('marketplace.in-review', tools.now() + tools.settings.reviewWaitSeconds * 1000)
  }
  return state === 'withdrawn' ? permanent('marketplace.removed') : refusal(answer)
}

/**
 * `price` is not in the table of this call but public code sends it (C), so the result is read back; where the price did
 * not arrive the whole product is sent.
 */
async function changePriceStock(
  tools: Tools,
  externalId: string,
  product: SendoProduct,
): Promise<Result<Observation>> {
  const wanted = priceStockPart(product)
  const item = { product_id: Number(externalId), is_config_variant: false, ...wanted, variants: [] }
  const sent = await tools.client('PUT', PRICE_STOCK, [item])
  if (!sent.ok) return sent
  const answer = readItemErrors(sent.value)
  if (answer.kind !== 'done') return explainRefusedChange(tools, externalId, answer)
  const found = await readById(tools.client, externalId)
  if (!found.ok) return found
  if (found.value === null) return retryable('marketplace.gone')
  return carries(found.value, wanted)
    ? success(toObservation(found.value))
    : update(tools, externalId, product)
}

/** This call reports failures item by item inside a successful answer (C: public code). */
const ItemErrors = z.object({ error_list: z.array(z.unknown()) })

function readItemErrors(answer: SendoAnswer): SendoAnswer {
  if (answer.kind !== 'done') return answer
  const errors = ItemErrors.safeParse(answer.result)
  if (!errors.success || errors.data.error_list.length === 0) return answer
  const detail = JSON.stringify(errors.data.error_list).slice(0, 500)
  return { kind: 'refused', fields: [], detail }
}

async function save(tools: Tools, id: number, product: SendoProduct): Promise<Result<SendoAnswer>> {
  const category = await tools.category(product.category)
  if (!category.ok) return category
  return tools.client('POST', PRODUCT, toPayload(product, id, category.value))
}

/** The change itself succeeded. Where it cannot be read back, the id is kept and the next look tells the rest. */
async function readBack(tools: Tools, id: string): Promise<Result<Observation>> {
  const found = await readById(tools.client, id)
  if (found.ok && found.value) return success(toObservation(found.value))
  return success({ externalId: id, state: 'in-review', raw: '', link: null, reasons: [] })
}

/** Only a refusal of what was sent rejects a product. */
function refusal(answer: SendoAnswer): Result<never> {
  if (answer.kind !== 'refused') return retryable('marketplace.bad-answer', `${answer.kind} to a change`)
  return permanent('marketplace.rejected', answer.fields, answer.detail)
}
