import type { ReturnedRow } from '../../domain/hand-over/returned.ts'
import { fold } from '../../domain/text.ts'
import { handOverHeadings } from '../../domain/vietnamese/hand-over.ts'
import { FILE_TEXTS } from '../../domain/vietnamese/issues.ts'
import { readContent } from '../content.ts'
import { columnLetters, type Grid, type GridRow, rowNumbers } from '../grid.ts'
import { cellsOf, type FileLimits, LIMITS, newBudget } from '../limits.ts'
import { textsOf } from '../packed-row.ts'

/** A package has 500 rows at most, and whoever hands its workbook in waits for the answer. */
const RETURN_LIMITS: FileLimits = { fileBytes: 10 * 1024 * 1024, rows: 5000, milliseconds: 10_000 }

/** The columns that matter when a workbook comes back. */
const WANTED = ['key', 'result', 'link', 'reason', 'packageId'] as const
type Wanted = (typeof WANTED)[number]
type Columns = Partial<Record<Wanted, number>>

const NAMES = new Map(WANTED.map((name): [string, Wanted] => [fold(handOverHeadings[name]), name]))

export type ReadReturned =
  | { ok: true; rows: ReturnedRow[] }
  /** `message` is Vietnamese; null where the file can be read but is no such workbook. */
  | { ok: false; message: string | null }

/**
 * Reads the rows of a returned workbook, whatever program saved it: .xlsx, .xls, .ods or text; rows sorted, columns
 * moved or added. The headings of the key and of the result have to stand in one line of a sheet.
 */
export async function readReturned(bytes: Uint8Array, filename: string): Promise<ReadReturned> {
  if (bytes.length > RETURN_LIMITS.fileBytes) return unread('file.too-large')
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const content = await readContent(buffer, filename, newBudget(RETURN_LIMITS))
  if (!content.ok) return unread(content.code)
  const tables = content.value.sheets.flatMap(({ grid }) => tableOf(grid) ?? [])
  if (tables.length === 0) return { ok: false, message: null }
  return { ok: true, rows: tables.flatMap(rowsOf) }
}

function unread(code: keyof typeof FILE_TEXTS): ReadReturned {
  const megabytes = Math.floor(RETURN_LIMITS.fileBytes / 1024 / 1024)
  const { rows: lines } = RETURN_LIMITS
  const message = FILE_TEXTS[code]({ megabytes, lines, tables: LIMITS.tables, cells: cellsOf(lines) })
  return { ok: false, message }
}

type Table = { grid: Grid; heading: number; columns: Columns }

function tableOf(grid: Grid): Table | null {
  for (const number of rowNumbers(grid)) {
    const columns = columnsIn(grid.rows.get(number))
    if (columns.key !== undefined && columns.result !== undefined) return { grid, heading: number, columns }
  }
  return null
}

function columnsIn(row: GridRow | undefined): Columns {
  const columns: Columns = {}
  for (const { column, text } of row ? textsOf(row) : []) {
    const name = NAMES.get(fold(text))
    if (name !== undefined) columns[name] ??= column
  }
  return columns
}

function rowsOf({ grid, heading, columns }: Table): ReturnedRow[] {
  const lines = rowNumbers(grid).filter((number) => number > heading)
  return lines.flatMap((line) => {
    const texts = new Map(
      textsOf(grid.rows.get(line) ?? { packed: [], hidden: false, inOrder: true }).map((one) => [
        one.column,
        one.text,
      ]),
    )
    const at = (name: Wanted) => texts.get(columns[name] ?? 0)?.trim() ?? ''
    if (at('key') === '') return []
    const cells = Object.fromEntries(
      WANTED.flatMap((name) => (columns[name] ? [[name, `${columnLetters(columns[name])}${line}`]] : [])),
    )
    return [
      {
        sheet: grid.name,
        line,
        cells,
        key: at('key'),
        packageId: at('packageId'),
        result: at('result'),
        link: at('link'),
        reason: at('reason'),
      },
    ]
  })
}
