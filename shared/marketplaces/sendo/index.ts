import type { Manifest } from '../../ports/manifest.ts'
import { defineMarketplace } from '../define.ts'
import { adjust } from './adjust.ts'
import { categoryPattern, ownCategories } from './categories.ts'
import { connect } from './connector.ts'
import { readHint } from './hint.ts'
import { offerOf, priceStockPart } from './product.ts'
import { SendoSettings } from './settings.ts'

const manifest: Manifest = {
  id: 'sendo',
  name: 'Sendo',
  site: 'https://www.sendo.vn',
  mode: 'api',
  offByDefault: 'The core marketplace closed on 2025-04-15; whether its seller API still answers is unknown.',
  offReason: 'closed-core',
  categories: { pattern: categoryPattern, example: '1218', own: ownCategories },
  // A product is paused through its stock flag. No documented call takes one down.
  capabilities: { priceStock: true, pause: true, withdraw: false, changes: true, hints: true },
  limits: { says: '5 logins a second and IP address; nothing of other calls', source: 'HS-17990422078361' },
  lane: { batchSize: 5, maxConcurrency: 2, timeoutSeconds: 120 },
}

export const sendo = defineMarketplace({
  manifest,
  settingsSchema: SendoSettings,
  adjust,
  priceStockPart,
  offerOf,
  connect,
  hint: readHint,
})
