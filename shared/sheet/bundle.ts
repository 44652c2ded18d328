import { constants, inflateRawSync } from 'node:zlib'
import { pictureType } from '../domain/picture-type.ts'
import { detectFile } from './detect.ts'
import { LIMITS } from './limits.ts'
import { isOpenDocument } from './ods/read.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { WorkbookContent } from './xlsx.ts'
import { type Archive, openZip, readPart } from './zip.ts'

/** Enough packed bytes to tell what a file is. */
const HEAD = 4096
/** What systems put into an archive by themselves. */
const LITTER = /(?:^|\/)(?:\.|~\$|__macosx\/)|(?:^|\/)(?:thumbs\.db|desktop\.ini)$|\/$/

type Kind = 'picture' | 'workbook' | 'text'

/** Whether an archive is a folder of files, and not a workbook, which is an archive too. */
export function isBundle({ entries }: Archive): boolean {
  return ![...entries.keys()].some((name) => /^(?:\[content_types\]\.xml|_rels\/|xl\/)/.test(name))
}

/**
 * Finds the one sheet of a folder of files, and the names of the pictures beside it. What a file is, its bytes tell. An
 * archive in the archive is only looked at to see whether it is a workbook. Names are compared and never used as paths.
 */
export function sheetInBundle(
  archive: Archive,
): Outcome<{ name: string; bytes: Buffer; pictures: string[] }> {
  const files = [...archive.entries.keys()].filter((name) => !LITTER.test(name))
  const kinds = Map.groupBy(files, (name) => kindOf(archive, name))
  const sheets = kinds.get('workbook') ?? tables(kinds.get('text') ?? [])
  const [name] = sheets
  if (name === undefined) return refused('file.not-a-workbook')
  if (sheets.length > 1) return refused('file.several-sheets')
  const part = readPart(archive, name, LIMITS.file)
  if (!part.ok) return part
  return done({ name, bytes: part.value ?? Buffer.alloc(0), pictures: kinds.get('picture') ?? [] })
}

/** Reads that sheet; the pictures wait in the store until rows ask for them. */
export async function readBundle(
  archive: Archive,
  read: (bytes: Buffer, filename: string) => Promise<Outcome<WorkbookContent>>,
): Promise<Outcome<WorkbookContent>> {
  const sheet = sheetInBundle(archive)
  if (!sheet.ok) return sheet
  const content = await read(sheet.value.bytes, sheet.value.name)
  if (content.ok) content.value.store.loose = { archive, names: sheet.value.pictures }
  return content
}

/** Any text might be a table: a note beside the pictures is told from one by its name. */
const tables = (names: string[]): string[] => names.filter((name) => /\.(?:csv|tsv)$/.test(name))

function kindOf(archive: Archive, name: string): Kind | null {
  const start = head(archive, name)
  if (pictureType(start) !== null) return 'picture'
  const kind = detectFile(start)
  if (!kind.ok) return null
  if (kind.value === 'text') return 'text'
  if (kind.value === 'flat-ods') return 'workbook'
  const part = readPart(archive, name, LIMITS.file)
  const bytes = part.ok && part.value !== null ? part.value : start
  return (kind.value === 'zip' ? isWorkbook(bytes, name) : isCompoundSheet(bytes)) ? 'workbook' : null
}

/** One that cannot be opened goes by its name, so that the seller is told what is the matter with it. */
function isWorkbook(bytes: Buffer, name: string): boolean {
  const inner = openZip(bytes)
  if (!inner.ok) return /\.(?:xlsx|xlsm|ods)$/.test(name)
  return isOpenDocument(inner.value) || [...inner.value.entries.keys()].some((part) => part.startsWith('xl/'))
}

/** Streams are named in UTF-16: those of .xls, and of any Office file with a password. */
function isCompoundSheet(bytes: Buffer): boolean {
  return ['Workbook', 'EncryptedPackage'].some((stream) => bytes.includes(Buffer.from(stream, 'utf16le')))
}

/** The first bytes of a file, without unpacking the rest. Empty where they cannot be unpacked. */
function head(archive: Archive, name: string): Buffer {
  const entry = archive.entries.get(name)
  if (!entry) return Buffer.alloc(0)
  const packed = archive.bytes.subarray(entry.start, entry.start + Math.min(entry.packed, HEAD))
  if (entry.method === 0) return packed
  try {
    return inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return Buffer.alloc(0)
  }
}
