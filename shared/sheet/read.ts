import type { ColumnReading } from '../domain/columns.ts'
import { markDuplicates } from '../domain/normalize/duplicates.ts'
import type { SheetLine } from '../domain/normalize/line.ts'
import { normalizeRow } from '../domain/normalize-row.ts'
import { sanitize } from '../domain/text.ts'
import { FILE_TEXTS, type FileCode } from '../domain/vietnamese/issues.ts'
import { columnReadings } from './columns.ts'
import { readContent } from './content.ts'
import type { ReadOptions, ReadSheet, SheetReading, SheetResult } from './contract.ts'
import type { Grid } from './grid.ts'
import { decodeLegacy } from './legacy-text.ts'
import { type Budget, cellsOf, FILE_LIMITS, type FileLimits, isLate, LIMITS, newBudget } from './limits.ts'
import { withLoosePictures } from './loose-pictures.ts'
import { dropCell } from './packed-row.ts'
import { linksOf, type RowPictures } from './pictures.ts'
import { keyCell, productLines } from './rows.ts'
import { findTables, guessTable, type Table } from './table.ts'
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
  const found = content.value.sheets.map((sheet) => ({
    ...sheet,
    tables: findTables(sheet.grid, options.choices),
  }))
  if (found.some(({ tables }) => tables.length > LIMITS.tables))
    return unreadable('file.too-many-tables', limits)
  const tables = found.flatMap((sheet) => sheet.tables.map((table) => ({ ...sheet, table })))
  if (tables.length === 0) {
    const isEmpty = content.value.sheets.every(({ grid }) => grid.rows.size === 0)
    if (isEmpty) return unreadable('file.empty', limits)
    return unreadable('file.no-header', limits, guessedColumns(content.value))
  }
  const columns = columnsOf(tables)
  const rows = toRows(tables, content.value, options.today, budget)
  if (rows === null) return unreadable('file.too-slow', limits)
  return { ok: true, reading: { columns, ...toReading(rows, tables, content.value) } }
}

/** Identity numbers go before a single line is made. */
function dropColumns(grid: Grid, { dropped, lastRow }: Table): void {
  if (dropped.length === 0) return
  for (const [number, row] of grid.rows)
    if (number <= lastRow) for (const { column } of dropped) dropCell(row, column)
}

type Read = { grid: Grid; table: Table; pictures: Map<number, RowPictures> }

const ROWS_BETWEEN_LOOKS = 256

/** What comes of the lines, by position. */
type Rows = Pick<SheetReading, 'rows' | 'keys' | 'pictureLinks'>

/** Makes the rows one line after the other, none of which is kept. Null where the time is over. */
function toRows(tables: Read[], content: WorkbookContent, today: string, budget: Budget): Rows | null {
  const made: Rows = { rows: [], keys: [], pictureLinks: [] }
  const cells: (string | null)[] = []
  for (const line of withLoosePictures(linesOf(tables), content.store)) {
    if (made.rows.length % ROWS_BETWEEN_LOOKS === 0 && isLate(budget)) return null
    made.rows.push(normalizeRow(line, today))
    made.keys.push(line.cells.rowKey?.text || null)
    made.pictureLinks.push(linksOf(line))
    cells.push(keyCell(line))
  }
  return { ...made, rows: markDuplicates(made.rows, cells) }
}

function* linesOf(tables: Read[]): Generator<SheetLine> {
  for (const { grid, table, pictures } of tables) {
    dropColumns(grid, table)
    yield* productLines(grid, table, pictures)
  }
}

const columnsOf = (tables: Pick<Read, 'grid' | 'table'>[]): ColumnReading[] =>
  tables.flatMap(({ grid, table }) => columnReadings(grid, table)).slice(0, LIMITS.columns)

function guessedColumns({ sheets }: WorkbookContent): ColumnReading[] {
  const guessed = sheets.map(({ grid }) => ({ grid, table: guessTable(grid) }))
  return columnsOf(guessed.flatMap(({ grid, table }) => (table ? [{ grid, table }] : [])))
}

function toReading(rows: Rows, tables: Read[], content: WorkbookContent): Omit<SheetReading, 'columns'> {
  const used = new Set<string>()
  for (const { listing } of rows.rows) for (const { sha256 } of listing?.images ?? []) used.add(sha256)
  const cut = tables.flatMap(({ grid }) => grid.cutAt ?? [])
  return {
    ...rows,
    pictures: [...content.store.byHash.values()].filter(({ sha256 }) => used.has(sha256)),
    droppedColumns: [
      ...new Set(tables.flatMap(({ table }) => table.dropped.map(({ heading }) => sanitize(heading)))),
    ],
    unknownColumns: [...new Set([...tables.flatMap(({ table }) => table.unknown), ...cut])],
    unplacedPictures: content.store.unplaced,
  }
}

function unreadable(code: FileCode, limits: FileLimits, columns: ColumnReading[] = []): SheetResult {
  const megabytes = Math.floor(limits.fileBytes / 1024 / 1024)
  const { tables } = LIMITS
  const cells = cellsOf(limits.rows)
  return {
    ok: false,
    error: { columns, code, message: FILE_TEXTS[code]({ megabytes, lines: limits.rows, tables, cells }) },
  }
}
