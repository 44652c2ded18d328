import { html } from 'hono/html'
import { bulkPage } from '../../../shared/domain/vietnamese/pages.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import { communeName } from '../acts/communes.ts'
import { communesInReach, sellersByCommune } from '../acts/sellers.ts'
import { type BulkAsk, startBulk } from '../acts/start-bulk.ts'
import type { WebDeps } from '../deps.ts'
import { readFormBody } from '../read-body.ts'
import { troubleOf } from '../trouble.ts'
import { textField, textFields } from './form.ts'
import { answerPage, type Html, type PageContext } from './page.ts'
import { marketplaceChecks } from './parts.ts'
import { troublePage } from './trouble-page.ts'

type CommuneCount = { code: string; sellers: number }

/** Staff: choose communes and marketplaces. Only communes that have accounts are offered. */
export async function bulkStartPage(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  if (session.role === 'owner') return troublePage(deps, c, session, troubleOf(403, problems.staffOnly()))
  const codes = communesInReach(session).filter((code) => code !== null)
  const communes: CommuneCount[] = []
  for await (const { commune, sellers } of sellersByCommune(deps, codes))
    if (commune !== null && sellers.length > 0) communes.push({ code: commune, sellers: sellers.length })
  const body = communes.length === 0 ? html`<p>${bulkPage.empty}</p>` : startForm(deps, communes)
  return answerPage(deps, c, session, { title: bulkPage.title, body, at: '/bulk' })
}

function startForm(deps: WebDeps, communes: readonly CommuneCount[]): Html {
  const boxes = communes.map(
    ({ code, sellers }) =>
      html`<label><input type="checkbox" name="communes" value="${code}"${communes.length === 1 ? html` checked` : ''}>${communeName(code)} <small>${bulkPage.sellers(sellers)}</small></label>`,
  )
  return html`<p>${bulkPage.lead}</p><form method="post" action="/bulk" class="card">
<fieldset class="checks"><legend>${bulkPage.communes}</legend>${boxes}</fieldset>
${marketplaceChecks(deps, bulkPage.marketplaces)}
<button name="act" value="preview">${bulkPage.preview}</button></form>`
}

/** A preview unless the button said run; either way a job, so the answer is a page that can be loaded again. */
export async function bulkStartAct(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  if (session.role === 'owner') return troublePage(deps, c, session, troubleOf(403, problems.staffOnly()))
  const form = await readFormBody(c)
  const started = form.ok ? await startBulk(deps, session, askOf(form.value)) : form
  if (!started.ok) return troublePage(deps, c, session, started.trouble)
  return c.redirect(`/bulk/${started.value.jobId}`, 303)
}

const askOf = (form: FormData): BulkAsk => ({
  scope: { communes: textFields(form, 'communes'), tenants: textFields(form, 'tenants') },
  marketplaces: textFields(form, 'marketplaces'),
  dryRun: textField(form, 'act') !== 'run',
})
