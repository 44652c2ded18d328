import type { Manifest } from '../../ports/manifest.ts'
import { defineMarketplace } from '../define.ts'
import { adjust } from './adjust.ts'
import { connect } from './connector.ts'
import { offerOf, priceStockPart } from './product.ts'
import { OwnApiSettings } from './settings.ts'

/** `id` is the folder's name. */
const identity = { id: 'cho-rieng', name: 'Chợ riêng', site: 'https://cho-rieng.example' }

const manifest: Manifest = {
  ...identity,
  mode: 'api',
  // Why it stays off until an operator switches it on, with `offReason`; null where its documentation is all that is needed.
  offByDefault: null,
  // One that is true is tested as such, one that is false by what is said instead.
  capabilities: { priceStock: true, pause: true, withdraw: false, changes: false, hints: false },
  limits: { says: 'nothing is documented', source: null },
  lane: { batchSize: 5, maxConcurrency: 2, timeoutSeconds: 120 },
}

export const marketplace = defineMarketplace({
  manifest,
  settingsSchema: OwnApiSettings,
  adjust,
  priceStockPart,
  offerOf,
  connect,
})
