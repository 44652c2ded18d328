import { inflateRawSync } from 'node:zlib'
import { read } from '@e965/xlsx'

/** Every cell of a workbook that holds anything, as another program reads it. */
export function sheetTexts(bytes: Uint8Array): { text: string; isFormula: boolean }[] {
  const { Sheets } = read(bytes, { cellFormula: true })
  return Object.values(Sheets).flatMap((sheet) =>
    Object.entries(sheet)
      .filter(([place]) => !place.startsWith('!'))
      .map(([, cell]) => ({ text: String(cell.v ?? ''), isFormula: cell.f !== undefined })),
  )
}

/** The texts of all sheets of a workbook, out of the local headers of its zip. */
export function zipTexts(bytes: Uint8Array): string[] {
  const data = Buffer.from(bytes)
  const found: string[] = []
  for (let at = data.indexOf('PK\u0003\u0004'); at >= 0; at = data.indexOf('PK\u0003\u0004', at + 4)) {
    const nameLength = data.readUInt16LE(at + 26)
    const from = at + 30 + nameLength + data.readUInt16LE(at + 28)
    const name = data.toString('utf8', at + 30, at + 30 + nameLength)
    const isPacked = data.readUInt16LE(at + 8) === 8
    if (!/worksheets\/.*\.xml$|sharedStrings|comments/.test(name)) continue
    const packed = data.subarray(from, from + data.readUInt32LE(at + 18))
    found.push((isPacked ? inflateRawSync(packed) : packed).toString('utf8'))
  }
  return found
}
