import { isBundle, sheetInBundle } from '../bundle.ts'
import { readContent } from '../content.ts'
import type { Grid } from '../grid.ts'
import { decodeLegacy } from '../legacy-text.ts'
import { FILE_LIMITS, newBudget } from '../limits.ts'
import { isOpenDocument } from '../ods/read.ts'
import { done, type Outcome } from '../outcome.ts'
import { cellAt, columnsOf } from '../packed-row.ts'
import type { CellValue } from '../write/new-sheet.ts'
import { openZip } from '../zip.ts'
import { markPlain, type PlainSheet } from './mark-plain.ts'
import { markWorkbook } from './mark-workbook.ts'
import type { RowMark } from './marks.ts'

/**
 * The workbook that is handed back for an uploaded file: an .xlsx marked in place; for any other kind an .xlsx with the
 * same content. Of an archive with pictures it is the sheet alone. Fails as reading the file would.
 */
export async function returnSheet(
  file: Uint8Array,
  filename: string,
  marks: readonly RowMark[],
): Promise<Outcome<Buffer>> {
  const found = unwrap(Buffer.from(file.buffer, file.byteOffset, file.byteLength), filename)
  if (!found.ok) return found
  const { bytes, name, isXlsx } = found.value
  if (isXlsx) return markWorkbook(bytes, marks)
  // It was read before, within the limits of rows that were set then.
  const content = await readContent(
    bytes,
    name,
    newBudget({ ...FILE_LIMITS, rows: Number.POSITIVE_INFINITY }),
  )
  if (!content.ok) return content
  decodeLegacy(content.value)
  return markPlain(
    content.value.sheets.map(({ grid }) => plainSheet(grid)),
    marks,
  )
}

type Found = { bytes: Buffer; name: string; isXlsx: boolean }

function unwrap(bytes: Buffer, name: string): Outcome<Found> {
  const archive = openZip(bytes)
  if (!archive.ok || isOpenDocument(archive.value)) return done({ bytes, name, isXlsx: false })
  if (!isBundle(archive.value)) return done({ bytes, name, isXlsx: true })
  const inner = sheetInBundle(archive.value)
  return inner.ok ? unwrap(inner.value.bytes, inner.value.name) : inner
}

function plainSheet(grid: Grid): PlainSheet {
  return { name: grid.name, cells: plainCells(grid), merges: grid.merges }
}

function* plainCells(grid: Grid): Generator<{ line: number; column: number; value: CellValue }> {
  for (const [line, row] of grid.rows)
    for (const column of columnsOf(row)) {
      const cell = cellAt(row, grid.fonts, column)
      if (cell && cell.text !== '') yield { line, column, value: plainValue(cell) }
    }
}

/** A number that is shown otherwise, with leading zeros for one, stays as it is shown. */
function plainValue({ text, number, day }: NonNullable<ReturnType<typeof cellAt>>): CellValue {
  if (day !== null) return { day }
  return number !== null && String(number) === text ? { number } : { text }
}
