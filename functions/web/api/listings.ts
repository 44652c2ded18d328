import * as z from 'zod'
import type { Edit } from '../../../shared/domain/edit.ts'
import { actOnListing } from '../acts/act-on-listing.ts'
import { changeProblems, editListing } from '../acts/edit-listing.ts'
import { type FoundListing, findListing } from '../acts/find-listing.ts'
import { listListings } from '../acts/list-listings.ts'
import type { StatusedListing } from '../acts/listing-status.ts'
import { skuSegment } from '../sku-segment.ts'
import { done } from '../trouble.ts'
import { none, type Route, route } from './route.ts'
import {
  AcceptedAction,
  AcceptedEdit,
  ListingDetail,
  ListingList,
  ListingsQuery,
  type ListingView,
  NewAction,
  NewEdit,
  TenantQuery,
} from './schemas.ts'

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

const SkuParams = z.object({ sku: z.string() })

const detail = route({
  method: 'get',
  path: '/api/listings/{sku}',
  tag: 'listings',
  summary: 'One listing; staff name its account',
  who: 'everybody',
  params: SkuParams,
  query: TenantQuery,
  body: none,
  answer: { statuses: [200], description: 'The listing', schema: ListingDetail },
  troubles: [403, 404],
  async handle({ deps, session, params, query }) {
    const found = await findListing(deps, session, { ...params, tenant: query.tenant })
    if (!found.ok) return found
    return done({ status: 200, body: { ...view(found.value), pending: found.value.pending } })
  },
})

const lookAt = ({ wanted: { tenant, sku } }: FoundListing): string =>
  `/api/listings/${skuSegment(sku)}?tenant=${tenant}`

function accepted(found: FoundListing, edit: Edit | null) {
  const { tenant, sku } = found.wanted
  return { tenant, sku, order: edit?.order ?? null, look: lookAt(found) }
}

const edit = route({
  method: 'patch',
  path: '/api/listings/{sku}',
  tag: 'listings',
  summary: 'Say another price, stock, name or description; the newest statement about each wins',
  who: 'everybody',
  params: SkuParams,
  query: TenantQuery,
  body: NewEdit,
  fieldProblems: changeProblems,
  answer: { statuses: [202], description: 'It will be carried out', schema: AcceptedEdit },
  troubles: [400, 403, 404],
  async handle({ deps, session, params, query, body }) {
    const found = await findListing(deps, session, { ...params, tenant: query.tenant })
    if (!found.ok) return found
    const said = await editListing(deps, session, found.value, body)
    if (!said.ok) return said
    return done({ status: 202, body: accepted(found.value, said.value) })
  },
})

const act = route({
  method: 'post',
  path: '/api/listings/{sku}/actions',
  tag: 'listings',
  summary: 'Pause, resume, withdraw, relist, retry or link a listing at marketplaces',
  who: 'everybody',
  params: SkuParams,
  query: TenantQuery,
  body: NewAction,
  answer: {
    statuses: [202],
    description: 'What is done where; a marketplace that cannot do it says why',
    schema: AcceptedAction,
  },
  troubles: [400, 403, 404, 409],
  async handle({ deps, session, params, query, body }) {
    const found = await findListing(deps, session, { ...params, tenant: query.tenant })
    if (!found.ok) return found
    const result = await actOnListing(deps, session, found.value, body)
    if (!result.ok) return result
    const { edit: said, marketplaces } = result.value
    return done({ status: 202, body: { ...accepted(found.value, said), marketplaces } })
  },
})

export const listingRoutes: readonly Route[] = [list, act, detail, edit]
