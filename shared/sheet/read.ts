import { markDuplicates } from '../domain/normalize/duplicates.ts'
import type { SheetLine } from '../domain/normalize/line.ts'
import { normalizeRow } from '../domain/normalize-row.ts'
import { sanitize } from '../domain/text.ts'
import { FILE_TEXTS, type FileCode } from '../domain/vietnamese/issues.ts'
import { readContent } from './content.ts'
import type { ReadOptions, ReadSheet, SheetResult } from './contract.ts'
import type { Grid } from './grid.ts'
import { legacyDecoder } from './legacy-fonts.ts'
import { type FileLimits, LIMITS } from './limits.ts'
import { withLoosePictures } from './loose-pictures.ts'
import { linksOf } from './pictures.ts'
import { keyCell, productLines } from './rows.ts'
import { findTables, type Table } from './table.ts'
import type { WorkbookContent } from './xlsx.ts'

/**
 * Reads one uploaded file, whatever its name says it is: xlsx or text. Every visible sheet with a heading of products is
 * read. Bad input is a returned `file.<what>` with a Vietnamese message, never an exception.
 */
export const readSheet: ReadSheet = (bytes, options) =>
  readSheetWithin(bytes, options, { fileBytes: LIMITS.file })

/** `readSheet` with other limits. */
export async function readSheetWithin(
  bytes: Uint8Array,
  options: ReadOptions,
  limits: FileLimits,
): Promise<SheetResult> {
  if (bytes.length > limits.fileBytes) return unreadable('file.too-large', limits)
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const content = await readContent(buffer, options.filename)
  if (!content.ok) return unreadable(content.code, limits)
  decodeLegacy(content.value)
  const found = content.value.sheets.map((sheet) => ({ ...sheet, tables: findTables(sheet.grid) }))
  if (found.some(({ tables }) => tables.length > LIMITS.tables)) return unreadable('file.too-long', limits)
  const tables = found.flatMap((sheet) => sheet.tables.map((table) => ({ ...sheet, table })))
  if (tables.length === 0) {
    const isEmpty = content.value.sheets.every(({ grid }) => grid.rows.size === 0)
    return unreadable(isEmpty ? 'file.empty' : 'file.no-header', limits)
  }
  const read = tables.flatMap(({ grid, table, pictures }) => {
    dropColumns(grid, table)
    return productLines(grid, table, pictures)
  })
  const lines = withLoosePictures(read, content.value.store)
  return { ok: true, reading: toReading(lines, tables, content.value, options.today) }
}

/** Turns text of fonts before Unicode into Unicode, before anything looks at it or takes characters out of it. */
function decodeLegacy({ sheets }: WorkbookContent): void {
  const cells = sheets.flatMap(({ grid }) =>
    [...grid.rows.values()].flatMap((row) => [...row.cells.values()]),
  )
  const decode = legacyDecoder(cells)
  for (const cell of cells) if (cell.number === null) cell.text = decode(cell.text, cell.font)
}

/** Identity numbers go before a single line is made. */
function dropColumns(grid: Grid, { dropped, lastRow }: Table): void {
  for (const [row, { cells }] of grid.rows)
    if (row <= lastRow) for (const { column } of dropped) cells.delete(column)
}

type Read = { grid: Grid; table: Table }

function toReading(lines: SheetLine[], tables: Read[], content: WorkbookContent, today: string) {
  const rows = lines.map((line) => normalizeRow(line, today))
  const used = new Set(rows.flatMap(({ listing }) => listing?.images.map(({ sha256 }) => sha256) ?? []))
  const cut = tables.flatMap(({ grid }) => grid.cutAt ?? [])
  return {
    rows: markDuplicates(rows, lines.map(keyCell)),
    keys: rows.map(() => null),
    columns: [],
    pictureLinks: lines.map(linksOf),
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
  return {
    ok: false,
    error: { columns: [], code, message: FILE_TEXTS[code]({ megabytes, lines: LIMITS.rows }) },
  }
}
