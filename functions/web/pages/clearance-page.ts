import { html } from 'hono/html'
import { heldBy } from '../../../shared/domain/normalize/confirmations.ts'
import type { RowResult } from '../../../shared/domain/row.ts'
import { clearancePage } from '../../../shared/domain/vietnamese/columns.ts'
import { importPage } from '../../../shared/domain/vietnamese/pages.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import { clearRows, heldRows, type RowPlace } from '../acts/clear-rows.ts'
import { findImport } from '../acts/find-import.ts'
import type { WebDeps } from '../deps.ts'
import { readFormBody } from '../read-body.ts'
import { refuse } from '../trouble.ts'
import { pathWith, textFields } from './form.ts'
import { renderWithin } from './import-rows.ts'
import { answerPage, type Html, type PageContext } from './page.ts'
import { troublePage } from './trouble-page.ts'

const bytesForRows = 36_000

/** Staff: the products of a sheet that are held for a person. */
export async function clearanceDetailPage(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const found = await importFor(deps, c)
  if (!found.ok) return troublePage(deps, c, session, found.trouble)
  const rows = await heldRows(deps, found.value)
  const path = `/imports/${found.value.request.importId}`
  const tenant = c.req.query('tenant')
  const { parts } = renderWithin({ rows, next: null }, bytesForRows, (row) => line(row.ordinal, row.result))
  const form = html`<p>${clearancePage.lead}</p>
<form method="post" action="${pathWith(`${path}/clearances`, { tenant })}"><div class="card checks whole">${parts}</div>
<p>${clearancePage.note}</p><button>${clearancePage.submit}</button></form>`
  const body = html`${rows.length === 0 ? html`<p>${clearancePage.none}</p>` : form}
<p><a href="${pathWith(path, { tenant })}">${importPage.backToImport}</a></p>`
  return answerPage(deps, c, session, { title: clearancePage.title, body, at: '/' })
}

function line(ordinal: number, result: RowResult): Html {
  const why = heldBy(result)
  return html`<label><input type="checkbox" name="rows" value="${ordinal}"><span><b>${importPage.row(result.line, result.listing?.name ?? null)}</b><br><span class="small soft">${why.map(({ message }) => message).join(' ')}</span></span></label>`
}

/** Staff say yes; then the import that reads the sheet again. */
export async function clearanceAct(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const found = await importFor(deps, c)
  if (!found.ok) return troublePage(deps, c, session, found.trouble)
  const form = await readFormBody(c)
  if (!form.ok) return troublePage(deps, c, session, form.trouble)
  const chosen = new Set(textFields(form.value, 'rows').map(Number))
  const rows = (await heldRows(deps, found.value)).filter(({ ordinal }) => chosen.has(ordinal))
  const places: RowPlace[] = rows.map(({ result }) => ({ sheet: result.sheet, line: result.line }))
  const cleared = await clearRows(deps, session, found.value, places)
  if (!cleared.ok) return troublePage(deps, c, session, cleared.trouble)
  return c.redirect(pathWith(`/imports/${cleared.value.importId}`, { tenant: c.req.query('tenant') }), 303)
}

async function importFor(deps: WebDeps, c: PageContext): ReturnType<typeof findImport> {
  const session = c.get('session')
  if (session.role === 'owner') return refuse(403, problems.staffOnly())
  return findImport(deps, session, { importId: c.req.param('id') ?? '', tenant: c.req.query('tenant') })
}
