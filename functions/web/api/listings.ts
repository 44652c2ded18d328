import * as z from 'zod'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import { listListings } from '../acts/list-listings.ts'
import { type StatusedListing, withStatuses } from '../acts/listing-status.ts'
import { tenantInReach } from '../acts/tenant-in-reach.ts'
import { done, refuse } from '../trouble.ts'
import { none, type Route, route } from './route.ts'
import { ListingList, ListingsQuery, ListingView, TenantQuery } from './schemas.ts'

function view({ desired, statuses }: StatusedListing): z.input<typeof ListingView> {
  const { tenant, version, targets, listing } = desired
  const shown = statuses.map(({ marketplace, condition, link, reasons, code, changedAt }) => {
    return [marketplace, { condition, link, reasons, code, changedAt }] as const
  })
  return { ...listing, tenant, version, targets, statuses: Object.fromEntries(shown) }
}

const list = route({
  method: 'get',
  path: '/api/listings',
  tag: 'listings',
  summary: 'Listings with their status per marketplace',
  who: 'everybody',
  params: none,
  query: ListingsQuery,
  body: none,
  answer: {
    statuses: [200],
    description: 'Go on with `after` = `next` until it is null; a filtered page may hold fewer than `limit`',
    schema: ListingList,
  },
  troubles: [403, 404],
  async handle({ deps, session, query }) {
    const page = await listListings(deps, session, query)
    if (!page.ok) return page
    return done({ status: 200, body: { listings: page.value.listings.map(view), next: page.value.next } })
  },
})

const detail = route({
  method: 'get',
  path: '/api/listings/{sku}',
  tag: 'listings',
  summary: 'One listing; staff name its account',
  who: 'everybody',
  params: z.object({ sku: z.string() }),
  query: TenantQuery,
  body: none,
  answer: { statuses: [200], description: 'The listing', schema: ListingView },
  troubles: [403, 404],
  async handle({ deps, session, params, query }) {
    if (session.role !== 'owner' && query.tenant === undefined)
      return refuse(422, problems.tenantMissing(), 'tenant')
    const tenant = await tenantInReach(deps, session, query.tenant)
    if (!tenant.ok) return tenant
    const found = await deps.stores.desired.get(tenant.value, params.sku)
    if (!found) return refuse(404, problems.listingUnknown())
    const [statused] = await withStatuses(deps, [found])
    return done({ status: 200, body: view(statused ?? { desired: found, statuses: [] }) })
  },
})

export const listingRoutes: readonly Route[] = [list, detail]
