import * as z from 'zod'
import { HandOverSettings, isHandOver } from '../domain/hand-over/settings.ts'
import type { Marketplace } from '../ports/marketplace.ts'
import type { AnyMarketplace } from '../ports/opened-marketplace.ts'
import { defineMarketplace } from './define.ts'

/** A partner's side of such a marketplace: what its own settings mean. */
type ByContract<Settings, Product> = Marketplace<Settings, Product>
/** The desk's side: the same without a manifest of its own. */
type ByDesk<Product> = Omit<Marketplace<HandOverSettings, Product>, 'manifest' | 'settingsSchema'>

/**
 * A marketplace that is reached by contract or, while there is none, handed over to its desk. The settings of the
 * connection say which: `mode: 'hand-over'`, else they are the contract's.
 */
export function defineContractMarketplace<Settings, Product extends object, Handed extends object>(
  contract: ByContract<Settings, Product>,
  desk: ByDesk<Handed>,
): AnyMarketplace {
  const byContract = defineMarketplace(contract)
  const byDesk = defineMarketplace({ ...desk, manifest: contract.manifest, settingsSchema: HandOverSettings })
  const chosen = (settings: unknown) => (isHandOver(settings) ? byDesk : byContract)
  return {
    manifest: contract.manifest,
    settingsSchema: z.union([HandOverSettings, contract.settingsSchema]),
    check: (settings) => chosen(settings).check(settings),
    open: (settings, tools) => chosen(settings).open(settings, tools),
  }
}
