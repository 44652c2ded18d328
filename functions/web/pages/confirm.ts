import { confirmImport } from '../acts/confirm-import.ts'
import { findImport } from '../acts/find-import.ts'
import type { WebDeps } from '../deps.ts'
import { readFormBody } from '../read-body.ts'
import { pathWith, textFields } from './form.ts'
import type { PageContext } from './page.ts'
import { troublePage } from './trouble-page.ts'

/** The seller's yes, then back to the import to watch it. */
export async function confirmAct(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const ask = { importId: c.req.param('id') ?? '', tenant: c.req.query('tenant') }
  const found = await findImport(deps, session, ask)
  if (!found.ok) return troublePage(deps, c, session, found.trouble)
  const form = await readFormBody(c)
  if (!form.ok) return troublePage(deps, c, session, form.trouble)
  const marketplaces = textFields(form.value, 'marketplaces')
  const confirmed = await confirmImport(deps, session, found.value, marketplaces)
  if (!confirmed.ok) return troublePage(deps, c, session, confirmed.trouble)
  return c.redirect(pathWith(`/imports/${ask.importId}`, { tenant: ask.tenant }), 303)
}
