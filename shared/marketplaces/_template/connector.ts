import { permanent, type Result, retryable } from '../../domain/failure.ts'
import type { Change, Connector, ConnectorTools, Observation } from '../../ports/marketplace.ts'
import { withDeadline } from '../deadline.ts'
import { createClient, type OwnApiClient } from './client.ts'
import { find, observed } from './observe.ts'
import { type OwnApiProduct, priceStockPart } from './product.ts'
import type { OwnApiSettings } from './settings.ts'

/** `complete` and `changes` stand beside the two, where the marketplace has such calls. */
export function connect(settings: OwnApiSettings, tools: ConnectorTools): Connector<OwnApiProduct> {
  const client = createClient(settings, tools)
  return withDeadline(settings.http, {
    observe: (lookup) => find(client, lookup),
    apply: (change) => apply(client, change),
  })
}

async function apply(client: OwnApiClient, change: Change<OwnApiProduct>): Promise<Result<Observation>> {
  switch (change.kind) {
    case 'create':
      return create(client, change.product)
    case 'update':
      return changed(client, change.externalId, change.product)
    case 'price-stock':
      return changed(client, change.externalId, priceStockPart(change.product))
    case 'withdraw':
      // There is no call for it: the capability `withdraw` is false.
      return permanent('marketplace.cannot-withdraw')
  }
}

/** Where the answer tells no id, this is retryable: the next look finds the product by its SKU. */
async function create(client: OwnApiClient, product: OwnApiProduct): Promise<Result<Observation>> {
  const sent = await client('POST', '/products', product)
  if (!sent.ok) return sent
  return observed(sent.value?.body, ({ sku }) => sku === product.sku)
}

/** Must never make a product: one that is gone is left to the next look. */
async function changed(
  client: OwnApiClient,
  externalId: string,
  part: Partial<OwnApiProduct>,
): Promise<Result<Observation>> {
  const sent = await client('PATCH', `/products/${encodeURIComponent(externalId)}`, part)
  if (!sent.ok) return sent
  if (sent.value === null) return retryable('marketplace.gone')
  return observed(sent.value.body, ({ id }) => id === externalId)
}
