import type { StartSandbox } from '../../ports/marketplace.ts'
import { startPartnerSandbox } from '../partner-api/sandbox.ts'

/**
 * A profile of our own invention, for the sandbox only: nothing here is known of Voso itself. It logs in with a key and
 * keeps the protocol's field names, all but a few.
 */
const profile = {
  login: { kind: 'apiKey', header: 'X-Seller-Key', key: 'sandbox-key' },
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
  },
}

export const startSandbox: StartSandbox = (options) => startPartnerSandbox(options, profile)
