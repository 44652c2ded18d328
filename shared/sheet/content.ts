import { isBundle, readBundle } from './bundle.ts'
import { readCsv } from './csv.ts'
import { detectFile } from './detect.ts'
import { scoreHeadings } from './headings.ts'
import type { Budget } from './limits.ts'
import { isOpenDocument, readFlatOds, readOds } from './ods/read.ts'
import { done, type Outcome } from './outcome.ts'
import { newPictureStore } from './pictures.ts'
import { readXls } from './xls/read.ts'
import { readXlsx, type WorkbookContent } from './xlsx.ts'
import { openZip } from './zip.ts'

/** Reads the sheets of a file by the reader for its kind, which its bytes tell and never its name. */
export async function readContent(
  bytes: Buffer,
  filename: string,
  budget: Budget,
): Promise<Outcome<WorkbookContent>> {
  const kind = detectFile(bytes)
  if (!kind.ok) return kind
  if (kind.value === 'zip') return readZip(bytes, budget)
  if (kind.value === 'compound') return readXls(bytes, budget)
  if (kind.value === 'flat-ods') return readFlatOds(bytes, budget)
  const name = filename.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')
  const grid = readCsv(bytes, name, scoreHeadings, budget)
  if (!grid.ok) return grid
  return done({ sheets: [{ grid: grid.value, pictures: new Map() }], store: newPictureStore() })
}

async function readZip(bytes: Buffer, budget: Budget): Promise<Outcome<WorkbookContent>> {
  const archive = openZip(bytes, budget)
  if (!archive.ok) return archive
  if (isOpenDocument(archive.value)) return readOds(archive.value, budget)
  if (!isBundle(archive.value)) return readXlsx(bytes, budget)
  return readBundle(archive.value, (inner, name) => readContent(inner, name, budget))
}
