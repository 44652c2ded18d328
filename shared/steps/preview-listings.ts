// Consulting, reads only: what publishing would make of listings at one marketplace. Sends nothing of them.
import type { Failure } from '../domain/failure.ts'
import type { MarketplaceId, TenantId } from '../domain/ids.ts'
import type { Listing } from '../domain/listing.ts'
import { failureText } from '../domain/vietnamese/failures.ts'
import type { Clock } from '../ports/clock.ts'
import type { Previewed } from '../ports/consult.ts'
import type { PictureUrl } from '../ports/marketplace.ts'
import type { AdjustedProduct, OpenedMarketplace } from '../ports/opened-marketplace.ts'
import type { Stores } from '../ports/stores.ts'
import type { CategoryRules } from './category-memo.ts'
import { papersFor } from './papers-for.ts'
import { completeProduct, prepareProduct } from './prepare-product.ts'

export type PreviewParts = {
  stores: Pick<Stores, 'clearances' | 'papers'>
  open(marketplace: MarketplaceId, tenant: TenantId): Promise<OpenedMarketplace | Failure>
  categoryRules: CategoryRules
  pictureUrl: PictureUrl
  paperUrl: (sha256: string) => string
  clock: Pick<Clock, 'now'>
  /** How long the marketplace's own lists may be asked, all listings together. */
  patienceMs: number
}

type Asked = { tenant: TenantId; listing: Listing }

/** One answer for each listing, in their order. What cannot be asked in time is said to be unchecked. */
export async function previewListings(
  parts: PreviewParts,
  marketplace: MarketplaceId,
  listings: readonly Asked[],
): Promise<Previewed[]> {
  const until = parts.clock.now() + parts.patienceMs
  let trouble: string | null = null
  const answers: Previewed[] = []
  const known = papersOnce(parts.stores.papers)
  for (const { tenant, listing } of listings) {
    const market = await parts.open(marketplace, tenant)
    if ('kind' in market) {
      answers.push(withoutConnection(market))
      continue
    }
    const papers = await papersFor({ ...parts, stores: { papers: known } }, { tenant, sku: listing.sku })
    const of = { tenant, sku: listing.sku, listing, onSale: true, papers: papers.linked }
    const { adjusted } = await prepareProduct({ ...parts, marketplace }, market, of)
    if (parts.clock.now() > until) trouble ??= 'marketplace.timeout'
    const answer: Previewed = trouble === null ? await completed(market, adjusted) : plain(adjusted, trouble)
    trouble = answer.unchecked
    answers.push(answer)
  }
  return answers
}

/** The papers of an account, read once for all its listings. */
function papersOnce(papers: Stores['papers']): Stores['papers'] {
  const lists = new Map<TenantId, ReturnType<Stores['papers']['list']>>()
  const list: Stores['papers']['list'] = (tenant) => {
    const known = lists.get(tenant) ?? papers.list(tenant)
    lists.set(tenant, known)
    return known
  }
  return { ...papers, list }
}

/** A connection that is missing or wrong holds every listing, as publishing would. */
const withoutConnection = ({ code }: Failure): Previewed => ({
  problems: [{ code, field: 'marketplace', blocking: true, message: failureText(code) }],
  unchecked: null,
})

const plain = ({ problems }: AdjustedProduct, unchecked: string | null): Previewed => ({
  problems,
  unchecked,
})

async function completed(market: OpenedMarketplace, adjusted: AdjustedProduct): Promise<Previewed> {
  const whole = await completeProduct(market, adjusted)
  if (whole.ok) return plain(whole.value, null)
  const { failure } = whole
  if (failure.kind !== 'permanent') return plain(adjusted, failure.code)
  const refusal = { code: failure.code, field: 'group', blocking: true, message: failureText(failure.code) }
  return plain({ ...adjusted, problems: [...adjusted.problems, refusal] }, null)
}
