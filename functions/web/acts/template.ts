// Reads only: the template, with the products that an account has.
import type { TenantId } from '../../../shared/domain/ids.ts'
import type { Listing } from '../../../shared/domain/listing.ts'
import type { Session } from '../../../shared/domain/session.ts'
import { templateName } from '../../../shared/domain/vietnamese/workbook.ts'
import { makeTemplate } from '../../../shared/sheet/template/template.ts'
import { allListings } from '../../../shared/steps/walk.ts'
import type { WebDeps } from '../deps.ts'
import type { FileAnswer } from '../file-answer.ts'
import { done, type Outcome } from '../trouble.ts'
import { tenantInReach } from './tenant-in-reach.ts'

/** More lines than this nobody fixes by hand; a sheet of their own does what a template does. */
const mostListings = 5000

/** The template for an account. An office's own is a list of many producers, each line naming its one. */
export async function templateFor(
  deps: Pick<WebDeps, 'stores'>,
  session: Session,
  asked: string | undefined,
): Promise<Outcome<FileAnswer>> {
  const tenant = await tenantInReach(deps, session, asked)
  if (!tenant.ok) return tenant
  const listings = await listingsOf(deps, tenant.value)
  const isList = session.role !== 'owner' && tenant.value === session.tenant
  const bytes = makeTemplate(isList ? { listings, withProducers: true } : { listings })
  return done({ filename: templateName, content: { bytes } })
}

async function listingsOf(deps: Pick<WebDeps, 'stores'>, tenant: TenantId): Promise<Listing[]> {
  const listings: Listing[] = []
  for await (const { listing } of allListings(deps.stores, tenant)) {
    if (listings.length === mostListings) break
    listings.push(listing)
  }
  return listings
}
