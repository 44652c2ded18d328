import { findImport } from '../acts/find-import.ts'
import { markedWorkbook } from '../acts/marked-workbook.ts'
import { templateFor } from '../acts/template.ts'
import type { WebDeps } from '../deps.ts'
import { type FileAnswer, sendFile, workbookType } from '../file-answer.ts'
import type { Outcome } from '../trouble.ts'
import type { PageContext } from './page.ts'
import { troublePage } from './trouble-page.ts'

/** The sheet of an import, marked in place. */
export async function workbookDownload(deps: WebDeps, c: PageContext) {
  const ask = { importId: c.req.param('id') ?? '', tenant: c.req.query('tenant') }
  const found = await findImport(deps, c.get('session'), ask)
  return send(deps, c, found.ok ? await markedWorkbook(deps, found.value) : found)
}

/** The template, with the products of the account. */
export async function templateDownload(deps: WebDeps, c: PageContext) {
  return send(deps, c, await templateFor(deps, c.get('session'), c.req.query('tenant')))
}

function send(deps: WebDeps, c: PageContext, file: Outcome<FileAnswer>) {
  return file.ok
    ? sendFile(c, file.value, workbookType)
    : troublePage(deps, c, c.get('session'), file.trouble)
}
