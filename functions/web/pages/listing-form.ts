import { html } from 'hono/html'
import { ListingChange } from '../../../shared/domain/edit.ts'
import { contentHash } from '../../../shared/domain/hash.ts'
import type { Listing } from '../../../shared/domain/listing.ts'
import { ListingAction } from '../../../shared/domain/listing-action.ts'
import type { Session } from '../../../shared/domain/session.ts'
import { listingPage } from '../../../shared/domain/vietnamese/listing-page.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import { actOnListing } from '../acts/act-on-listing.ts'
import { changeProblems, editListing } from '../acts/edit-listing.ts'
import { type FoundListing, findListing } from '../acts/find-listing.ts'
import type { WebDeps } from '../deps.ts'
import { fits } from '../fits.ts'
import { done, type Outcome, refuse } from '../trouble.ts'
import { listingAsk, listingPath, readForm, textField } from './form.ts'
import type { Html, PageContext } from './page.ts'
import { troublePage } from './trouble-page.ts'

/** What can be changed here, as it is now. */
export function editForm(session: Session, listing: Listing, path: string): Html {
  const values = valuesOf(listing)
  const was = Object.entries(values).map(
    ([name, value]) => html`<input type="hidden" name="was-${name}" value="${markOf(value)}">`,
  )
  const clearing = html`<div class="checks"><label><input type="checkbox" name="cleared" value="yes">${listingPage.cleared}</label></div>`
  return html`<form class="card" method="post" action="${path}"><p class="small">${listingPage.editLead}</p>${was}
<div class="field"><label for="price">${listingPage.price(listing.price.per)}</label><input id="price" name="price" inputmode="numeric" required value="${values.price}"></div>
<div class="field"><label for="stock">${listingPage.stock}</label><input id="stock" name="stock" inputmode="numeric" required value="${values.stock}"></div>
<div class="field"><label for="name">${listingPage.name}</label><input id="name" name="name" required maxlength="500" value="${values.name}"></div>
<div class="field"><label for="description">${listingPage.description}</label><textarea id="description" name="description" rows="5" maxlength="20000">
${values.description}</textarea></div>
${session.role === 'owner' ? '' : clearing}
<button name="action" value="edit">${listingPage.save}</button></form>`
}

type Values = { price: string; stock: string; name: string; description: string }

const valuesOf = ({ price, stock, name, description }: Listing): Values => ({
  price: String(price.amount),
  stock: String(stock),
  name,
  description: plainLines(description ?? ''),
})

const plainLines = (text: string): string => text.replaceAll('\r\n', '\n').trim()

/** What was shown, in short: only what is not the same any more was said by the person. */
const markOf = (value: string): string => contentHash(value).slice(0, 12)

/** One form of the page: an edit, or an action at one marketplace. Then the page again. */
export async function listingAct(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const ask = listingAsk(c)
  const found = await findListing(deps, session, ask)
  if (!found.ok) return troublePage(deps, c, session, found.trouble)
  const form = await readForm(c)
  const acted = form.ok ? await carryOut(deps, session, found.value, form.value) : form
  if (!acted.ok) return troublePage(deps, c, session, acted.trouble)
  return c.redirect(listingPath(ask), 303)
}

async function carryOut(
  deps: WebDeps,
  session: Session,
  found: FoundListing,
  form: FormData,
): Promise<Outcome<unknown>> {
  if (textField(form, 'action') === 'edit') {
    const change = changeIn(form)
    const cleared = textField(form, 'cleared') === 'yes'
    return change.ok ? editListing(deps, session, found, { ...change.value, cleared }) : change
  }
  const action = ListingAction.safeParse(textField(form, 'action'))
  const marketplace = textField(form, 'marketplace')
  if (!action.success || marketplace === undefined) return refuse(422, problems.invalidField('action'))
  const externalId = textField(form, 'externalId')?.trim()
  const confirmed = textField(form, 'confirmed') === 'yes'
  return actOnListing(deps, session, found, {
    action: action.data,
    marketplaces: [marketplace],
    externalId,
    confirmed,
  })
}

/** Only what the person changed: what else stands in the form may be older than what a sheet has said since. */
function changeIn(form: FormData): Outcome<ListingChange> {
  const said = (name: keyof Values): string | undefined => {
    const value = textField(form, name)
    if (value === undefined) return undefined
    const plain = plainLines(value)
    return markOf(plain) === textField(form, `was-${name}`) ? undefined : plain
  }
  const [price, stock, name, description] = [said('price'), said('stock'), said('name'), said('description')]
  const change = {
    ...(price !== undefined && { price: { amount: wholeNumber(price) } }),
    ...(stock !== undefined && { stock: wholeNumber(stock) }),
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description: description || null }),
  }
  const parsed = fits(ListingChange, change, changeProblems)
  return parsed.ok ? done(parsed.value) : parsed
}

/** 120000, 120.000 or 120 000 đ, as people write it; not a number for anything else. */
function wholeNumber(text: string): number {
  const digits = text.replace(/\s*(?:đ|đồng|vnd|vnđ)$/i, '')
  return /^\d{1,3}(?:[., ]\d{3})+$|^\d+$/.test(digits) ? Number(digits.replace(/\D/g, '')) : Number.NaN
}
