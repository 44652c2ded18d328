import { isBundle, readBundle } from './bundle.ts'
import { readCsv } from './csv.ts'
import { detectFile } from './detect.ts'
import { scoreHeadings } from './headings.ts'
import { isOpenDocument, readFlatOds, readOds } from './ods/read.ts'
import { done, type Outcome } from './outcome.ts'
import { newPictureStore } from './pictures.ts'
import { readXls } from './xls/read.ts'
import { readXlsx, type WorkbookContent } from './xlsx.ts'
import { openZip } from './zip.ts'

/** Reads the sheets of a file by the reader for its kind, which its bytes tell and never its name. */
export async function readContent(bytes: Buffer, filename: string): Promise<Outcome<WorkbookContent>> {
  const kind = detectFile(bytes)
  if (!kind.ok) return kind
  if (kind.value === 'zip') return readZip(bytes)
  if (kind.value === 'compound') return readXls(bytes)
  if (kind.value === 'flat-ods') return readFlatOds(bytes)
  const name = filename.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')
  const grid = readCsv(bytes, name, scoreHeadings)
  if (!grid.ok) return grid
  return done({ sheets: [{ grid: grid.value, pictures: new Map() }], store: newPictureStore() })
}

async function readZip(bytes: Buffer): Promise<Outcome<WorkbookContent>> {
  const archive = openZip(bytes)
  if (!archive.ok) return archive
  if (isOpenDocument(archive.value)) return readOds(archive.value)
  return isBundle(archive.value) ? readBundle(archive.value, readContent) : readXlsx(bytes)
}
