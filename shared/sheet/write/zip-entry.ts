import { crc32, deflateRawSync } from 'node:zlib'

/** Larger parts are packed fast rather than small. */
const LARGE = 512 * 1024
const LEVELS = { small: 6, large: 1 }
const STORED = 0
const DEFLATED = 8
/** A data descriptor stands behind the bytes: not where the sizes are known beforehand. */
const HAS_DESCRIPTOR = 0x0008

/** One entry of an archive: what stands where it begins, and its record in the directory, without its offset. */
export type ZipEntry = { local: Buffer; central: Buffer }

/** Packs a part. `record`: the 46 bytes of a directory record and the name, whose version, flags and date are kept. */
export function packEntry(record: Buffer, part: Buffer): ZipEntry {
  const isLarge = part.length > LARGE
  const packed = deflateRawSync(part, {
    level: isLarge ? LEVELS.large : LEVELS.small,
    // Few large pieces instead of many small ones.
    chunkSize: isLarge ? part.length >> 2 : 16_384,
  })
  return entryOf(record, part, packed, DEFLATED)
}

/** The same for a part that is packed already, and would only cost time. */
export function storeEntry(record: Buffer, part: Buffer): ZipEntry {
  return entryOf(record, part, part, STORED)
}

function entryOf(record: Buffer, part: Buffer, packed: Buffer, method: number): ZipEntry {
  const title = record.subarray(46, 46 + record.readUInt16LE(28))
  // Fields of the old bytes, such as sizes of 64 bits, do not speak for the new ones.
  const central = Buffer.concat([record.subarray(0, 46), title])
  central.writeUInt16LE(0, 30)
  central.writeUInt16LE(0, 32)
  central.writeUInt16LE(central.readUInt16LE(8) & ~HAS_DESCRIPTOR, 8)
  central.writeUInt16LE(method, 10)
  central.writeUInt32LE(crc32(part), 16)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(part.length, 24)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  // Version, flags, method, time, date, check sum, sizes and length of the name stand in the same order in both records.
  central.copy(local, 4, 6, 30)
  return { local: Buffer.concat([local, title, packed]), central }
}

/** 1 January 1980, the first day that an archive knows: the same content gives the same bytes. */
const FIRST_DAY = 0x0021
const VERSION = 20

/** The record of a new part, without date. */
export function newRecord(name: string): Buffer {
  const title = Buffer.from(name)
  const record = Buffer.alloc(46)
  record.writeUInt32LE(0x02014b50, 0)
  record.writeUInt16LE(VERSION, 4)
  record.writeUInt16LE(VERSION, 6)
  record.writeUInt16LE(FIRST_DAY, 14)
  record.writeUInt16LE(title.length, 28)
  return Buffer.concat([record, title])
}

/** The whole archive. `comment` stands at its very end. */
export function joinEntries(entries: readonly ZipEntry[], comment: Buffer = Buffer.alloc(0)): Buffer {
  let offset = 0
  for (const { local, central } of entries) {
    central.writeUInt32LE(offset, 42)
    offset += local.length
  }
  const directory = entries.map(({ central }) => central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    12,
  )
  end.writeUInt32LE(offset, 16)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([...entries.map(({ local }) => local), ...directory, end, comment])
}
