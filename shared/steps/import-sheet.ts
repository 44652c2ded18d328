// Stage 1: sheet → rows. Writes Rows, the reading (or failure) of the import, pictures, and producers of a list.
import { createHash } from 'node:crypto'
import { type Import, lookAtImport } from '../domain/import.ts'
import type { ReadMessage } from '../domain/messages.ts'
import { countRows, type RowCounts, type RowResult } from '../domain/row.ts'
import { fileTexts } from '../domain/vietnamese/files.ts'
import { type Clock, vietnamDay } from '../ports/clock.ts'
import type { Files } from '../ports/files.ts'
import type { Pictures } from '../ports/pictures.ts'
import type { Queues } from '../ports/queues.ts'
import type { RowRecord, Stores } from '../ports/stores.ts'
import type { ReadSheet, SheetReading, UnreadableSheet } from '../sheet/contract.ts'
import { marksOf } from '../sheet/marked/marks.ts'
import { returnSheet } from '../sheet/marked/return-sheet.ts'
import { assignCodes, isHeld } from './import-codes.ts'
import { importPictures } from './import-pictures.ts'
import { assignSellers } from './import-sellers.ts'

export type ImportSheetParts = {
  stores: Pick<Stores, 'imports' | 'rows' | 'tenants' | 'columns' | 'desired' | 'clearances'>
  files: Files
  queues: Pick<Queues, 'intake'>
  pictures: Pictures
  readSheet: ReadSheet
  clock: Clock
  limits: { uploadMaxBytes: number }
}

/**
 * Reads one uploaded sheet. Safe to repeat: the same bytes give the same rows under the same ordinals, and the first
 * reading stays. What cannot be read ends as a failure that the seller sees.
 */
export async function importSheet(parts: ImportSheetParts, message: ReadMessage): Promise<void> {
  const of = await parts.stores.imports.get(message.tenant, message.importId)
  // What a queue gave up on may be sent again once the cause is gone: such a failure is no end.
  if (!of || (of.failure && of.failure.code !== 'file.unread')) return
  const counts = of.reading?.counts ?? (await read(parts, of))
  if (counts) await parts.queues.intake([lookAtImport(of.request, counts)])
}

/** The counts of its rows; null where there are none now. */
async function read(parts: ImportSheetParts, of: Import): Promise<RowCounts | null> {
  const { tenant, importId, filename } = of.request
  const size = await parts.files.sheetSize(tenant, importId)
  if (size === null) return null
  if (size > parts.limits.uploadMaxBytes) return fail(parts, of, 'file.too-large')
  const bytes = await parts.files.getSheet(tenant, importId)
  if (bytes === null) return null
  const choices = await parts.stores.columns.remembered(tenant)
  const today = vietnamDay(parts.clock.now())
  const result = await parts.readSheet(bytes, { filename, today, choices })
  if (!result.ok) return fail(parts, of, result.error.code, result.error)
  if (result.reading.rows.length === 0) return fail(parts, of, 'file.no-rows')
  return keep(parts, of, result.reading, bytes)
}

async function fail(
  parts: ImportSheetParts,
  of: Import,
  code: string,
  { message, columns }: Pick<UnreadableSheet, 'message' | 'columns'> = {
    message: fileTexts(code),
    columns: [],
  },
): Promise<null> {
  const failure = { code, message, failedAt: parts.clock.now(), columns }
  await parts.stores.imports.recordFailure(of.request.tenant, of.request.importId, failure)
  return null
}

/** Pictures and rows first, the reading last: whoever sees the reading sees all of it. */
async function keep(
  parts: ImportSheetParts,
  of: Import,
  reading: SheetReading,
  bytes: Uint8Array,
): Promise<RowCounts> {
  const { tenant, importId, filename } = of.request
  const sold = await assignSellers(parts, of, await importPictures(parts, reading))
  const rows = await assignCodes(
    parts,
    of,
    sold.map((row, at) => ({ ...row, key: reading.keys[at] ?? null })),
  )
  // Another copy of the message may have been quicker: what the seller looks at already is not written again.
  const first = (await parts.stores.imports.get(tenant, importId))?.reading
  if (first) return first.counts
  await parts.stores.rows.put(tenant, importId, rows)
  // Marking that breaks is a fault of ours. It is told, yet only after the rows: nobody waits for them because of it.
  const [marked] = await Promise.allSettled([returnSheet(bytes, filename, marksOf(rows))])
  if (marked.status === 'fulfilled' && marked.value.ok)
    await parts.files.putMarked(tenant, importId, marked.value.value)
  const counts = countRows(rows.map((row: RowRecord): RowResult => row.result))
  await parts.stores.imports.recordReading(tenant, importId, {
    counts,
    droppedColumns: reading.droppedColumns,
    unknownColumns: reading.unknownColumns,
    columns: reading.columns,
    held: rows.filter(isHeld).length,
    fileHash: createHash('sha256').update(bytes).digest('hex'),
    readAt: parts.clock.now(),
  })
  if (marked.status === 'rejected') throw marked.reason
  return counts
}
