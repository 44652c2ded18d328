import type { WorkbookContext } from './cell.ts'
import type { Grid } from './grid.ts'
import { inCellPictures } from './in-cell-pictures.ts'
import type { Budget } from './limits.ts'
import { done, type Outcome } from './outcome.ts'
import { readWorkbook, type Workbook } from './package.ts'
import { newPictureStore, type PictureStore, type RowPictures, sheetPictures } from './pictures.ts'
import { readSharedStrings } from './shared-strings.ts'
import { readStyles } from './styles.ts'
import { readWorksheet } from './worksheet.ts'
import { openZip } from './zip.ts'

/** One visible sheet with its pictures by row. */
type SheetWithPictures = { grid: Grid; pictures: Map<number, RowPictures> }
export type WorkbookContent = { sheets: SheetWithPictures[]; store: PictureStore }

/** Reads all visible sheets of an xlsx workbook. Hidden ones are not looked at. */
export async function readXlsx(bytes: Buffer, budget: Budget): Promise<Outcome<WorkbookContent>> {
  const archive = openZip(bytes, budget)
  if (!archive.ok) return archive
  const workbook = readWorkbook(archive.value)
  if (!workbook.ok) return workbook
  const strings = readSharedStrings(archive.value, related(workbook.value, 'sharedStrings'))
  if (!strings.ok) return strings
  const styles = readStyles(archive.value, related(workbook.value, 'styles'))
  if (!styles.ok) return styles
  const { is1904 } = workbook.value
  const context: WorkbookContext = {
    strings: strings.value,
    styles: styles.value,
    is1904,
    budget,
  }
  const inCell = inCellPictures(archive.value, workbook.value)
  const content: WorkbookContent = { sheets: [], store: newPictureStore() }
  for (const { name, part, hidden } of workbook.value.sheets) {
    if (hidden) continue
    const grid = await readWorksheet(archive.value, part, name, context)
    if (!grid.ok) return grid
    const pictures = sheetPictures(archive.value, part, grid.value, inCell, content.store)
    content.sheets.push({ grid: grid.value, pictures })
  }
  return done(content)
}

function related(workbook: Workbook, type: string): string | null {
  return [...workbook.relations.values()].find((relation) => relation.type === type)?.target ?? null
}
