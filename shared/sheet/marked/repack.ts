import { joinEntries, newRecord, packEntry, type ZipEntry } from '../write/zip-entry.ts'
import type { Archive } from '../zip.ts'

/**
 * The archive with some parts replaced or added. Everything else keeps its bytes, packed as they are: name, order, flags,
 * dates. Names as in `Archive`: new parts are named as given.
 */
export function repack(archive: Archive, parts: ReadonlyMap<string, Buffer>): Buffer {
  const { bytes } = archive
  const end = endOf(bytes)
  const directory = bytes.readUInt32LE(end + 16)
  const ends = endsOf(archive, directory)
  const left = new Map([...parts].map(([name, part]) => [name.toLowerCase(), { name, part }]))
  const entries: ZipEntry[] = []
  let at = directory
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n -= 1) {
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
    const next = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    const name = bytes
      .toString('utf8', at + 46, nameEnd)
      .replaceAll('\\', '/')
      .toLowerCase()
    const central = Buffer.from(bytes.subarray(at, next))
    const start = central.readUInt32LE(42)
    const change = left.get(name)
    left.delete(name)
    const kept = bytes.subarray(start, ends.get(start) ?? directory)
    entries.push(change ? packEntry(central, change.part) : { local: kept, central })
    at = next
  }
  for (const { name, part } of left.values()) entries.push(packEntry(newRecord(name), part))
  return joinEntries(entries, bytes.subarray(end + 22))
}

const END = Buffer.from([0x50, 0x4b, 5, 6])

/** The last place that can be the end record: a comment may hold its sign. */
function endOf(bytes: Buffer): number {
  let at = bytes.lastIndexOf(END, -22)
  while (at > 0 && at + 22 + bytes.readUInt16LE(at + 20) > bytes.length) at = bytes.lastIndexOf(END, at - 1)
  return at
}

/** Where the bytes of each entry end, by the offset at which it begins: what stands behind its data belongs to it. */
function endsOf({ entries }: Archive, directory: number): Map<number, number> {
  const starts = [...entries.values()].map(({ offset }) => offset).sort((a, b) => a - b)
  return new Map(starts.map((start, at) => [start, starts[at + 1] ?? directory]))
}
