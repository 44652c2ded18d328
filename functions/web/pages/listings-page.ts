import { html } from 'hono/html'
import type { TenantId } from '../../../shared/domain/ids.ts'
import type { Session } from '../../../shared/domain/session.ts'
import { Condition, isSoldOut, type Status } from '../../../shared/domain/status.ts'
import { conditionName, draftName, meaningOf } from '../../../shared/domain/vietnamese/conditions.ts'
import { frame, importPage, listingsPage } from '../../../shared/domain/vietnamese/pages.ts'
import { type ListingsAsk, listListings } from '../acts/list-listings.ts'
import type { StatusedListing } from '../acts/listing-status.ts'
import { findTenant } from '../acts/tenant-in-reach.ts'
import type { WebDeps } from '../deps.ts'
import { listingPath, pathWith } from './form.ts'
import { answerPage, type Html, type PageContext } from './page.ts'
import {
  badge,
  conditionBadge,
  factsOf,
  marketplaceName,
  needsSomebody,
  pictures,
  safeLink,
} from './parts.ts'
import { troublePage } from './trouble-page.ts'

const perPage = 20

/** Products and where each stands at each marketplace. */
export async function listingsListPage(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const ask = readAsk(c)
  const page = await listListings(deps, session, ask)
  if (!page.ok) return troublePage(deps, c, session, page.trouble)
  const { listings, next } = page.value
  const seller = ask.tenant ? await findTenant(deps, ask.tenant) : null
  const sellers = await sellerNames(deps, session, listings)
  const filtered = ask.marketplace !== undefined || ask.condition !== undefined
  const empty = html`<p class="soft">${filtered ? listingsPage.emptyFilter : listingsPage.empty}</p>`
  const body = html`<div class="card">${filterForm(deps, ask)}</div>
${listings.length === 0 ? empty : html`<ul class="list">${listings.map((one) => listingLine(deps, one, sellers, session))}</ul>`}
${next ? html`<p><a class="button quiet" href="${pathOf(ask, next)}">${frame.more}</a></p>` : ''}`
  const title = seller ? listingsPage.forSeller(seller.name) : listingsPage.title
  return answerPage(deps, c, session, { title, body, at: '/listings' })
}

type SellerNames = ReadonlyMap<TenantId, string>

/** Staff see whose product it is; owners know. */
async function sellerNames(
  deps: WebDeps,
  session: Session,
  listings: readonly StatusedListing[],
): Promise<SellerNames> {
  if (session.role === 'owner') return new Map()
  const ids = [...new Set(listings.map(({ desired }) => desired.tenant))]
  const found = await Promise.all(ids.map((id) => deps.stores.tenants.get(id)))
  return new Map(found.filter((one) => one !== null).map(({ tenant, name }) => [tenant, name]))
}

/** A filter that was left at “all” arrives as an empty text. */
function readAsk(c: PageContext): ListingsAsk {
  const condition = Condition.safeParse(c.req.query('condition'))
  return {
    tenant: c.req.query('tenant') || undefined,
    marketplace: c.req.query('marketplace') || undefined,
    condition: condition.success ? condition.data : undefined,
    after: c.req.query('after') || undefined,
    limit: perPage,
  }
}

const pathOf = ({ tenant, marketplace, condition }: ListingsAsk, after: string) =>
  pathWith('/listings', { tenant, marketplace, condition, after })

function filterForm(deps: WebDeps, ask: ListingsAsk): Html {
  const places = deps.marketplaces.map(({ id, name }) => [id, name] as const)
  const conditions = Condition.options.map((one) => [one, conditionName[one]] as const)
  return html`<form method="get" action="/listings" class="filter">
${ask.tenant ? html`<input type="hidden" name="tenant" value="${ask.tenant}">` : ''}
${choice('marketplace', listingsPage.marketplace, listingsPage.anyMarketplace, places, ask.marketplace)}
${choice('condition', listingsPage.condition, listingsPage.anyCondition, conditions, ask.condition)}
<button>${listingsPage.filter}</button></form>`
}

function choice(
  name: string,
  label: string,
  any: string,
  options: readonly (readonly [string, string])[],
  chosen: string | undefined,
): Html {
  return html`<div class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}">
<option value="">${any}</option>${options.map(
    ([value, text]) =>
      html`<option value="${value}"${value === chosen ? html` selected` : ''}>${text}</option>`,
  )}</select></div>`
}

function listingLine(
  deps: WebDeps,
  { desired, statuses }: StatusedListing,
  sellers: SellerNames,
  session: Session,
): Html {
  const path = listingPath({
    sku: desired.sku,
    tenant: session.role === 'owner' ? undefined : desired.tenant,
  })
  const { listing } = desired
  const facts = [factsOf(listing), importPage.code(listing.sku)].filter(Boolean).join(' · ')
  const seller = sellers.get(desired.tenant) ?? listing.producer?.name
  return html`<li><div class="split"><div><a class="name" href="${path}">${listing.name}</a>
<div class="facts small">${facts}${seller ? html`<br>${seller}` : ''}</div></div>
<div class="small soft">${pictures(deps, listing.images)}</div></div>
${statuses.length === 0 ? html`<p class="places">${badge('rest', draftName)}</p>` : html`<ul class="places">${statuses.map((one) => place(deps, one, isSoldOut(one, { stock: listing.stock, target: desired.targets[one.marketplace] })))}</ul>`}</li>`
}

function place(deps: WebDeps, status: Status, soldOut: boolean): Html {
  const name = marketplaceName(deps, status.marketplace)
  const link = safeLink(status.link)
  const label = link
    ? html`<a href="${link}" rel="noopener noreferrer" target="_blank" aria-label="${listingsPage.open(name)}">${name}</a>`
    : name
  const reasons = needsSomebody(status.condition) ? status.reasons : []
  return html`<li${reasons.length > 0 ? html` class="whole"` : ''} title="${meaningOf(status)}">${label} ${conditionBadge(status, soldOut)}${reasons.length > 0 ? html`<span class="why small">${reasons.join(' ')}</span>` : ''}</li>`
}
