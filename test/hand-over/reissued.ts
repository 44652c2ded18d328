import { packFiles } from '../../shared/sheet/write/pack-files.ts'
import { openZip, readPart } from '../../shared/sheet/zip.ts'

/** The same workbook as if it came from another package: only the package that it names differs. */
export function reissued(bytes: Buffer, from: string, to: string): Uint8Array<ArrayBuffer> {
  const archive = openZip(bytes)
  if (!archive.ok) throw new Error(archive.code)
  const parts = [...archive.value.entries.keys()].map((name) => {
    const part = readPart(archive.value, name)
    if (!part.ok || part.value === null) throw new Error(`cannot read ${name}`)
    const isText = /\.(xml|rels|rdf)$/.test(name)
    const own = isText ? Buffer.from(part.value.toString('utf8').replaceAll(from, to)) : part.value
    return { name, bytes: own, isPacked: !isText }
  })
  return new Uint8Array(packFiles(parts))
}
