import type { Manifest } from '../../ports/manifest.ts'
import type { AnyMarketplace } from '../../ports/opened-marketplace.ts'
import { defineContractMarketplace } from '../contract-marketplace.ts'
import { handOver } from '../hand-over/index.ts'
import { adjust } from './adjust.ts'
import { connect } from './connector.ts'
import { PartnerProfile } from './profile.ts'
import { offerOf, priceStockPart } from './protocol.ts'
import { readHint } from './webhook.ts'

/** What tells one such marketplace from another; the rest is in its contract profile. */
export type Identity = Pick<Manifest, 'id' | 'name' | 'site'>

/**
 * A marketplace reached by our own protocol, bent by a contract profile, or handed over to its desk where there is no
 * contract. Off until an operator supplies the settings of one or the other.
 */
export function definePartnerMarketplace(identity: Identity): AnyMarketplace {
  const manifest: Manifest = {
    ...identity,
    mode: 'partner-api',
    offByDefault: 'No public listing API is known: it needs a contract profile from an operator.',
    offReason: 'needs-contract',
    // What the protocol can. A profile may have no such call or no webhook: then there is no `changes`, and hints are refused.
    capabilities: { priceStock: true, pause: true, withdraw: true, changes: true, hints: true },
    limits: { says: 'Whatever the contract profile says under `limits`.', source: null },
    lane: { batchSize: 5, maxConcurrency: 2, timeoutSeconds: 120 },
  }
  const contract = {
    manifest,
    settingsSchema: PartnerProfile,
    adjust,
    priceStockPart,
    offerOf,
    connect,
    hint: readHint,
  }
  return defineContractMarketplace(contract, handOver)
}
