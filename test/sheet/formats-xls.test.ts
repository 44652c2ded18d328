import { readFileSync } from 'node:fs'
import { CFB } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { readSheet } from '../../shared/sheet/read.ts'
import { compound, record } from './formats-build.ts'

const options = { filename: 'bang.xls', today: '2026-11-21' }
const read = async (bytes: Buffer) => {
  const result = await readSheet(bytes, options)
  if (!result.ok) throw new Error(result.error.code)
  return result.reading
}

const numbers = (...values: number[]): Buffer => Buffer.concat(values.map((value) => u16(value)))
function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}
const double = (value: number): Buffer => {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleLE(value)
  return bytes
}
const wide = (text: string): Buffer =>
  Buffer.concat([u16(text.length), Buffer.from([1]), Buffer.from(text, 'utf16le')])
const label = (row: number, column: number, text: string): Buffer =>
  record(0x204, Buffer.concat([numbers(row, column, 0), wide(text)]))
const number = (row: number, column: number, value: number, style = 0): Buffer =>
  record(0x203, Buffer.concat([numbers(row, column, style), double(value)]))
/** A formula with a result of eight bytes, and nothing of the formula itself. */
const formula = (row: number, column: number, result: Buffer): Buffer =>
  record(0x06, Buffer.concat([numbers(row, column, 0), result, Buffer.alloc(8)]))
const BEGIN = record(0x809, numbers(0x600, 0x10, 0, 0))
const END = record(0x0a, '')
const HEADINGS = ['Tên sản phẩm', 'Giá bán', 'Tồn kho', 'ĐVT', 'Chủ thể']

/** A workbook of sheets, each given by the records between its beginning and its end. */
function workbook(
  sheets: { state?: number; type?: number; body: Buffer[] }[],
  globals: Buffer[] = [],
  name = 'Workbook',
): Buffer {
  const bodies = sheets.map(({ body }) =>
    Buffer.concat([BEGIN, ...HEADINGS.map((text, at) => label(0, at, text)), ...body, END]),
  )
  const names = sheets.map((_, at) => Buffer.concat([Buffer.from([2, 0]), Buffer.from(`S${at}`, 'latin1')]))
  const start = [BEGIN, ...globals, END].reduce((sum, { length }) => sum + length, 0)
  const list = names.reduce((sum, name) => sum + 10 + name.length, 0)
  let offset = start + list
  const bound = sheets.map(({ state = 0, type = 0 }, at) => {
    const place = Buffer.alloc(4)
    place.writeUInt32LE(offset)
    offset += bodies[at]?.length ?? 0
    return record(0x85, Buffer.concat([place, Buffer.from([state, type]), names[at] ?? Buffer.alloc(0)]))
  })
  const stream = Buffer.concat([BEGIN, ...globals, ...bound, END, ...bodies])
  return compound({ [name]: stream })
}
const product = (row: number, name: string) => [
  label(row, 0, name),
  number(row, 1, 50_000),
  number(row, 2, 9),
  label(row, 3, 'kg'),
]

describe('cells of an .xls', () => {
  it('numbers in every packing', async () => {
    const rk = record(0x27e, Buffer.concat([numbers(1, 1, 0), Buffer.from('02350c00', 'hex')]))
    const many = record(
      0xbd,
      Buffer.concat([
        numbers(2, 1, 0),
        Buffer.from('02350c00', 'hex'),
        u16(0),
        Buffer.from('26000000', 'hex'),
        u16(2),
      ]),
    )
    const { rows } = await read(
      workbook([{ body: [label(1, 0, 'Lê A'), rk, number(1, 2, 9), label(2, 0, 'Lê B'), many] }]),
    )
    expect(rows.map(({ listing }) => [listing?.price?.amount, listing?.stock])).toEqual([
      [200_000, 9],
      [200_000, 9],
    ])
  })

  it('formulas by their results: numbers, texts, and none', async () => {
    const text = Buffer.from('000000000000ffff', 'hex')
    const body = [
      formula(1, 0, text),
      record(0x207, wide('Măng khô')),
      formula(1, 1, double(320_000)),
      formula(1, 2, double(45)),
      label(1, 3, 'kg'),
      label(2, 0, 'Lê'),
      formula(2, 1, text),
      number(2, 2, 9),
    ]
    const { rows } = await read(workbook([{ body }]))
    expect(rows[0]?.listing).toMatchObject({ name: 'Măng khô', price: { amount: 320_000 }, stock: 45 })
    expect(rows[1]?.issues.map(({ code }) => code)).toContain('price.formula')
  })

  it('a text that goes on in the next record, in letters of the other width', async () => {
    const [a, b] = ['Mang kho ', 'rừng xanh']
    const table = Buffer.concat([
      Buffer.from('0100000001000000', 'hex'),
      u16(a.length + b.length),
      Buffer.from([0]),
      Buffer.from(a, 'latin1'),
    ])
    const rest = Buffer.concat([Buffer.from([1]), Buffer.from(b, 'utf16le')])
    const cell = record(0xfd, Buffer.concat([numbers(1, 0, 0), Buffer.alloc(4)]))
    const body = [cell, number(1, 1, 50_000), number(1, 2, 9)]
    const { rows } = await read(workbook([{ body }], [record(0xfc, table), record(0x3c, rest)]))
    expect(rows[0]?.listing?.name).toBe('Mang kho rừng xanh')
  })

  it('merged cells, hidden lines, and a chart within the sheet', async () => {
    const body = [
      ...product(1, 'Lê A'),
      label(1, 4, 'HTX Ví Dụ'),
      ...product(2, 'Lê B'),
      ...product(3, 'Lê C'),
      record(0x208, numbers(3, 0, 5, 300, 0, 0, 0x20, 0)),
      record(0xe5, numbers(1, 1, 2, 4, 4)),
      BEGIN,
      label(1, 0, 'Biểu đồ'),
      END,
    ]
    const { rows } = await read(workbook([{ body }]))
    expect(rows.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'skipped'])
    const firsts = rows.slice(0, 2).map(({ listing }) => [listing?.name, listing?.producer?.name])
    expect(firsts).toEqual([
      ['Lê A', 'HTX Ví Dụ'],
      ['Lê B', 'HTX Ví Dụ'],
    ])
  })

  it('hidden sheets and sheets of charts are passed over', async () => {
    const reading = await read(
      workbook([
        { state: 1, body: product(1, 'Hàng ẩn') },
        { state: 2, body: product(1, 'Hàng rất ẩn') },
        { type: 2, body: product(1, 'Biểu đồ') },
        { body: product(1, 'Lê A') },
      ]),
    )
    expect(reading.rows.map(({ sheet, listing }) => [sheet, listing?.name])).toEqual([['S3', 'Lê A']])
  })

  it('zeros between records, and formulas in the way of before', async () => {
    const old = Buffer.from(formula(1, 1, double(320_000)))
    old.writeUInt16LE(0x406, 0)
    const body = [label(1, 0, 'Lê'), Buffer.alloc(8), old, number(1, 2, 9), Buffer.alloc(4)]
    const { rows } = await read(workbook([{ body }]))
    expect(rows[0]?.listing).toMatchObject({ price: { amount: 320_000 }, stock: 9 })
  })

  it('names of streams are told apart without capitals', async () => {
    const reading = await read(workbook([{ body: product(1, 'Lê') }], [], 'WORKBOOK'))
    expect(reading.rows.map(({ listing }) => listing?.name)).toEqual(['Lê'])
  })

  it('pictures of before Excel 97 are said to be left out', async () => {
    const reading = await read(
      workbook([{ body: [...product(1, 'Lê A'), record(0x7f, '0900010000000000')] }]),
    )
    expect(reading.unplacedPictures).toBe(1)
  })
})

describe('.xls files that are refused', () => {
  const sample = readFileSync(
    new URL('../samples/formats/4-anh-dan-trong-o.libreoffice.xls', import.meta.url),
  )
  const codeOf = async (bytes: Buffer) => {
    const result = await readSheet(bytes, options)
    return result.ok ? 'read' : result.error.code
  }

  it.each<[string, string, Buffer]>([
    [
      'an xlsx with a password',
      'file.encrypted',
      compound({ EncryptionInfo: Buffer.alloc(9000), EncryptedPackage: Buffer.alloc(9000) }),
    ],
    ['an xls with a password', 'file.encrypted', workbook([{ body: [] }], [record(0x2f, '0000')])],
    ['a Word document', 'file.not-a-workbook', compound({ WordDocument: Buffer.alloc(9000) })],
    [
      'BIFF4 in a compound file',
      'file.old-format',
      compound({ Book: Buffer.concat([record(0x809, numbers(0x400, 0x10)), END]) }),
    ],
    ['BIFF4 alone', 'file.old-format', Buffer.concat([record(0x409, numbers(0x400, 0x10, 0)), END])],
    ['half a file', 'file.damaged', sample.subarray(0, sample.length / 2)],
    ['a sheet beyond the end', 'file.damaged', workbook([{ body: [Buffer.from('0302ffff', 'hex')] }])],
  ])('%s', async (_, code, bytes) => {
    expect(await codeOf(bytes)).toBe(code)
  })

  it('the workbook of an embedded document is not the workbook', async () => {
    const file = CFB.utils.cfb_new()
    CFB.utils.cfb_add(file, '/MBD0001/Workbook', Buffer.alloc(9000))
    expect(await codeOf(Buffer.from(CFB.write(file, { type: 'buffer' }) as Buffer))).toBe(
      'file.not-a-workbook',
    )
  })
})
