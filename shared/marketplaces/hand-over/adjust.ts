import type { HandOverProduct } from '../../domain/hand-over/product.ts'
import type { HandOverSettings } from '../../domain/hand-over/settings.ts'
import type { Listing } from '../../domain/listing.ts'
import { RequestLimits } from '../../domain/pace/limits.ts'
import { tenantOfShopSku } from '../../domain/shop-sku.ts'
import type { AdjustContext, Adjusted } from '../../ports/marketplace.ts'
import { adjust as adjustForPartner } from '../partner-api/adjust.ts'
import type { Limits } from '../partner-api/profile.ts'

/** No rule of such a marketplace is public: whatever the settings say, it is told and never blocks. */
const unknownRule = { source: 'settings of the hand-over', mark: '?', checkedOn: '2026-11-27' } as const

/** Pure: the listing as a person at the desk reads it, composed as for a partner. */
export function adjust(
  listing: Listing,
  context: AdjustContext,
  { limits }: HandOverSettings,
): Adjusted<HandOverProduct> {
  const noRequests = RequestLimits.parse({})
  const form = {
    descriptionFormat: 'text',
    picturesMin: 0,
    pictureSide: null,
    tooManyCodes: [],
  } satisfies Partial<Limits>
  const own: Limits = { ...noRequests, ...unknownRule, ...form, ...limits }
  const { product, problems } = adjustForPartner(listing, context, { limits: own })
  const { sku: key, name, description, price, unit, stock, onSale, group, netValue, netUnit } = product
  const { ocopStars, ocopDecision, ocopExpiresOn, producer, place, gtin } = product
  const handed: HandOverProduct = {
    ...{ key, name, description, price, unit, stock, onSale, group, netValue, netUnit },
    ...{ ocopStars, ocopDecision, ocopExpiresOn, producer, place, gtin },
    tenant: tenantOfShopSku(key) ?? '',
    sku: listing.sku,
    category: product.category,
    images: listing.images.slice(0, limits.picturesMax ?? undefined).map(({ sha256, type }) => ({
      sha256,
      type,
      url: context.pictureUrl(sha256),
    })),
    papers: [...context.papers],
  }
  return { product: handed, problems }
}

export const offerOf = ({ price, stock }: HandOverProduct) => ({ price, stock })

export const priceStockPart = ({ price, stock, onSale }: HandOverProduct): Partial<HandOverProduct> => ({
  price,
  stock,
  onSale,
})
