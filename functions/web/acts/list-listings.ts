// Reads only: listings with their status per marketplace, of one account or of all accounts in reach.

import type { Desired } from '../../../shared/domain/desired.ts'
import type { Session } from '../../../shared/domain/session.ts'
import type { Condition } from '../../../shared/domain/status.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import type { WebDeps } from '../deps.ts'
import { done, type Outcome, refuse } from '../trouble.ts'
import { type ListingCursor, readCursor, writeCursor } from './listing-cursor.ts'
import { type StatusedListing, withStatuses } from './listing-status.ts'
import { type Seller, sellersFrom } from './sellers.ts'
import { tenantInReach } from './tenant-in-reach.ts'

export type ListingsAsk = {
  tenant?: string | undefined
  marketplace?: string | undefined
  condition?: Condition | undefined
  after?: string | undefined
  limit: number
}

/** `next` may be there with fewer than `limit` listings: a filter looks at a bounded number of listings per call. */
export type ListingsPage = { listings: StatusedListing[]; next: string | null }

const lookedAtMost = 2000

/** Owners see their own listings; staff those of one account, or of every account in their communes. */
export async function listListings(
  deps: WebDeps,
  session: Session,
  ask: ListingsAsk,
): Promise<Outcome<ListingsPage>> {
  const cursor = ask.after === undefined ? null : readCursor(ask.after)
  if (cursor === undefined) return refuse(422, problems.cursorInvalid(), 'after')
  if (session.role !== 'owner' && ask.tenant === undefined)
    return done(await collect(deps, sellersFrom(deps, session, cursor), ask, cursor))
  const tenant = await tenantInReach(deps, session, ask.tenant)
  if (!tenant.ok) return tenant
  return done(await collect(deps, [{ commune: null, tenant: tenant.value }], ask, cursor))
}

async function collect(
  deps: WebDeps,
  sellers: AsyncIterable<Seller> | Iterable<Seller>,
  ask: ListingsAsk,
  cursor: ListingCursor | null,
): Promise<ListingsPage> {
  const listings: StatusedListing[] = []
  let last: ListingCursor | null = null
  let looked = 0
  for await (const { seller, page } of pages(deps, sellers, ask.limit, cursor)) {
    if (looked >= lookedAtMost) return { listings, next: last && writeCursor(last) }
    for (const one of await withStatuses(deps, page)) {
      if (matches(one, ask)) {
        if (listings.length === ask.limit) return { listings, next: last && writeCursor(last) }
        listings.push(one)
      }
      last = { commune: seller.commune, tenant: seller.tenant, sku: one.desired.sku }
    }
    looked += page.length
  }
  return { listings, next: null }
}

type SellerPage = { seller: Seller; page: Desired[] }

async function* pages(
  deps: WebDeps,
  sellers: AsyncIterable<Seller> | Iterable<Seller>,
  limit: number,
  cursor: ListingCursor | null,
): AsyncGenerator<SellerPage> {
  for await (const seller of sellers) {
    let after: string | null = cursor?.tenant === seller.tenant ? cursor.sku : null
    do {
      const range = { after, limit: Math.min(limit + 1, 100) }
      const page: { items: Desired[]; next: string | null } = await deps.stores.desired.list(
        seller.tenant,
        range,
      )
      yield { seller, page: page.items }
      after = page.next
    } while (after !== null)
  }
}

function matches({ statuses }: StatusedListing, { marketplace, condition }: ListingsAsk): boolean {
  if (marketplace === undefined && condition === undefined) return true
  return statuses.some(
    (one) =>
      (marketplace === undefined || one.marketplace === marketplace) &&
      (condition === undefined || one.condition === condition),
  )
}
