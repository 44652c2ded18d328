import { html } from 'hono/html'
import type { TenantId } from '../../../shared/domain/ids.ts'
import type { Session } from '../../../shared/domain/session.ts'
import { importPage, moment, overview } from '../../../shared/domain/vietnamese/pages.ts'
import { papersPage } from '../../../shared/domain/vietnamese/papers.ts'
import { newestImports } from '../acts/find-import.ts'
import { tenantInReach } from '../acts/tenant-in-reach.ts'
import { type ImportLine, viewLine } from '../acts/view-import.ts'
import type { WebDeps } from '../deps.ts'
import { consentNotice } from './consent-page.ts'
import { pathWith } from './form.ts'
import { answerPage, type Html, type PageContext } from './page.ts'
import { stateBadge } from './parts.ts'
import { troublePage } from './trouble-page.ts'

const shown = 10

/** The first page: send a sheet, see the newest ones. With `?tenant=` staff do it for somebody else. */
export async function overviewPage(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const tenant = await tenantInReach(deps, session, c.req.query('tenant'))
  if (!tenant.ok) return troublePage(deps, c, session, tenant.trouble)
  const other = tenant.value === session.tenant ? null : tenant.value
  const seller = other ? await deps.stores.tenants.get(other) : null
  const imports = (await newestImports(deps, session, tenant.value, shown)).map(viewLine)
  const body = html`${await consentNotice(deps, other)}<div class="card">${uploadForm(deps, session, other, seller?.name ?? null)}</div>
${session.role === 'owner' || other ? '' : staffPanel()}
<h2>${overview.recent}</h2>
${imports.length === 0 ? html`<p class="soft">${overview.empty}</p>` : importList(imports, other)}`
  return answerPage(deps, c, session, { title: overview.title, body, at: '/' })
}

function uploadForm(deps: WebDeps, session: Session, other: TenantId | null, name: string | null): Html {
  const lead = session.role === 'owner' || other ? overview.anyLayout : overview.manyProducers
  const { uploadMaxBytes, formMaxBytes } = deps.limits
  return html`${name ? html`<p class="notice">${overview.forSeller(name)}</p>` : ''}
<p>${lead}</p>
<form method="post" action="/imports" enctype="multipart/form-data">
${other ? html`<input type="hidden" name="tenant" value="${other}">` : ''}
<div class="field"><label for="file">${overview.file}</label>
<input id="file" name="file" type="file" required accept=".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt,.zip"></div>
<button>${overview.submit}</button></form>
<p class="small soft actions">${overview.sizeLimit(Math.min(uploadMaxBytes, formMaxBytes))} ${overview.sendAgain}</p>
<p class="small"><a href="${pathWith('/template', { tenant: other })}">${overview.template}</a>${session.role === 'owner' || other ? html` · <a href="${pathWith('/papers', { tenant: other })}">${papersPage.link}</a>` : ''}</p>`
}

function staffPanel(): Html {
  return html`<div class="card"><p>${overview.bulkLead}</p><div class="actions">
<a class="button" href="/bulk">${overview.bulkLink}</a>
<a class="button quiet" href="/sellers">${overview.sellersLink}</a></div></div>`
}

function importList(imports: readonly ImportLine[], other: TenantId | null): Html {
  return html`<ul class="list">${imports.map((one) => importLine(one, other))}</ul>`
}

function importLine(
  { importId, filename, createdAt, state, counts }: ImportLine,
  other: TenantId | null,
): Html {
  const numbers = [importPage.accepted(counts.accepted)]
  if (counts.needsFix > 0) numbers.push(importPage.needsFix(counts.needsFix))
  return html`<li><a class="link" href="${pathWith(`/imports/${importId}`, { tenant: other })}">
<span><b>${filename}</b> <span class="small soft">${moment(createdAt)}${counts.rows > 0 ? html` · ${numbers.join(', ')}` : ''}</span></span>
${stateBadge(state)}</a></li>`
}
