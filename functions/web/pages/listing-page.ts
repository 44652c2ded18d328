import { html } from 'hono/html'
import { isAtRest } from '../../../shared/domain/status.ts'
import { listingPage } from '../../../shared/domain/vietnamese/listing-page.ts'
import { importPage } from '../../../shared/domain/vietnamese/pages.ts'
import { papersPage } from '../../../shared/domain/vietnamese/papers.ts'
import { standingAt } from '../acts/act-on-listing.ts'
import { type FoundListing, findListing } from '../acts/find-listing.ts'
import { findTenant } from '../acts/tenant-in-reach.ts'
import type { WebDeps } from '../deps.ts'
import { listingAsk, listingPath, pathWith } from './form.ts'
import { editForm } from './listing-form.ts'
import { listingPlaces } from './listing-places.ts'
import { answerPage, type Html, type PageContext } from './page.ts'
import { factsOf, marketplaceName, pictures } from './parts.ts'
import { troublePage } from './trouble-page.ts'

/** One product: what it is, where it stands, and what can be done about it. */
export async function listingDetailPage(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const ask = listingAsk(c)
  const found = await findListing(deps, session, ask)
  if (!found.ok) return troublePage(deps, c, session, found.trouble)
  const path = listingPath(ask)
  const seller = session.role === 'owner' ? null : await findTenant(deps, found.value.wanted.tenant)
  const { listing } = found.value.wanted
  const body = html`${isMoving(found.value) ? html`<p class="notice">${listingPage.pending}</p>` : ''}
${withdrawal(deps, found.value, path, c.req.query('withdraw'))}
<p class="facts">${[factsOf(listing), importPage.code(listing.sku)].filter(Boolean).join(' · ')}${seller ? html`<br>${seller.name}` : ''}<br>${pictures(deps, listing.images)}</p>
<h2>${listingPage.placesTitle}</h2>${listingPlaces(deps, found.value, path, session.role !== 'owner')}
<p><a href="${pathWith('/papers', { tenant: ask.tenant, sku: ask.sku })}">${papersPage.linkFor}</a></p>
<h2>${listingPage.editTitle}</h2>${editForm(session, listing, path)}
<p><a href="${pathWith('/listings', { tenant: ask.tenant })}">${listingPage.back}</a></p>`
  const refreshSeconds = found.value.pending > 0 ? 5 : null
  return answerPage(deps, c, session, { title: listing.name, body, at: '/listings', refreshSeconds })
}

/** Something is said that no marketplace has been told yet. */
function isMoving({ desired, statuses, pending }: FoundListing): boolean {
  const isBehind = statuses.some(
    (status) => status.tried < desired.version && (status.tried > 0 || !isAtRest(status.condition)),
  )
  return pending > 0 || (desired.version > 0 && isBehind)
}

/** Taking down is asked about once more. */
function withdrawal(deps: WebDeps, found: FoundListing, path: string, id: string | undefined): Html | string {
  const { target } = standingAt(deps, found, id ?? '')
  if (id === undefined || target === undefined || target === 'withdrawn') return ''
  return html`<form class="card" method="post" action="${path}"><h2>${listingPage.withdrawTitle(marketplaceName(deps, id))}</h2>
<p>${listingPage.withdrawLead(found.wanted.listing.name)}</p>
<input type="hidden" name="marketplace" value="${id}">
<div class="actions"><button name="action" value="withdraw">${listingPage.withdraw}</button>
<a class="button quiet" href="${path}">${listingPage.keep}</a></div></form>`
}
