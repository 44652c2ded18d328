import type { Next } from 'hono'
import { handOverFile } from '../acts/hand-overs.ts'
import type { WebDeps } from '../deps.ts'
import { type FileAnswer, sendFile, workbookType } from '../file-answer.ts'
import type { Outcome } from '../trouble.ts'
import type { PageContext } from './page.ts'
import { troublePage } from './trouble-page.ts'

export const packageType = 'application/zip'

/** A package for whoever follows the link of its mail; without a key it is a matter of signing in. */
export async function handOverByKey(deps: WebDeps, c: PageContext, next: Next) {
  const key = c.req.query('key')
  if (key === undefined) return next()
  const file = await handOverFile(deps, { key }, c.req.param('id') ?? '', 'package.zip')
  return file.ok ? sendFile(c, file.value, packageType) : troublePage(deps, c, null, file.trouble)
}

export async function handOverPackage(deps: WebDeps, c: PageContext) {
  const who = { session: c.get('session') }
  return send(deps, c, await handOverFile(deps, who, c.req.param('id') ?? '', 'package.zip'), packageType)
}

export async function handOverWorkbook(deps: WebDeps, c: PageContext) {
  const who = { session: c.get('session') }
  return send(deps, c, await handOverFile(deps, who, c.req.param('id') ?? '', 'workbook.xlsx'), workbookType)
}

function send(deps: WebDeps, c: PageContext, file: Outcome<FileAnswer>, type: string) {
  return file.ok ? sendFile(c, file.value, type) : troublePage(deps, c, c.get('session'), file.trouble)
}
