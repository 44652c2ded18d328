import type { Session } from '../../../shared/domain/session.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import { startImport } from '../acts/start-import.ts'
import type { WebDeps } from '../deps.ts'
import { fileName } from '../file-name.ts'
import { readFormBody } from '../read-body.ts'
import { done, type Outcome, refuse } from '../trouble.ts'
import { pathWith, textField } from './form.ts'
import type { PageContext } from './page.ts'
import { troublePage } from './trouble-page.ts'

/** Takes a sheet from the form, then shows what becomes of it. */
export async function uploadAct(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const form = await readFormBody(c)
  const path = form.ok ? await takeSheet(deps, session, form.value) : form
  return path.ok ? c.redirect(path.value, 303) : troublePage(deps, c, session, path.trouble)
}

async function takeSheet(deps: WebDeps, session: Session, form: FormData): Promise<Outcome<string>> {
  const file = form.get('file')
  if (!(file instanceof File) || (file.name === '' && file.size === 0))
    return refuse(422, problems.fileMissing())
  const ask = { filename: fileName(file, 255), size: file.size, tenant: textField(form, 'tenant') }
  const maxBytes = Math.min(deps.limits.uploadMaxBytes, deps.limits.formMaxBytes)
  const started = await startImport(deps, session, ask, maxBytes)
  if (!started.ok) return started
  const { tenant, importId } = started.value
  await deps.files.putSheet(tenant, importId, new Uint8Array(await file.arrayBuffer()))
  return done(pathWith(`/imports/${importId}`, { tenant: tenant === session.tenant ? null : tenant }))
}
