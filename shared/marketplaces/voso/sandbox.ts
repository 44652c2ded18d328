import type { StartSandbox } from '../../ports/sandbox.ts'
import { startPartnerSandbox } from '../partner-api/sandbox.ts'

/**
 * A profile of our own invention, for the sandbox only: nothing here is known of Voso itself. It logs in with a key and
 * keeps the protocol's field names, all but a few; it finds a SKU in the query, tells no list of changes, and signs its
 * webhook under names of its own.
 */
const profile = {
  login: { kind: 'apiKey', header: 'X-Seller-Key', key: 'sandbox-key' },
  paths: {
    upsert: { method: 'PUT', path: '/items?sku={sku}' },
    readBySku: { method: 'GET', path: '/items?sku={sku}' },
    changes: null,
  },
  fieldNames: { sku: 'sellerSku', stock: 'quantity' },
  statusWords: {
    PENDING: 'in-review',
    ON_SALE: 'live',
    HIDDEN: 'paused',
    REFUSED: 'rejected',
    REMOVED: 'withdrawn',
  },
  limits: {
    source: 'sandbox profile, ours',
    mark: 'V',
    checkedOn: '2026-11-21',
    nameMax: 150,
    picturesMax: 9,
    tooManyCodes: ['SLOW_DOWN'],
  },
  webhook: {
    secrets: ['sandbox-webhook-secret-new', 'sandbox-webhook-secret-old'],
    signature: 'X-Seller-Signature',
    prefix: 'sha256=',
    timestamp: 'X-Seller-Time',
    delivery: null,
  },
}

export const startSandbox: StartSandbox = (options) => startPartnerSandbox(options, profile)
