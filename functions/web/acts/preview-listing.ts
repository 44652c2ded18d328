// Reads only: what marketplaces would make of one listing now.
import { MarketplaceId } from '../../../shared/domain/ids.ts'
import type { WebDeps } from '../deps.ts'
import type { FoundListing } from './find-listing.ts'
import { judged, type Verdict } from './preview-verdict.ts'

/** As it would be offered there, whether somebody wants that already or not; null where it could not be asked. */
export async function previewListing(
  deps: Pick<WebDeps, 'consult'>,
  { wanted: { tenant, listing } }: FoundListing,
  marketplaces: readonly string[],
): Promise<Record<string, Verdict | null>> {
  const asked = marketplaces.map(async (id) => {
    const [previewed] = (await deps.consult.preview(MarketplaceId.parse(id), [{ tenant, listing }])) ?? []
    return [id, previewed ? judged(previewed, true) : null] as const
  })
  return Object.fromEntries(await Promise.all(asked))
}
