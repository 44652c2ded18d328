// Part of stage 3 and of every preview, reads only: what a marketplace would be sent of a listing, and what speaks against
// it. Both go this way and no other, so that what a preview says is what publishing does.
import { clearedCodes } from '../domain/clearance.ts'
import type { Desired } from '../domain/desired.ts'
import { type Result, success } from '../domain/failure.ts'
import type { Listing } from '../domain/listing.ts'
import { listingOn } from '../domain/listing-today.ts'
import { wordingHolds } from '../domain/normalize/wording.ts'
import type { Problem } from '../domain/rules.ts'
import { shopSku } from '../domain/shop-sku.ts'
import { issueText } from '../domain/vietnamese/issues.ts'
import { type Clock, vietnamDay } from '../ports/clock.ts'
import type { LinkedPaper, PictureUrl } from '../ports/marketplace.ts'
import type { AdjustedProduct, OpenedMarketplace } from '../ports/opened-marketplace.ts'
import type { Stores } from '../ports/stores.ts'
import type { CategoryRules } from './category-memo.ts'

export type PrepareParts = {
  stores: Pick<Stores, 'clearances'>
  marketplace: Parameters<CategoryRules>[0]
  categoryRules: CategoryRules
  pictureUrl: PictureUrl
  clock: Pick<Clock, 'now'>
}

/** `onSale` false: it is paused. `papers`: those that speak for the product today. */
export type ToPrepare = Pick<Desired, 'tenant' | 'sku' | 'listing'> & {
  onSale: boolean
  papers: readonly LinkedPaper[]
}

export type PreparedProduct = {
  adjusted: AdjustedProduct
  /** The same product with another stock. */
  adjustTo: (stock: number) => AdjustedProduct
}

/** Everything that can be said without asking the marketplace. */
export async function prepareProduct(
  parts: PrepareParts,
  market: Pick<OpenedMarketplace, 'adjust'>,
  of: ToPrepare,
): Promise<PreparedProduct> {
  const listing = listingOn(vietnamDay(parts.clock.now()), of.listing)
  const [holds, categoryRules] = await Promise.all([
    wordingProblems(parts, of.tenant, listing),
    parts.categoryRules(parts.marketplace),
  ])
  const context = {
    shopSku: shopSku(of.tenant, of.sku),
    pictureUrl: parts.pictureUrl,
    onSale: of.onSale,
    papers: of.papers,
    categoryRules,
  }
  const adjustTo = (stock: number) => {
    const adjusted = market.adjust({ ...listing, stock }, context)
    return { ...adjusted, problems: [...holds, ...adjusted.problems] }
  }
  return { adjusted: adjustTo(listing.stock), adjustTo }
}

/**
 * And what only the marketplace's own lists tell. A product that is held already is not asked about: nothing of it is sent.
 */
export async function completeProduct(
  market: Pick<OpenedMarketplace, 'complete'>,
  adjusted: AdjustedProduct,
): Promise<Result<AdjustedProduct>> {
  return blockingOf(adjusted).length > 0 ? success(adjusted) : market.complete(adjusted)
}

export const blockingOf = ({ problems }: Pick<AdjustedProduct, 'problems'>): Problem[] =>
  problems.filter((problem) => problem.blocking)

const holdText = (code: ReturnType<typeof wordingHolds>[number]): string => {
  const { message, hint } = issueText(code, {})
  return [message, hint].filter(Boolean).join(' ')
}

/**
 * Alcohol and claims wait for a person however the words came here: by a sheet, an edit, or because the paper that proved
 * them is over. Staff who cleared this wording have taken it upon themselves.
 */
async function wordingProblems(
  { stores }: Pick<PrepareParts, 'stores'>,
  tenant: Desired['tenant'],
  listing: Listing,
): Promise<Problem[]> {
  const codes = wordingHolds(listing)
  if (codes.length === 0) return []
  const cleared = clearedCodes(await stores.clearances.get(tenant, listing.sku), listing)
  return codes
    .filter((code) => !cleared.has(code))
    .map((code) => ({ code, field: 'name', blocking: true, message: holdText(code) }))
}
