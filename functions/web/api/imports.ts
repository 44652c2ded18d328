import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import { confirmImport } from '../acts/confirm-import.ts'
import { findImport, newestImports } from '../acts/find-import.ts'
import { startImport } from '../acts/start-import.ts'
import { tenantInReach } from '../acts/tenant-in-reach.ts'
import { viewImport, viewLine } from '../acts/view-import.ts'
import { done, refuse } from '../trouble.ts'
import { readOrdinal, writeOrdinal } from './ordinal-cursor.ts'
import { none, type Route, route } from './route.ts'
import {
  Confirm,
  Confirmed,
  ImportDetail,
  ImportIdParams,
  ImportList,
  Limit,
  NewImport,
  RowPage,
  RowsQuery,
  StartedImport,
  TenantQuery,
} from './schemas.ts'

const start = route({
  method: 'post',
  path: '/api/imports',
  upload: true,
  tag: 'imports',
  summary: 'Start an import; then send the sheet to `upload.url`',
  who: 'everybody',
  params: none,
  query: none,
  body: NewImport,
  answer: { statuses: [201], description: 'Where to send the bytes', schema: StartedImport },
  troubles: [400, 403, 404, 413],
  async handle({ deps, session, body }) {
    const started = await startImport(deps, session, body, deps.limits.uploadMaxBytes)
    if (!started.ok) return started
    const { tenant, importId, size } = started.value
    const upload = await deps.files.uploadRequest(tenant, importId, size)
    const location = `/api/imports/${importId}${tenant === session.tenant ? '' : `?tenant=${tenant}`}`
    return done({ status: 201, body: { importId, tenant, upload }, headers: { location } })
  },
})

const list = route({
  method: 'get',
  path: '/api/imports',
  tag: 'imports',
  summary: 'The newest imports of an account',
  who: 'everybody',
  params: none,
  query: TenantQuery.extend({ limit: Limit }),
  body: none,
  answer: { statuses: [200], description: 'Newest first', schema: ImportList },
  troubles: [403, 404],
  async handle({ deps, session, query }) {
    const tenant = await tenantInReach(deps, session, query.tenant)
    if (!tenant.ok) return tenant
    const found = await newestImports(deps, session, tenant.value, query.limit)
    return done({ status: 200, body: { imports: found.map(viewLine) } })
  },
})

const detail = route({
  method: 'get',
  path: '/api/imports/{id}',
  tag: 'imports',
  summary: 'Where an import stands',
  who: 'everybody',
  params: ImportIdParams,
  query: TenantQuery,
  body: none,
  answer: {
    statuses: [200],
    description: 'State, and counts per marketplace once confirmed',
    schema: ImportDetail,
  },
  troubles: [404],
  async handle({ deps, session, params, query }) {
    const found = await findImport(deps, session, { importId: params.id, tenant: query.tenant })
    if (!found.ok) return found
    return done({ status: 200, body: await viewImport(deps, found.value) })
  },
})

const rows = route({
  method: 'get',
  path: '/api/imports/{id}/rows',
  tag: 'imports',
  summary: 'What became of each row',
  who: 'everybody',
  params: ImportIdParams,
  query: RowsQuery,
  body: none,
  answer: {
    statuses: [200],
    description: 'Rows in sheet order; go on with `after` = `next`',
    schema: RowPage,
  },
  troubles: [404],
  async handle({ deps, session, params, query }) {
    const found = await findImport(deps, session, { importId: params.id, tenant: query.tenant })
    if (!found.ok) return found
    const from = readOrdinal(query.after)
    if (from === null) return refuse(422, problems.cursorInvalid(), 'after')
    const { tenant, importId } = found.value.request
    const page = await deps.stores.rows.list(tenant, importId, { from, limit: query.limit })
    const items = page.items.map(({ result, seller, sku }) => ({
      ...result,
      tenant: seller,
      listingSku: sku,
    }))
    const body = { rows: items, next: writeOrdinal(page.next) }
    return done({ status: 200, body })
  },
})

const confirm = route({
  method: 'post',
  path: '/api/imports/{id}/confirm',
  tag: 'imports',
  summary: 'Publish the accepted rows; to all marketplaces where none are named',
  who: 'everybody',
  params: ImportIdParams,
  query: TenantQuery,
  body: Confirm,
  answer: {
    statuses: [202],
    description: 'The first confirmation, also when asked again',
    schema: Confirmed,
  },
  troubles: [400, 404, 409],
  async handle({ deps, session, params, query, body }) {
    const found = await findImport(deps, session, { importId: params.id, tenant: query.tenant })
    if (!found.ok) return found
    const first = await confirmImport(deps, session, found.value, body.marketplaces)
    if (!first.ok) return first
    const { importId } = found.value.request
    const { marketplaces, confirmedAt } = first.value
    return done({ status: 202, body: { importId, marketplaces, confirmedAt } })
  },
})

export const importRoutes: readonly Route[] = [start, list, detail, rows, confirm]
