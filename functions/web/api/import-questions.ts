import type { ImportRequest } from '../../../shared/domain/import.ts'
import type { Session } from '../../../shared/domain/session.ts'
import { chooseColumns } from '../acts/choose-columns.ts'
import { clearRows } from '../acts/clear-rows.ts'
import { findImport } from '../acts/find-import.ts'
import { markedWorkbook } from '../acts/marked-workbook.ts'
import { templateFor } from '../acts/template.ts'
import { workbookType } from '../file-answer.ts'
import { done } from '../trouble.ts'
import { fileRoute, none, type Route, route } from './route.ts'
import { ChosenColumns, ClearedRows, ImportIdParams, ReadAgain, TenantQuery } from './schemas.ts'

const again = {
  statuses: [201 as const],
  description: 'The import that reads the sheet again',
  schema: ReadAgain,
}

const columns = route({
  method: 'post',
  path: '/api/imports/{id}/columns',
  upload: true,
  tag: 'imports',
  summary:
    'Say what columns are about; remembered for the next sheet with these headings, and this one is read again',
  who: 'everybody',
  params: ImportIdParams,
  query: TenantQuery,
  body: ChosenColumns,
  answer: again,
  troubles: [400, 404, 409],
  async handle({ deps, session, params, query, body }) {
    const found = await findImport(deps, session, { importId: params.id, tenant: query.tenant })
    if (!found.ok) return found
    const chosen = await chooseColumns(deps, session, found.value, body.columns)
    return chosen.ok ? done(started(session, chosen.value)) : chosen
  },
})

const clearances = route({
  method: 'post',
  path: '/api/imports/{id}/clearances',
  upload: true,
  tag: 'imports',
  summary: 'Say that products held for a person may be sold as they are worded now; the sheet is read again',
  who: 'staff',
  params: ImportIdParams,
  query: TenantQuery,
  body: ClearedRows,
  answer: again,
  troubles: [400, 403, 404, 409],
  async handle({ deps, session, params, query, body }) {
    const found = await findImport(deps, session, { importId: params.id, tenant: query.tenant })
    if (!found.ok) return found
    const cleared = await clearRows(deps, session, found.value, body.rows)
    return cleared.ok ? done(started(session, cleared.value)) : cleared
  },
})

const workbook = fileRoute({
  path: '/api/imports/{id}/workbook',
  tag: 'imports',
  summary: 'The same workbook, marked in place',
  who: 'everybody',
  params: ImportIdParams,
  query: TenantQuery,
  answer: { description: 'An .xlsx file; a large one by a redirect', file: workbookType },
  troubles: [404],
  async handle({ deps, session, params, query }) {
    const found = await findImport(deps, session, { importId: params.id, tenant: query.tenant })
    return found.ok ? markedWorkbook(deps, found.value) : found
  },
})

const template = fileRoute({
  path: '/api/template',
  tag: 'imports',
  summary: 'A workbook to start from, with dropdowns and the products that the account has',
  who: 'everybody',
  params: none,
  query: TenantQuery,
  answer: { description: 'An .xlsx file', file: workbookType },
  troubles: [403, 404],
  handle: ({ deps, session, query }) => templateFor(deps, session, query.tenant),
})

function started(session: Session, { tenant, importId }: ImportRequest) {
  const location = `/api/imports/${importId}${tenant === session.tenant ? '' : `?tenant=${tenant}`}`
  return { status: 201 as const, body: { importId, tenant }, headers: { location } }
}

/** What a person may add to a sheet that was read, and what they get back. */
export const importQuestionRoutes: readonly Route[] = [columns, clearances, workbook, template]
