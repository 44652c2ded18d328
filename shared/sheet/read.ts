import { markDuplicates } from '../domain/normalize/duplicates.ts'
import { normalizeRow } from '../domain/normalize-row.ts'
import type { RowResult } from '../domain/row.ts'
import { sanitize } from '../domain/text.ts'
import { FILE_TEXTS, type FileCode } from '../domain/vietnamese/issues.ts'
import { readContent } from './content.ts'
import type { ReadOptions, ReadSheet, SheetReading, SheetResult } from './contract.ts'
import type { Grid } from './grid.ts'
import { legacyDecoder } from './legacy-fonts.ts'
import { type Budget, FILE_LIMITS, type FileLimits, isLate, LIMITS, newBudget } from './limits.ts'
import { changeTexts, dropCell, fontedWords } from './packed-row.ts'
import type { RowPictures } from './pictures.ts'
import { keyCell, productLines } from './rows.ts'
import { findTables, type Table } from './table.ts'
import type { WorkbookContent } from './xlsx.ts'

/**
 * Reads one uploaded file, whatever its name says it is: xlsx or text. Every visible sheet with a heading of products is
 * read. Bad input is a returned `file.<what>` with a Vietnamese message, never an exception.
 * @internal Functions say what their limits are.
 */
export const readSheet: ReadSheet = (bytes, options) => readSheetWithin(bytes, options, {})

/** `readSheet` with other limits; those that are absent are as usual. */
export async function readSheetWithin(
  bytes: Uint8Array,
  options: ReadOptions,
  given: Partial<FileLimits>,
): Promise<SheetResult> {
  const limits = { ...FILE_LIMITS, ...given }
  if (bytes.length > limits.fileBytes) return unreadable('file.too-large', limits)
  const budget = newBudget(limits)
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const content = await readContent(buffer, options.filename, budget)
  if (!content.ok) return unreadable(content.code, limits)
  decodeLegacy(content.value)
  const found = content.value.sheets.map((sheet) => ({ ...sheet, tables: findTables(sheet.grid) }))
  if (found.some(({ tables }) => tables.length > LIMITS.tables))
    return unreadable('file.too-many-tables', limits)
  const tables = found.flatMap((sheet) => sheet.tables.map((table) => ({ ...sheet, table })))
  if (tables.length === 0) {
    const isEmpty = content.value.sheets.every(({ grid }) => grid.rows.size === 0)
    return unreadable(isEmpty ? 'file.empty' : 'file.no-header', limits)
  }
  const rows = toRows(tables, options.today, budget)
  if (rows === null) return unreadable('file.too-slow', limits)
  return { ok: true, reading: toReading(rows, tables, content.value) }
}

/** Turns text of fonts before Unicode into Unicode, before anything looks at it or takes characters out of it. */
function decodeLegacy({ sheets }: WorkbookContent): void {
  const decode = legacyDecoder(allWords(sheets))
  if (decode === null) return
  for (const { grid } of sheets) for (const row of grid.rows.values()) changeTexts(row, grid.fonts, decode)
}

function* allWords(sheets: WorkbookContent['sheets']) {
  for (const { grid } of sheets) for (const row of grid.rows.values()) yield* fontedWords(row, grid.fonts)
}

/** Identity numbers go before a single line is made. */
function dropColumns(grid: Grid, { dropped, lastRow }: Table): void {
  if (dropped.length === 0) return
  for (const [number, row] of grid.rows)
    if (number <= lastRow) for (const { column } of dropped) dropCell(row, column)
}

type Read = { grid: Grid; table: Table; pictures: Map<number, RowPictures> }

const ROWS_BETWEEN_LOOKS = 256

/** Makes the rows one line after the other, none of which is kept. Null where the time is over. */
function toRows(tables: Read[], today: string, budget: Budget): RowResult[] | null {
  const rows: RowResult[] = []
  const keys: (string | null)[] = []
  for (const { grid, table, pictures } of tables) {
    dropColumns(grid, table)
    for (const line of productLines(grid, table, pictures)) {
      if (rows.length % ROWS_BETWEEN_LOOKS === 0 && isLate(budget)) return null
      rows.push(normalizeRow(line, today))
      keys.push(keyCell(line))
    }
  }
  return markDuplicates(rows, keys)
}

function toReading(rows: RowResult[], tables: Read[], content: WorkbookContent): SheetReading {
  const used = new Set<string>()
  for (const { listing } of rows) for (const { sha256 } of listing?.images ?? []) used.add(sha256)
  const cut = tables.flatMap(({ grid }) => grid.cutAt ?? [])
  return {
    rows,
    pictures: [...content.store.byHash.values()].filter(({ sha256 }) => used.has(sha256)),
    droppedColumns: [
      ...new Set(tables.flatMap(({ table }) => table.dropped.map(({ heading }) => sanitize(heading)))),
    ],
    unknownColumns: [...new Set([...tables.flatMap(({ table }) => table.unknown), ...cut])],
    unplacedPictures: content.store.unplaced,
  }
}

function unreadable(code: FileCode, limits: FileLimits): SheetResult {
  const megabytes = Math.floor(limits.fileBytes / 1024 / 1024)
  const { tables, cells } = LIMITS
  return {
    ok: false,
    error: { code, message: FILE_TEXTS[code]({ megabytes, lines: limits.rows, tables, cells }) },
  }
}
