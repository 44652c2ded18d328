import * as z from 'zod'
import { ColumnReading } from './columns.ts'
import { ImportId, MarketplaceId, TenantId } from './ids.ts'
import type { IntakeMessage } from './messages.ts'
import { RowCounts } from './row.ts'

/** What a person asked for. Written by `web`. Times in epoch milliseconds. */
export const ImportRequest = z.object({
  tenant: TenantId,
  importId: ImportId,
  filename: z.string(),
  size: z.int(),
  /** Who uploaded it (user name) and for which audience: own products, or a list of many producers. */
  uploadedBy: z.string(),
  manyProducers: z.boolean(),
  /** Communes (codes) in which the uploader may onboard producers; `*` for all. Empty where rows are the tenant's own. */
  communes: z.array(z.string()),
  createdAt: z.number(),
  /** The import whose file is read once more, after a person said more about it. */
  rereadOf: ImportId.nullable().default(null),
})
export type ImportRequest = z.infer<typeof ImportRequest>

/** What the sheet said. Written by `import-sheet`, once. */
export const ImportReading = z.object({
  counts: RowCounts,
  droppedColumns: z.array(z.string()),
  unknownColumns: z.array(z.string()),
  columns: z.array(ColumnReading).default([]),
  /** Rows that wait for a person's yes. */
  held: z.int().nonnegative().default(0),
  fileHash: z.string(),
  readAt: z.number(),
})
export type ImportReading = z.infer<typeof ImportReading>

/** Why the import cannot go on: a stable code and a Vietnamese text. Written by `import-sheet` or `dead-letter`. */
export const ImportFailure = z.object({
  code: z.string(),
  message: z.string(),
  failedAt: z.number(),
  /** Where no headings were recognised: the columns of the line that may be them, for a person to say. */
  columns: z.array(ColumnReading).default([]),
})
export type ImportFailure = z.infer<typeof ImportFailure>

/** The seller's yes. Written by `web`, once. */
export const ImportConfirmation = z.object({
  marketplaces: z.array(z.string()),
  confirmedBy: z.string(),
  confirmedAt: z.number(),
})
export type ImportConfirmation = z.infer<typeof ImportConfirmation>

/** A person takes an import back. `ways`: how each marketplace is rid of a product. Written by `web`, once. */
export const ImportUndo = z.object({
  /** A ULID: sorts among imports and edits. */
  order: z.string(),
  ways: z.record(MarketplaceId, z.enum(['withdrawn', 'paused'])),
  undoneBy: z.string(),
  undoneAt: z.number(),
})
export type ImportUndo = z.infer<typeof ImportUndo>

/** Everything that was to happen has happened, and the seller was told. Written by `digest`, once. */
export const ImportSettlement = z.object({
  settledAt: z.number(),
  /** `sent`, or why no email was needed. */
  mail: z.enum(['sent', 'nothing-new', 'no-address', 'unclear']),
})
export type ImportSettlement = z.infer<typeof ImportSettlement>

/** All facets of one import; each has one writer. */
export type Import = {
  request: ImportRequest
  reading: ImportReading | null
  failure: ImportFailure | null
  /** Pages whose accepted rows are drafts at least. */
  drafted: number[]
  confirmation: ImportConfirmation | null
  /** Pages whose accepted rows are wanted at the confirmed marketplaces. */
  declared: number[]
  settlement: ImportSettlement | null
  undo: ImportUndo | null
  /** Pages of which nothing is left that the import said. */
  undone: number[]
}

/** Rows declared together: one queue message, one dispatch record. */
export const pageSize = 100

export const pageCount = (rows: number): number => Math.ceil(rows / pageSize)

/** A sheet with no more products than this is a change that a person waits for: it goes before bulk work. */
const mostExpress = 20

export const isExpress = ({ accepted }: RowCounts): boolean => accepted <= mostExpress

/** "Look at this import." Ahead of bulk work where it is express and has one page: many pages would keep others waiting. */
export function lookAtImport(
  { tenant, importId }: Pick<ImportRequest, 'tenant' | 'importId'>,
  counts: RowCounts,
): Extract<IntakeMessage, { kind: 'import' }> {
  const express = isExpress(counts) && pageCount(counts.rows) <= 1
  return { kind: 'import', tenant, importId, ...(express && { express }) }
}

/** "Look at this import that is to be undone." As fast as the import itself. */
export function lookAtUndo(
  request: Pick<ImportRequest, 'tenant' | 'importId'>,
  counts: RowCounts,
): Extract<IntakeMessage, { kind: 'undo' }> {
  return { ...lookAtImport(request, counts), kind: 'undo' }
}

export const ImportState = z.enum([
  'awaiting-upload',
  'reading',
  'ready',
  'declaring',
  'publishing',
  'settled',
  'failed',
])
export type ImportState = z.infer<typeof ImportState>

/** Where an import stands, derived from its facets. `uploaded` tells whether the file has arrived. */
export function importState(of: Import, uploaded: boolean): ImportState {
  // A failure counts only where the import has not gone on since: messages are repeated, and one copy may succeed.
  const here = (state: ImportState): ImportState => (of.failure ? 'failed' : state)
  if (!of.reading) return here(uploaded ? 'reading' : 'awaiting-upload')
  const pages = pageCount(of.reading.counts.rows)
  if (of.drafted.length < pages) return here('reading')
  if (!of.confirmation) return 'ready'
  if (of.declared.length < pages) return here('declaring')
  return of.settlement ? 'settled' : 'publishing'
}
