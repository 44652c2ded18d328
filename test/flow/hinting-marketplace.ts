import { createHmac } from 'node:crypto'
import * as z from 'zod'
import { permanent, success } from '../../shared/domain/failure.ts'
import { defineMarketplace } from '../../shared/marketplaces/define.ts'
import type { Manifest } from '../../shared/ports/manifest.ts'
import type { Hint, HintRequest, Observation } from '../../shared/ports/marketplace.ts'

export const manifest: Manifest = {
  id: 'cho-vi-du',
  name: 'Chợ Ví Dụ',
  site: 'https://cho-vi-du.example',
  mode: 'api',
  offByDefault: null,
  capabilities: { priceStock: true, pause: true, withdraw: true, changes: true, hints: true },
  limits: { says: 'nothing', source: null },
  lane: { batchSize: 1, maxConcurrency: 2, timeoutSeconds: 120 },
}

const Said = z.object({ event: z.string(), skus: z.array(z.string()), delivery: z.string().nullable() })
export type Said = z.infer<typeof Said>

export const signed = (body: string, key: string): string =>
  createHmac('sha256', key).update(body).digest('hex')

type Product = { sku: string; name: string; price: number; stock: number }

type Tellings = { at: number; code: string }[]

/** A small marketplace that signs what it says, holds what the test puts there, and tells of what the test lists. */
export function hintingMarketplace(
  held: Map<string, Observation>,
  told: Tellings = [],
  refuses: (kind: string) => boolean = () => false,
) {
  return defineMarketplace<{ key: string }, Product>({
    manifest,
    settingsSchema: z.object({ key: z.string() }),
    adjust: (listing, { shopSku }) => ({
      product: { sku: shopSku, name: listing.name, price: listing.price?.amount ?? 0, stock: listing.stock },
      problems: [],
    }),
    priceStockPart: ({ price, stock }) => ({ price, stock }),
    offerOf: ({ price, stock }) => ({ price, stock }),
    connect: () => ({
      async changes({ from, to }, cursor) {
        const all = told.filter(({ at }) => at >= from && at <= to)
        const start = Number(cursor ?? 0)
        const products = all.slice(start, start + 2).map(({ code }) => ({ externalId: code, shopSku: code }))
        return success({ products, next: start + 2 < all.length ? String(start + 2) : null })
      },
      observe: async ({ shopSku }) => success(held.get(shopSku) ?? null),
      async apply(change) {
        if (refuses(change.kind))
          return permanent('marketplace.rejected', [{ field: 'name', reason: 'Tên quá dài' }])
        if (change.kind === 'withdraw') return permanent('marketplace.refused')
        const { sku, price, stock } = change.product
        const seen: Observation = {
          externalId: sku,
          state: 'live',
          raw: 'LIVE',
          link: null,
          reasons: [],
          shopSku: sku,
          offer: { price, stock },
        }
        held.set(sku, seen)
        return success(seen)
      },
    }),
    hint: ({ headers, body }: HintRequest, { key }): Hint => {
      if (headers['x-signature'] !== signed(body, key))
        return { kind: 'refused', refused: 'the signature does not fit' }
      const said = Said.parse(JSON.parse(body))
      const products = said.skus.map((shopSku) => ({ externalId: null, shopSku }))
      return { kind: 'products', products, delivery: said.delivery }
    },
  })
}
