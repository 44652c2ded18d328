// Reads only: an import as the API shows it.
import { type ColumnField, type ColumnReading, suggestedField } from '../../../shared/domain/columns.ts'
import type { Import, ImportState } from '../../../shared/domain/import.ts'
import type { RowCounts } from '../../../shared/domain/row.ts'
import type { Progress } from '../../../shared/steps/import-progress.ts'
import type { WebDeps } from '../deps.ts'
import { columnsOf } from './choose-columns.ts'
import { stateOfImport } from './find-import.ts'

export const noRows = { rows: 0, accepted: 0, needsFix: 0, skipped: 0 } satisfies RowCounts

export type ImportView = ImportLine & {
  marketplaces: Progress
  error?: { code: string; message: string }
  droppedColumns: string[]
  unknownColumns: string[]
  columns: ColumnView[]
  rereadOf: string | null
  confirmed: { marketplaces: string[]; at: number; by: string } | null
  mail: string | null
}

/** A column as it was understood; for one that nothing matched, what was chosen for such a heading elsewhere. */
export type ColumnView = Omit<ColumnReading, 'layout' | 'key'> & { suggestion: ColumnField | null }

export async function viewColumns(deps: Pick<WebDeps, 'stores'>, of: Import): Promise<ColumnView[]> {
  const columns = columnsOf(of)
  if (columns.length === 0) return []
  const before = await deps.stores.columns.remembered(of.request.tenant)
  return columns.map((column) => {
    const { layout, key, ...shown } = column
    return { ...shown, suggestion: column.how === 'unknown' ? suggestedField(column, before) : null }
  })
}

/** An import in a list. */
export type ImportLine = {
  importId: string
  tenant: string
  filename: string
  createdAt: number
  state: ImportState
  counts: RowCounts
}

export function viewLine({ of, state }: { of: Import; state: ImportState }): ImportLine {
  const { importId, tenant, filename, createdAt } = of.request
  return { importId, tenant, filename, createdAt, state, counts: of.reading?.counts ?? noRows }
}

export async function viewImport(
  deps: Pick<WebDeps, 'stores' | 'files' | 'progressOf'>,
  of: Import,
): Promise<ImportView> {
  const { failure, reading, confirmation } = of
  return {
    ...viewLine({ of, state: await stateOfImport(deps, of) }),
    marketplaces: await deps.progressOf(of),
    ...(failure ? { error: { code: failure.code, message: failure.message } } : {}),
    droppedColumns: reading?.droppedColumns ?? [],
    unknownColumns: reading?.unknownColumns ?? [],
    columns: await viewColumns(deps, of),
    rereadOf: of.request.rereadOf,
    confirmed: confirmation && {
      marketplaces: confirmation.marketplaces,
      at: confirmation.confirmedAt,
      by: confirmation.confirmedBy,
    },
    mail: of.settlement?.mail ?? null,
  }
}
