import { html } from 'hono/html'
import type { TenantId } from '../../../shared/domain/ids.ts'
import { paperKindName, papersPage } from '../../../shared/domain/vietnamese/papers.ts'
import { listPapers, type ShownPaper } from '../acts/papers.ts'
import { namedTenant } from '../acts/tenant-in-reach.ts'
import type { WebDeps } from '../deps.ts'
import { consentNotice } from './consent-page.ts'
import { pathWith } from './form.ts'
import { answerPage, type Html, type PageContext } from './page.ts'
import { paperForm } from './paper-form.ts'
import { badge } from './parts.ts'
import { troublePage } from './trouble-page.ts'

/** The papers of an account: what there is, and a form for another. With `?sku=` it is meant for that product. */
export async function papersListPage(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const asked = c.req.query('tenant')
  const owner = await namedTenant(deps, session, asked)
  if (!owner.ok) return troublePage(deps, c, session, owner.trouble)
  const papers = await listPapers(deps, session, asked)
  if (!papers.ok) return troublePage(deps, c, session, papers.trouble)
  const other = owner.value === session.tenant ? null : owner.value
  const seller = other ? await deps.stores.tenants.get(other) : null
  const going = papers.value.find(({ id }) => id === c.req.query('remove'))
  const body = html`${seller ? html`<p class="notice">${papersPage.forSeller(seller.name)}</p>` : ''}
${await consentNotice(deps, other)}${going ? removal(going, other) : ''}<p>${papersPage.lead}</p><p>${papersPage.personal}</p>
${papers.value.length === 0 ? html`<p class="soft">${papersPage.empty}</p>` : list(papers.value, other)}
<h2>${papersPage.addTitle}</h2>${await paperForm(deps, owner.value, { other, sku: c.req.query('sku') })}
<p><a href="${pathWith('/', { tenant: other })}">${papersPage.back}</a></p>`
  return answerPage(deps, c, session, { title: papersPage.title, body, at: '/' })
}

const list = (papers: readonly ShownPaper[], other: TenantId | null): Html =>
  html`<ul class="list">${papers.map((paper) => line(paper, other))}</ul>`

function line({ id, kind, expired, url, file, ...paper }: ShownPaper, other: TenantId | null): Html {
  const facts = [
    paper.number && papersPage.numbered(paper.number),
    paper.issuedOn && papersPage.issued(paper.issuedOn),
    paper.expiresOn && papersPage.until(paper.expiresOn),
    paper.skus.length === 0 ? papersPage.forAll : papersPage.forSome(paper.skus),
  ]
  const state = expired ? badge('warn', papersPage.expired) : badge('good', papersPage.valid)
  return html`<li><div class="split"><div><span class="name">${paperKindName[kind]}</span> ${state}
<div class="facts small">${facts.filter(Boolean).join(' · ')}<br><a class="name" href="${url}">${file.name}</a></div></div>
<div class="actions"><a class="button quiet" href="${pathWith('/papers', { tenant: other, remove: id })}">${papersPage.remove}</a></div></div></li>`
}

/** Removing is asked about once more. */
function removal(paper: ShownPaper, other: TenantId | null): Html {
  return html`<form class="card" method="post" action="${pathWith(`/papers/${paper.id}/remove`, { tenant: other })}"><h2>${papersPage.removeTitle(paper.number ?? paper.file.name)}</h2>
<p>${papersPage.removeLead}</p><div class="actions"><button>${papersPage.remove}</button>
<a class="button quiet" href="${pathWith('/papers', { tenant: other })}">${papersPage.keep}</a></div></form>`
}
