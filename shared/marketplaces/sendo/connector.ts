import * as z from 'zod'
import { permanent, type Result, retryable, success } from '../../domain/failure.ts'
import type { Change, Connector, ConnectorTools, Observation } from '../../ports/marketplace.ts'
import { withDeadline } from '../deadline.ts'
import { readChanges } from './changes.ts'
import { createSendoClient } from './client.ts'
import { completionOf, createComplete } from './complete.ts'
import { createSentParts } from './field-mask.ts'
import { find, type SendoRead, toObservation } from './observe.ts'
import { type SendoProduct, toPayload } from './product.ts'
import { createRecent } from './recent.ts'
import type { SendoSettings } from './settings.ts'
import { PRODUCT, readBack, refusal, type Tools } from './talk.ts'
import { changePriceStock, update } from './update.ts'

export function connect(settings: SendoSettings, given: ConnectorTools): Connector<SendoProduct> {
  const { now, shelf } = given
  const client = createSendoClient(settings, given)
  const complete = createComplete(client, given, new URL(settings.baseUrl).host)
  const recent = createRecent(now)
  const tools: Tools = { client, complete, recent, sent: createSentParts(shelf), now, settings }
  return withDeadline(settings.http, {
    async observe(lookup) {
      const found = await find(client, lookup)
      return found.ok ? success(found.value && noted(tools, found.value)) : found
    },
    apply: (change) => apply(tools, change),
    complete,
    changes: (range, cursor) => readChanges(client, range, cursor),
  })
}

function noted({ recent }: Tools, product: SendoRead): Observation {
  recent.note(product)
  return toObservation(product)
}

function apply(tools: Tools, change: Change<SendoProduct>): Promise<Result<Observation>> {
  switch (change.kind) {
    case 'create':
      return create(tools, change.product)
    case 'update':
      return update(tools, change.externalId, change.product, change.since ?? null)
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
  const completion = await completionOf(tools.complete, product)
  if (!completion.ok) return completion
  const payload = toPayload(product, 0, completion.value)
  const sent = await tools.client('POST', PRODUCT, payload)
  if (!sent.ok) return sent
  if (sent.value.kind !== 'done') {
    // A SKU that is there already is not the seller's mistake: the next look-up finds and adopts the product.
    const found = await find(tools.client, { externalId: null, shopSku: product.sku })
    if (!found.ok) return found
    return found.value === null ? refusal(sent.value) : retryable('marketplace.exists')
  }
  const id = NewId.safeParse(sent.value.result)
  if (!id.success) return retryable('marketplace.bad-answer', 'created without an id')
  if (tools.settings.fieldMask) await tools.sent.note(product, payload)
  return readBack(tools, id.data)
}
