import { constants, crc32, deflateRawSync } from 'node:zlib'

/** One part of a test archive. `size` and `crc` lie about what is unpacked; `method` 0 stores it. */
export type Part = {
  name: string
  data: string | Buffer
  size?: number
  crc?: number
  method?: 0 | 8
  flags?: number
  /** Data that is packed already, with its size and checksum given. */
  packed?: Buffer
}

/** A zip of these parts, without any check. */
export function zip(parts: Part[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data, size, crc, method = 8, flags = 0, packed: given } of parts) {
    const raw = Buffer.from(data)
    const packed = given ?? (method === 0 ? raw : deflateRawSync(raw))
    const title = Buffer.from(name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    // Both headers tell the same, the central one two bytes further on.
    for (const [header, at] of [
      [local, 6],
      [central, 8],
    ] as const) {
      header.writeUInt16LE(flags, at)
      header.writeUInt16LE(method, at + 2)
      header.writeUInt32LE(crc ?? crc32(raw), at + 8)
      header.writeUInt32LE(packed.length, at + 12)
      header.writeUInt32LE(size ?? raw.length, at + 16)
      header.writeUInt16LE(title.length, at + 20)
    }
    central.writeUInt32LE(offset, 42)
    locals.push(local, title, packed)
    directory.push(central, title)
    offset += local.length + title.length + packed.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, central, end])
}

/** A part of this text between two others so many times, packed without ever being whole in memory. */
export function repeatedPart(name: string, head: string, block: string, times: number, tail: string): Part {
  const pack = (text: string) => deflateRawSync(text, { finishFlush: constants.Z_FULL_FLUSH })
  const middle = Buffer.from(block)
  const packed = pack(block)
  let crc = crc32(head)
  for (let n = 0; n < times; n += 1) crc = crc32(middle, crc)
  return {
    name,
    data: '',
    packed: Buffer.concat([pack(head), ...Array(times).fill(packed), pack(tail), deflateRawSync('')]),
    size: Buffer.byteLength(head) + times * middle.length + Buffer.byteLength(tail),
    crc: crc32(tail, crc),
  }
}

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export const relations = (...all: [id: string, type: string, target: string][]): string =>
  `<Relationships xmlns="${PACKAGE}">${all
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

/** The parts of a workbook around sheets, which are given as the XML of their parts. */
export function workbookParts(sheets: { name: string; xml: string; state?: string }[]): Part[] {
  const list = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" state="${state ?? 'visible'}" r:id="s${at}"/>`,
  )
  const all = sheets.map((_, at): [string, string, string] => [
    `s${at}`,
    'worksheet',
    `worksheets/sheet${at}.xml`,
  ])
  return [
    { name: '_rels/.rels', data: relations(['r', 'officeDocument', 'xl/workbook.xml']) },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns:r="${OFFICE}"><sheets>${list.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relations(...all, ['st', 'styles', 'styles.xml'], ['ss', 'sharedStrings', 'sharedStrings.xml']),
    },
    ...sheets.map(({ xml }, at) => ({ name: `xl/worksheets/sheet${at}.xml`, data: xml })),
  ]
}

type Value = string | number | null
const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** The XML of a sheet with these rows, without references: readers must count. `after` stands behind the rows. */
export function sheetXml(rows: Value[][], after = ''): string {
  const cell = (value: Value) =>
    value === null
      ? '<c/>'
      : typeof value === 'number'
        ? `<c><v>${value}</v></c>`
        : `<c t="inlineStr"><is><t>${escapeXml(value)}</t></is></c>`
  return `<worksheet><sheetData>${rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData>${after}</worksheet>`
}

/** A workbook with one sheet of these rows. */
export function workbook(rows: Value[][], after = ''): Buffer {
  return zip(workbookParts([{ name: 'Bảng', xml: sheetXml(rows, after) }]))
}
