import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import { type Budget, FILE_LIMITS, isLate, LIMITS, newBudget } from './limits.ts'
import { done, type Outcome, refused } from './outcome.ts'

type Entry = { method: number; crc: number; packed: number; size: number; offset: number; start: number }
/** An opened archive: part names in lower case, `/` between folders. */
export type Archive = { bytes: Buffer; entries: Map<string, Entry>; budget: Budget }

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const NONE_32 = 0xffffffff

/**
 * Opens a zip by its central directory. Refused as `file.bomb`: too many entries, too large, too dense, overlapping or
 * doubled entries, paths that leave the archive; as `file.encrypted`: any encrypted entry; as `file.damaged`: everything
 * that does not fit together, zip64 and packings other than stored and deflated.
 * Limits: docs/sources.md#limits-of-files.
 */
export function openZip(bytes: Buffer, budget: Budget = newBudget(FILE_LIMITS)): Outcome<Archive> {
  const end = findEnd(bytes)
  if (end === null) return refused('file.damaged')
  const count = bytes.readUInt16LE(end + 10)
  const size = bytes.readUInt32LE(end + 12)
  const start = bytes.readUInt32LE(end + 16)
  if (count > LIMITS.zipEntries) return refused('file.bomb')
  const whole = bytes.readUInt16LE(end + 4) === 0 && bytes.readUInt16LE(end + 8) === count
  if (!whole || start + size > end || start === NONE_32) return refused('file.damaged')
  const entries = new Map<string, Entry>()
  let at = start
  for (let n = 0; n < count; n += 1) {
    const read = readEntry(bytes, at, start)
    if (!read.ok) return read
    const { name, entry, next } = read.value
    if (entries.has(name)) return refused('file.bomb')
    entries.set(name, entry)
    at = next
  }
  const problem = checkTogether([...entries.values()])
  return problem ?? done({ bytes, entries, budget })
}

function findEnd(bytes: Buffer): number | null {
  const lowest = Math.max(0, bytes.length - 22 - 65_535)
  for (let at = bytes.length - 22; at >= lowest; at -= 1) {
    if (bytes.readUInt32LE(at) === END && at + 22 + bytes.readUInt16LE(at + 20) <= bytes.length) return at
  }
  return null
}

type Read = { name: string; entry: Entry; next: number }

function readEntry(bytes: Buffer, at: number, directory: number): Outcome<Read> {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) return refused('file.damaged')
  const flags = bytes.readUInt16LE(at + 8)
  const method = bytes.readUInt16LE(at + 10)
  const crc = bytes.readUInt32LE(at + 16)
  const packed = bytes.readUInt32LE(at + 20)
  const size = bytes.readUInt32LE(at + 24)
  const offset = bytes.readUInt32LE(at + 42)
  const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
  const next = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  if ((flags & 0x41) !== 0) return refused('file.encrypted')
  if (next > bytes.length || (method !== 0 && method !== 8)) return refused('file.damaged')
  if ([packed, size, offset].includes(NONE_32)) return refused('file.damaged')
  const name = partName(bytes.toString('utf8', at + 46, nameEnd))
  if (name === null) return refused('file.bomb')
  const start = dataStart(bytes, offset, directory)
  if (start === null || start + packed > directory) return refused('file.damaged')
  return done({ name, entry: { method, crc, packed, size, offset, start }, next })
}

/** WPS writes backslashes: they become slashes. Null for a name that points outside. */
function partName(raw: string): string | null {
  const name = raw.replaceAll('\\', '/').toLowerCase()
  const outside = name === '' || name.includes('\0') || name.startsWith('/') || /^[a-z]:/.test(name)
  return outside || name.split('/').includes('..') ? null : name
}

function dataStart(bytes: Buffer, offset: number, directory: number): number | null {
  if (offset + 30 > directory || bytes.readUInt32LE(offset) !== LOCAL) return null
  return offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
}

function checkTogether(entries: Entry[]): ReturnType<typeof refused> | null {
  let total = 0
  let end = 0
  for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
    total += entry.size
    const dense = entry.size > LIMITS.ratioFrom && entry.size > entry.packed * LIMITS.ratio
    if (entry.offset < end || dense || entry.size > LIMITS.sheetPart || total > LIMITS.archive)
      return refused('file.bomb')
    if (entry.method === 0 && entry.size !== entry.packed) return refused('file.damaged')
    end = entry.start + entry.packed
  }
  return null
}

/**
 * Unpacks one part whole, and checks its size and checksum: a bit that has changed may be the digit of a price.
 * `limit`: bytes it may declare. Null value where the archive has no such part.
 */
export function readPart(
  archive: Archive,
  name: string,
  limit: number = LIMITS.part,
): Outcome<Buffer | null> {
  const entry = archive.entries.get(name.toLowerCase())
  if (!entry) return done(null)
  if (entry.size > limit) return refused('file.bomb')
  if (isLate(archive.budget)) return refused('file.too-slow')
  const part = unpack(archive, entry)
  return part?.length === entry.size && crc32(part) === entry.crc ? done(part) : refused('file.damaged')
}

function unpack({ bytes }: Archive, entry: Entry): Buffer | null {
  const packed = bytes.subarray(entry.start, entry.start + entry.packed)
  if (entry.method === 0) return packed
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) })
  } catch {
    return null
  }
}

const PIECE = 65_536

/**
 * Unpacks one part piece by piece, so that a reader may stop early. Throws what zlib throws, and where the size or, at the
 * end, the checksum is not the declared one.
 */
export async function* streamPart(archive: Archive, name: string): AsyncGenerator<Buffer> {
  const entry = archive.entries.get(name.toLowerCase())
  if (!entry) return
  let size = 0
  let crc = 0
  for await (const piece of pieces(archive, entry)) {
    size += piece.length
    if (size > entry.size) throw new RangeError('part is larger than declared')
    crc = crc32(piece, crc)
    yield piece
  }
  if (size !== entry.size || crc !== entry.crc) throw new RangeError('part is not what was declared')
}

async function* pieces({ bytes }: Archive, entry: Entry): AsyncGenerator<Buffer> {
  const packed = bytes.subarray(entry.start, entry.start + entry.packed)
  if (entry.method === 8) {
    const inflate = createInflateRaw({ chunkSize: PIECE })
    inflate.end(packed)
    yield* inflate
  } else for (let at = 0; at < packed.length; at += PIECE) yield packed.subarray(at, at + PIECE)
}
