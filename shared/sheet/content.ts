import { readCsv } from './csv.ts'
import { detectFile } from './detect.ts'
import { scoreHeadings } from './headings.ts'
import type { Budget } from './limits.ts'
import { done, type Outcome } from './outcome.ts'
import { newPictureStore } from './pictures.ts'
import { readXlsx, type WorkbookContent } from './xlsx.ts'

/** Reads the sheets of a file by the reader for its kind. */
export async function readContent(
  bytes: Buffer,
  filename: string,
  budget: Budget,
): Promise<Outcome<WorkbookContent>> {
  const kind = detectFile(bytes)
  if (!kind.ok) return kind
  if (kind.value === 'zip') return readXlsx(bytes, budget)
  const name = filename.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')
  const grid = readCsv(bytes, name, scoreHeadings, budget)
  if (!grid.ok) return grid
  return done({ sheets: [{ grid: grid.value, pictures: new Map() }], store: newPictureStore() })
}
