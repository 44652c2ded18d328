import { done, type Outcome, refused } from './outcome.ts'

/** `compound`: a file of streams, as .xls is; `flat-ods`: an OpenDocument that is one XML file. */
export type FileKind = 'zip' | 'compound' | 'flat-ods' | 'text'

const SIGNATURES: [number[], 'zip' | 'compound' | 'old' | 'other'][] = [
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'compound'],
  // Excel 2 to 5 without a compound file around it.
  [[0x09, 0x00, 0x04, 0x00], 'old'],
  [[0x09, 0x02, 0x06, 0x00], 'old'],
  [[0x09, 0x04, 0x06, 0x00], 'old'],
  [[0x09, 0x08, 0x08, 0x00], 'old'],
  [[0x50, 0x4b, 0x05, 0x06], 'other'],
  [[0x25, 0x50, 0x44, 0x46], 'other'],
  [[0x89, 0x50, 0x4e, 0x47], 'other'],
  [[0xff, 0xd8, 0xff], 'other'],
  [[0x47, 0x49, 0x46, 0x38], 'other'],
  [[0x52, 0x61, 0x72, 0x21], 'other'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'other'],
  [[0x1f, 0x8b], 'other'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'other'],
]

/** Tells what a file is by its content; its name says nothing, since `.xls` may hold HTML and `.csv` a workbook. */
export function detectFile(bytes: Buffer): Outcome<FileKind> {
  if (bytes.length === 0) return refused('file.empty')
  const kind = SIGNATURES.find(([signature]) => signature.every((byte, at) => bytes[at] === byte))?.[1]
  if (kind === 'zip' || kind === 'compound') return done(kind)
  if (kind === 'old') return refused('file.old-format')
  return kind === 'other' ? refused('file.not-a-workbook') : detectText(bytes)
}

/** Web pages and XML come under the names of workbooks; only an OpenDocument among them is read. */
function detectText(bytes: Buffer): Outcome<FileKind> {
  const start = bytes.subarray(0, 65_536)
  const text = start.toString('latin1').replaceAll('\0', '')
  if (/^[\s\u00ef\u00bb\u00bf\u00ff\u00fe]*$/.test(text)) return refused('file.empty')
  if (/^[^<]{0,8}<(?:\?xml|!doctype|html|table|head|meta|office:document)/i.test(text)) {
    if (/<office:document\s/.test(text))
      return /opendocument\.spreadsheet/.test(text) ? done('flat-ods') : refused('file.not-a-workbook')
    return refused(/<table|<[\w:]*workbook|excel/i.test(text) ? 'file.old-format' : 'file.not-a-workbook')
  }
  return isUtf16(start) || !looksBinary(start) ? done('text') : refused('file.not-a-workbook')
}

/** UTF-16 by its mark, or by its zeros. */
function isUtf16(bytes: Buffer): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true
  const { even, odd } = zerosOf(bytes)
  return Math.min(even, odd) <= Math.max(even, odd) / 20 && Math.max(even, odd) >= bytes.length / 5
}

/** Whether UTF-16 without a mark has its upper bytes first: the zeros of its ASCII letters stand there. */
export function isBigEndian(bytes: Buffer): boolean {
  const { even, odd } = zerosOf(bytes.subarray(0, 4096))
  return even > odd
}

function zerosOf(bytes: Buffer): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 }
  for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2 === 0 ? 'even' : 'odd'] += 1
  return zeros
}

/** A zero, or control bytes that no text has, more than a slip. */
function looksBinary(bytes: Buffer): boolean {
  if (bytes.includes(0)) return true
  let control = 0
  for (const byte of bytes)
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27)) control += 1
  return control > bytes.length / 200
}
