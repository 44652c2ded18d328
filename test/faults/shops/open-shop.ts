// A marketplace in memory as an adapter reaches it: through calls of a process.
import * as z from 'zod'
import { defineMarketplace } from '../../../shared/marketplaces/define.ts'
import type { Manifest } from '../../../shared/ports/manifest.ts'
import type { Change, ChangesRange, Lookup } from '../../../shared/ports/marketplace.ts'
import type { AnyMarketplace, OpenedMarketplace } from '../../../shared/ports/opened-marketplace.ts'
import type { Process } from '../process.ts'
import { apply, changes, observe } from './answers.ts'
import type { Product, Shop } from './shop.ts'

export function openShop(shop: Shop, process: Process): OpenedMarketplace {
  const { manifest, id } = shop
  const call = <T>(what: string, effect: () => T) =>
    process.call({ what: `${what} at ${id}`, about: 300 }, effect)
  const connector = {
    observe: (lookup: Lookup) => call(`looking for ${lookup.shopSku}`, () => observe(shop, lookup)),
    apply: (change: Change<Product>) => call(change.kind, () => apply(shop, change)),
    ...(manifest.capabilities.changes && {
      changes: (range: ChangesRange, cursor: string | null) =>
        call('asking what changed', () => changes(shop, range, cursor)),
    }),
  }
  return define(manifest, () => connector).open({}, noTools)
}

/** For those who only want to know what it would be sent. */
export const unaskedShop = ({ manifest }: Shop): OpenedMarketplace =>
  define(manifest, () => ({ observe: nobody, apply: nobody })).open({}, noTools)

const nobody = () => Promise.reject(new Error('nobody asks here'))

/** A name with this in it is more than the marketplaces carry, by a verified rule. */
export const tooMuch = 'quá dài'

/** Made once: making a schema takes longer than a whole call. */
const noSettings = z.object({})

// The marketplaces in memory use no tool.
const noTools = { now: () => 0 } as Parameters<AnyMarketplace['open']>[1]

type Connect = Parameters<typeof defineMarketplace<object, Product>>[0]['connect']

const define = (manifest: Manifest, connect: Connect): AnyMarketplace =>
  defineMarketplace<object, Product>({
    manifest,
    settingsSchema: noSettings,
    adjust: ({ name, description, price, stock }, { shopSku, onSale, papers }) => ({
      product: {
        ...{ sku: shopSku, name, description, price: price.amount, stock, onSale },
        papers: papers.map(({ url }) => url),
      },
      problems: name.includes(tooMuch)
        ? [{ code: 'title.length', field: 'name', blocking: true, message: 'Tên dài quá.' }]
        : [],
    }),
    priceStockPart: ({ price, stock, onSale }) => ({ price, stock, onSale }),
    offerOf: ({ price, stock }) => ({ price, stock }),
    connect,
  })
