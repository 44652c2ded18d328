import { joinEntries, newRecord, packEntry, storeEntry } from './zip-entry.ts'

/** A file of an archive; `isPacked` where its bytes are packed already, as those of pictures are. */
export type PackedFile = { name: string; bytes: Uint8Array; isPacked?: boolean }

/** Names are UTF-8. */
const UTF_8 = 0x0800

/** A zip archive of files. The same files give the same bytes. */
export function packFiles(files: readonly PackedFile[]): Buffer {
  return joinEntries(
    files.map(({ name, bytes, isPacked }) => {
      const record = newRecord(name)
      record.writeUInt16LE(UTF_8, 8)
      const part = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      return isPacked ? storeEntry(record, part) : packEntry(record, part)
    }),
  )
}
