import { html } from 'hono/html'
import { previewPage } from '../../../shared/domain/vietnamese/marketplace-pages.ts'
import { importPage } from '../../../shared/domain/vietnamese/pages.ts'
import { findImport } from '../acts/find-import.ts'
import { previewImport } from '../acts/preview-import.ts'
import type { WebDeps } from '../deps.ts'
import { pathWith } from './form.ts'
import { answerPage, type PageContext } from './page.ts'
import { previewCards } from './preview-parts.ts'
import { troublePage } from './trouble-page.ts'

/** So many rows are looked at together: a sheet of 50,000 is never asked about as a whole. */
const atOnce = 200

/** What would become of the products of an import, were it confirmed now: part after part of a large sheet. */
export async function previewDetailPage(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const importId = c.req.param('id') ?? ''
  const tenant = c.req.query('tenant')
  const found = await findImport(deps, session, { importId, tenant })
  if (!found.ok) return troublePage(deps, c, session, found.trouble)
  const ids = deps.marketplaces.map(({ id }) => id)
  const from = Math.max(0, Math.trunc(Number(c.req.query('from')) || 0))
  const page = await previewImport(deps, found.value, ids, { from, limit: atOnce })
  if (!page.ok) return troublePage(deps, c, session, page.trouble)
  const { rows, next } = page.value
  const path = `/imports/${importId}`
  const last = rows.at(-1)?.row.ordinal ?? from
  const isPart = from > 0 || next !== null
  const body = html`<p>${previewPage.lead}</p>
${rows.length === 0 ? html`<p>${previewPage.none}</p>` : html`${isPart ? html`<p class="soft">${previewPage.part(from + 1, last + 1)}</p>` : ''}${previewCards(deps, ids, rows)}`}
${next === null ? '' : html`<p><a class="button quiet" href="${pathWith(`${path}/preview`, { tenant, from: String(next) })}">${previewPage.next}</a></p>`}
<p><a class="button quiet" href="${pathWith(path, { tenant, show: 'accepted', from: String(from) })}">${previewPage.rows}</a></p>
<p><a href="${pathWith(path, { tenant })}">${importPage.backToImport}</a></p>`
  return answerPage(deps, c, session, { title: previewPage.title, body, at: '/' })
}
