/** One record of a workbook stream: its number and its bytes. `offset`: where it begins in the stream. */
export type BiffRecord = { id: number; data: Buffer; offset: number }

/** Numbers of the records that are looked at, as MS-XLS names them. */
export const ID = {
  formula: 0x06,
  formulaOfBiff4: 0x406,
  eof: 0x0a,
  date1904: 0x22,
  filePass: 0x2f,
  font: 0x31,
  continued: 0x3c,
  codePage: 0x42,
  object: 0x5d,
  columnInfo: 0x7d,
  imageData: 0x7f,
  sheet: 0x85,
  multipleRk: 0xbd,
  richString: 0xd6,
  xf: 0xe0,
  merged: 0xe5,
  drawingGroup: 0xeb,
  drawing: 0xec,
  strings: 0xfc,
  labelOfStrings: 0xfd,
  number: 0x203,
  label: 0x204,
  booleanOrError: 0x205,
  textOfShape: 0x1b6,
  string: 0x207,
  row: 0x208,
  defaultHeight: 0x225,
  rk: 0x27e,
  format: 0x41e,
  begin: 0x809,
} as const

/** Lists the records of a stream from an offset on. Stops where a record reaches beyond the stream: `broken` then. */
export function* recordsFrom(stream: Buffer, offset: number): Generator<BiffRecord, 'whole' | 'broken'> {
  let at = offset
  while (at + 4 <= stream.length) {
    const id = stream.readUInt16LE(at)
    const end = at + 4 + stream.readUInt16LE(at + 2)
    if (end > stream.length) return 'broken'
    // Zeros fill up streams, and with some programs the places between records.
    if (id !== 0) yield { id, data: stream.subarray(at + 4, end), offset: at }
    at = end
  }
  return 'whole'
}

/** The number that four bytes stand for: a whole number or the upper half of a float, as it is or in hundredths. */
export function rkNumber(rk: number): number {
  const whole = (rk & 2) !== 0 ? rk >> 2 : floatOf(rk)
  return (rk & 1) !== 0 ? whole / 100 : whole
}

function floatOf(rk: number): number {
  const bytes = Buffer.alloc(8)
  bytes.writeInt32LE(rk & ~3, 4)
  return bytes.readDoubleLE(0)
}
