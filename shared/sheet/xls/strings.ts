import { LIMITS } from '../limits.ts'

/** Texts of a workbook: BIFF8 has Unicode, BIFF5 the bytes of a code page. */
export type TextKind = { isUnicode: boolean; decode: (bytes: Buffer) => string }

const CODE_PAGES: Record<number, string> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1257: 'windows-1257',
  1258: 'windows-1258',
  10000: 'macintosh',
}

/** Western where the number is unknown: letters before Unicode are told by their fonts. */
export function codePageOf(number: number): TextKind['decode'] {
  const decoder = new TextDecoder(CODE_PAGES[number] ?? 'windows-1252')
  return (bytes) => decoder.decode(bytes).normalize('NFC')
}

/** A text of one record, its length in one byte or two. */
export function textAt(data: Buffer, at: number, lengthBytes: 1 | 2, kind: TextKind): string {
  const length = lengthBytes === 1 ? data.readUInt8(at) : data.readUInt16LE(at)
  const start = at + lengthBytes
  if (!kind.isUnicode) return kind.decode(data.subarray(start, start + length))
  const isWide = (data.readUInt8(start) & 1) !== 0
  return isWide
    ? data.toString('utf16le', start + 1, start + 1 + length * 2)
    : data.toString('latin1', start + 1, start + 1 + length)
}

/** A place in the pieces of a record that goes on in others. */
type Cursor = { pieces: Buffer[]; piece: number; at: number }
/** A text of the table, and the font of its first run that has one of its own. */
export type TableText = { text: string; font: number | null }

/**
 * The table of texts: a record and those it goes on in. A text that is cut goes on behind a byte of its own, which tells
 * whether its letters now take one byte or two. Throws a RangeError where the table ends too early.
 */
export function readTable(pieces: Buffer[]): TableText[] {
  const [first] = pieces
  const count = first?.readUInt32LE(4) ?? 0
  const cursor: Cursor = { pieces, piece: 0, at: 8 }
  const texts: TableText[] = []
  const bytes = pieces.reduce((sum, { length }) => sum + length, 0)
  const most = Math.min(count, bytes, LIMITS.cells)
  while (texts.length < most && !isOver(cursor)) texts.push(readText(cursor))
  return texts
}

function isOver(cursor: Cursor): boolean {
  while (cursor.piece < cursor.pieces.length && cursor.at >= (cursor.pieces[cursor.piece]?.length ?? 0)) {
    cursor.piece += 1
    cursor.at = 0
  }
  return cursor.piece >= cursor.pieces.length
}

/** The next bytes, joined where they stand in several pieces. */
function take(cursor: Cursor, length: number): Buffer {
  const taken: Buffer[] = []
  for (let missing = length; missing > 0; ) {
    if (isOver(cursor)) throw new RangeError('the table of texts ends too early')
    const part = (cursor.pieces[cursor.piece] as Buffer).subarray(cursor.at, cursor.at + missing)
    taken.push(part)
    cursor.at += part.length
    missing -= part.length
  }
  return taken.length === 1 ? (taken[0] as Buffer) : Buffer.concat(taken)
}

function readText(cursor: Cursor): TableText {
  const length = take(cursor, 2).readUInt16LE(0)
  const flags = take(cursor, 1).readUInt8(0)
  const runs = (flags & 8) !== 0 ? take(cursor, 2).readUInt16LE(0) : 0
  const extra = (flags & 4) !== 0 ? take(cursor, 4).readUInt32LE(0) : 0
  const text = letters(cursor, length, (flags & 1) !== 0)
  const fonts = runs > 0 ? take(cursor, runs * 4) : null
  if (extra > 0) take(cursor, extra)
  return { text: text.slice(0, LIMITS.cellText), font: fonts ? fonts.readUInt16LE(2) : null }
}

function letters(cursor: Cursor, length: number, startsWide: boolean): string {
  const parts: string[] = []
  let isWide = startsWide
  for (let missing = length; missing > 0; ) {
    const isNext = cursor.at >= (cursor.pieces[cursor.piece]?.length ?? 0)
    if (isOver(cursor)) throw new RangeError('a text ends too early')
    if (isNext) isWide = (take(cursor, 1).readUInt8(0) & 1) !== 0
    const piece = cursor.pieces[cursor.piece] as Buffer
    const size = isWide ? 2 : 1
    const count = Math.min(missing, Math.floor((piece.length - cursor.at) / size))
    if (count === 0) throw new RangeError('half a letter')
    parts.push(piece.toString(isWide ? 'utf16le' : 'latin1', cursor.at, cursor.at + count * size))
    cursor.at += count * size
    missing -= count
  }
  return parts.join('')
}
