import { html } from 'hono/html'
import type { Tenant } from '../../../shared/domain/tenant.ts'
import { phone, sellersPage, tenantKind } from '../../../shared/domain/vietnamese/pages.ts'
import { papersPage } from '../../../shared/domain/vietnamese/papers.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import { communeName } from '../acts/communes.ts'
import { communesInReach, sellersByCommune } from '../acts/sellers.ts'
import type { WebDeps } from '../deps.ts'
import { troubleOf } from '../trouble.ts'
import { pathWith } from './form.ts'
import { answerPage, type Html, type PageContext } from './page.ts'
import { troublePage } from './trouble-page.ts'

/** Staff: the accounts in reach, commune by commune. */
export async function sellersListPage(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  if (session.role === 'owner') return troublePage(deps, c, session, troubleOf(403, problems.staffOnly()))
  const all = await Array.fromAsync(sellersByCommune(deps, communesInReach(session)))
  const groups = all.filter(({ sellers }) => sellers.length > 0)
  const body = html`<p>${groups.length === 0 ? sellersPage.empty : sellersPage.lead}</p>${groups.map(
    ({ commune, sellers }) => html`<h2>${commune === null ? sellersPage.noCommune : communeName(commune)}</h2>
<ul class="list">${sellers.map(sellerLine)}</ul>`,
  )}`
  return answerPage(deps, c, session, { title: sellersPage.title, body, at: '/sellers' })
}

function sellerLine({ tenant, name, kind, phone: dialled }: Tenant): Html {
  return html`<li><div class="split"><div><span class="name">${name}</span>
<div class="facts small">${[tenantKind[kind], dialled && phone(dialled)].filter(Boolean).join(' · ')}</div></div>
<div class="actions"><a class="button quiet" href="${pathWith('/', { tenant })}">${sellersPage.upload}</a>
<a class="button quiet" href="${pathWith('/listings', { tenant })}">${sellersPage.listings}</a>
<a class="button quiet" href="${pathWith('/papers', { tenant })}">${papersPage.link}</a></div></div></li>`
}
