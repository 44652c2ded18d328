import * as z from 'zod'
import type { Import } from '../../../shared/domain/import.ts'
import { findImport } from '../acts/find-import.ts'
import { askUndo, isUndone, previewUndo, type UndoneRow } from '../acts/undo-import.ts'
import { done } from '../trouble.ts'
import { none, type Route, route } from './route.ts'
import { ImportIdParams, TenantQuery } from './schemas.ts'

const UndoPreviewView = z
  .object({
    undone: z
      .object({ at: z.number(), by: z.string(), state: z.enum(['running', 'done']) })
      .nullable()
      .meta({ description: 'When it was asked for already.' }),
    counts: z.object({ back: z.int(), down: z.int(), stays: z.int(), forgotten: z.int() }),
    marketplaces: z.record(
      z.string(),
      z.object({
        changes: z.int(),
        down: z.int(),
        way: z.enum(['withdrawn', 'paused']),
        can: z.boolean().meta({ description: 'False: somebody has to take it down there by hand.' }),
      }),
    ),
    rows: z.array(
      z.object({
        sheet: z.string(),
        line: z.int(),
        tenant: z.string(),
        sku: z.string(),
        name: z.string(),
        outcome: z.enum(['changes', 'forgotten']),
        back: z.array(z.string()),
        down: z.array(z.string()),
        kept: z.array(z.object({ what: z.string(), why: z.enum(['person', 'import']) })),
      }),
    ),
    more: z.boolean().meta({ description: 'There are more rows than are told one by one.' }),
  })
  .meta({ id: 'UndoPreview' })

const preview = route({
  method: 'get',
  path: '/api/imports/{id}/undo',
  tag: 'imports',
  summary: 'What undoing an import would change, and what would stay',
  who: 'everybody',
  params: ImportIdParams,
  query: TenantQuery,
  body: none,
  answer: {
    statuses: [200],
    description: 'Counted over all rows, and the first 200',
    schema: UndoPreviewView,
  },
  troubles: [404, 409],
  async handle({ deps, session, params, query }) {
    const found = await findImport(deps, session, { importId: params.id, tenant: query.tenant })
    if (!found.ok) return found
    const seen = await previewUndo(deps, found.value)
    if (!seen.ok) return seen
    const { counts, places, rows, more } = seen.value
    const body = {
      undone: undoneView(found.value),
      counts,
      marketplaces: places,
      rows: rows.map(viewRow),
      more,
    }
    return done({ status: 200, body })
  },
})

const undoneView = (of: Import) =>
  of.undo && {
    at: of.undo.undoneAt,
    by: of.undo.undoneBy,
    state: isUndone(of) ? ('done' as const) : ('running' as const),
  }

const viewRow = ({ row, name, kind, back, down, kept }: UndoneRow) => ({
  sheet: row.result.sheet,
  line: row.result.line,
  tenant: row.seller,
  sku: row.sku ?? '',
  name,
  outcome: kind === 'forgotten' ? ('forgotten' as const) : ('changes' as const),
  ...{ back, down, kept },
})

const undo = route({
  method: 'post',
  path: '/api/imports/{id}/undo',
  tag: 'imports',
  summary: 'Undo an import: values and targets go back to before it',
  who: 'everybody',
  params: ImportIdParams,
  query: TenantQuery,
  body: z.object({
    withdraw: z.boolean().default(false).meta({
      description: 'Yes to taking down the products that only this import put up.',
    }),
  }),
  answer: {
    statuses: [202],
    description: 'The first request, also when asked again',
    schema: z.object({ importId: z.string(), undoneAt: z.number(), undoneBy: z.string() }),
  },
  troubles: [400, 404, 409],
  async handle({ deps, session, params, query, body }) {
    const found = await findImport(deps, session, { importId: params.id, tenant: query.tenant })
    if (!found.ok) return found
    const asked = await askUndo(deps, session, found.value, body)
    if (!asked.ok) return asked
    const { undoneAt, undoneBy } = asked.value
    return done({ status: 202, body: { importId: found.value.request.importId, undoneAt, undoneBy } })
  },
})

export const undoRoutes: readonly Route[] = [preview, undo]
