import { done, type Outcome, refused } from './outcome.ts'

export type FileKind = 'zip' | 'text'

const SIGNATURES: [number[], 'zip' | 'cfb' | 'other'][] = [
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'cfb'],
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
  if (kind === 'zip') return done('zip')
  if (kind === 'cfb') return refused(isEncrypted(bytes) ? 'file.encrypted' : 'file.old-format')
  if (kind === 'other') return refused('file.not-a-workbook')
  return detectText(bytes)
}

/** A workbook with a password is a compound file with this stream instead of a workbook. */
function isEncrypted(bytes: Buffer): boolean {
  return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
}

function detectText(bytes: Buffer): Outcome<FileKind> {
  const start = bytes.subarray(0, 65_536)
  const isUtf16 = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff)
  const text = start.toString('latin1').replaceAll('\0', '')
  if (/^[\s\u00ef\u00bb\u00bf\u00ff\u00fe]*$/.test(text)) return refused('file.empty')
  if (/^[^<]{0,8}<(?:\?xml|!doctype|html|table|head|meta)/i.test(text)) {
    return refused(/<table|<[\w:]*workbook|excel/i.test(text) ? 'file.old-format' : 'file.not-a-workbook')
  }
  return !isUtf16 && looksBinary(start) ? refused('file.not-a-workbook') : done('text')
}

/** Control bytes that no text has, more than a slip; zeros on one side only are UTF-16 without its mark. */
function looksBinary(bytes: Buffer): boolean {
  let control = 0
  let zeros = 0
  for (const byte of bytes) {
    if (byte === 0) zeros += 1
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27)) control += 1
  }
  return control > bytes.length / 200 || (zeros > 0 && zeros < bytes.length / 10)
}
