import { html } from 'hono/html'
import {
  actionsFor,
  judge,
  type ListingAction,
  type Standing,
} from '../../../shared/domain/listing-action.ts'
import { isSoldOut } from '../../../shared/domain/status.ts'
import { meaningOf } from '../../../shared/domain/vietnamese/conditions.ts'
import { actionName, listingPage, offerName } from '../../../shared/domain/vietnamese/listing-page.ts'
import { categoriesPage } from '../../../shared/domain/vietnamese/marketplace-pages.ts'
import { listingsPage } from '../../../shared/domain/vietnamese/pages.ts'
import { standingAt } from '../acts/act-on-listing.ts'
import type { FoundListing } from '../acts/find-listing.ts'
import type { WebDeps } from '../deps.ts'
import type { Html } from './page.ts'
import { badge, conditionBadge, marketplaceName, needsSomebody, safeLink } from './parts.ts'

/** Where a product stands at every marketplace, and what can be done there. */
export function listingPlaces(deps: WebDeps, found: FoundListing, path: string, staff: boolean): Html {
  const wanted = Object.keys(found.wanted.targets)
  const ids = [...new Set([...deps.marketplaces.map(({ id }) => id), ...wanted])]
  return html`<ul class="list">${ids.map((id) => placeLine(deps, found, path, id, staff))}</ul>`
}

function placeLine(deps: WebDeps, found: FoundListing, path: string, id: string, staff: boolean): Html {
  const standing = standingAt(deps, found, id)
  const name = marketplaceName(deps, id)
  return html`<li><div class="split"><div><span class="name">${name}</span> ${label(found, standing)}
${explanation(found, { ...standing, id, name })}${staff ? categoryLink(standing.status, id) : ''}</div>
<div class="actions">${actionsFor(standing).map((action) => button(standing, action, path, id))}</div></div>
${judge('link', standing).outcome === 'accepted' && standing.target !== 'withdrawn' ? linkForm(path, id) : ''}</li>`
}

const label = ({ wanted }: FoundListing, { target, status }: Standing): Html =>
  target === undefined
    ? badge('rest', listingPage.notThere)
    : conditionBadge(status, isSoldOut(status, { stock: wanted.listing.stock, target }))

function explanation(
  { wanted, statuses }: FoundListing,
  { target, id, name }: Standing & { id: string; name: string },
): Html | string {
  const status = statuses.find((one) => one.marketplace === id)
  if (target === undefined || !status) return ''
  const link = safeLink(status.link)
  const { stock } = wanted.listing
  const soldOut = stock === 0 ? listingPage.soldOut : listingPage.soldOutThere
  const meaning = isSoldOut(status, { stock, target }) ? soldOut : meaningOf(status)
  const text =
    needsSomebody(status.condition) && status.reasons.length > 0 ? status.reasons.join(' ') : meaning
  return html`<p class="small soft">${text}${link ? html` <a href="${link}" rel="noopener noreferrer" target="_blank">${listingsPage.open(name)}</a>` : ''}</p>`
}

/** Staff choose what no word told. */
const categoryLink = ({ code }: Standing['status'], id: string): Html | '' =>
  code?.startsWith('category.')
    ? html`<p class="small"><a href="/marketplaces/${id}/categories">${categoriesPage.open}</a></p>`
    : ''

function button(standing: Standing, action: ListingAction, path: string, id: string): Html {
  const text = action === 'relist' && standing.target === undefined ? offerName : actionName[action]
  if (action === 'withdraw')
    return html`<a class="button quiet" href="${path}${path.includes('?') ? '&' : '?'}withdraw=${id}">${text}</a>`
  return html`<form method="post" action="${path}"><input type="hidden" name="marketplace" value="${id}">
<button class="quiet" name="action" value="${action}">${text}</button></form>`
}

function linkForm(path: string, id: string): Html {
  return html`<details><summary>${listingPage.linkTitle}</summary><form method="post" action="${path}">
<p class="small">${listingPage.linkLead}</p><input type="hidden" name="marketplace" value="${id}">
<div class="field"><label for="id-${id}">${listingPage.linkId}</label><input id="id-${id}" name="externalId" required maxlength="100"></div>
<div class="checks"><label><input type="checkbox" name="confirmed" value="yes">${listingPage.linkConfirmed}</label></div>
<button class="quiet" name="action" value="link">${listingPage.link}</button></form></details>`
}
