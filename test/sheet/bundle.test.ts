import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SheetReading } from '../../shared/sheet/contract.ts'
import { readSheet } from '../../shared/sheet/read.ts'
import { type Part, workbook, zip } from './build.ts'

const headings = ['Mã SP', 'Tên sản phẩm', 'Giá bán', 'Tồn kho', 'Ảnh']
const rows = [
  ['MO-01', 'Mật ong Bạc hà', '250.000', 10, null],
  ['', 'Chè Shan tuyết', '90.000', 20, null],
  ['TM', 'Thắng cố mẫu', '60.000', 5, 'Anh/Gói lớn.JPG; hộp quà'],
]
const csv = [headings, ...rows].map((row) => row.map((cell) => cell ?? '').join(',')).join('\n')
const heic = readFileSync(join(import.meta.dirname, '../pictures/small.heic'))

let jpeg: Buffer
/** Pictures that differ, each of its own width. */
const pictures = new Map<number, Buffer>()
beforeAll(async () => {
  for (let width = 10; width < 20; width += 1) {
    const create = { width, height: 10, channels: 3 as const, background: 'red' }
    pictures.set(width, await sharp({ create }).jpeg().toBuffer())
  }
  jpeg = of(10)
})
const of = (width: number) => pictures.get(width) ?? Buffer.alloc(0)

const read = (parts: Part[]) => readSheet(zip(parts), { filename: 'hang.zip', today: '2026-11-21' })
async function readingOf(parts: Part[]): Promise<SheetReading> {
  const result = await read(parts)
  if (!result.ok) throw new Error(result.error.code)
  return result.reading
}
const widths = ({ rows }: SheetReading) =>
  rows.map(({ listing }) => listing?.images.map(({ width }) => width))
const codeOf = async (parts: Part[]) => {
  const result = await read(parts)
  return result.ok ? 'ok' : result.error.code
}

describe('a zip of a sheet and pictures', () => {
  it('gives each row the pictures that are called as it says, else as its code, else as its name', async () => {
    const reading = await readingOf([
      { name: 'Hàng/bảng giá.csv', data: csv },
      { name: 'Hàng/mo-01 (2).jpg', data: of(12) },
      { name: 'Hàng/MO-01.jpg', data: of(11) },
      { name: 'Hàng/che shan tuyet_1.jpeg', data: of(13) },
      { name: 'Hàng/Chè Shan Tuyết-2.jpg', data: of(14) },
      { name: 'Hàng/gói lớn.jpg', data: of(15) },
      { name: 'Hàng/Hộp quà.jpg', data: of(16) },
      { name: 'Hàng/TM.jpg', data: of(17) },
      { name: 'Hàng/vườn chè.jpg', data: of(18) },
    ])
    expect(widths(reading)).toEqual([
      [11, 12],
      [13, 14],
      [15, 16],
    ])
    expect(
      new Set(reading.rows.flatMap(({ listing }) => listing?.images.map(({ source }) => source))),
    ).toEqual(new Set(['upload']))
    expect(reading.unplacedPictures).toBe(2)
    expect(reading.pictures).toHaveLength(6)
  })

  it('of a name with a number is not a counted one of another row', async () => {
    const two = [headings.join(','), 'SP,Mật ong,1000000,1,', 'SP-1,Chè,90000,1,'].join('\n')
    const reading = await readingOf([
      { name: 'a.csv', data: two },
      { name: 'sp-1.jpg', data: of(11) },
      { name: 'sp-2.jpg', data: of(12) },
    ])
    expect(widths(reading)).toEqual([[12], [11]])
  })

  it('may hold a workbook, and pictures as phones make them', async () => {
    const reading = await readingOf([
      { name: 'a.xlsx', data: workbook([headings, ...rows]) },
      { name: 'mo-01.heic', data: heic },
      { name: `${'Chè Shan tuyết'.normalize('NFD')}.JPG`, data: jpeg },
    ])
    expect(widths(reading)).toEqual([[64], [10], []])
  })

  it('is told by what is in the files, not by what they are called', async () => {
    const reading = await readingOf([
      { name: 'bảng.tmp', data: workbook([headings, ...rows]) },
      { name: 'MO-01.txt', data: jpeg },
      { name: 'TM.jpg', data: '<script>alert(1)</script>' },
    ])
    expect(widths(reading).flat()).toEqual([])
    expect(reading.unplacedPictures).toBe(1)
  })

  it('leaves aside what systems put in, notes, and archives in the archive', async () => {
    const reading = await readingOf([
      { name: '__MACOSX/._a.csv', data: csv },
      { name: 'a.csv', data: csv },
      { name: '~$a.csv', data: csv },
      { name: 'Thumbs.db', data: jpeg },
      { name: 'đọc trước.txt', data: 'Ảnh chụp tháng 10' },
      {
        name: 'anh.zip',
        data: zip([
          { name: 'mo-01.jpg', data: jpeg },
          { name: 'b.csv', data: csv },
        ]),
      },
    ])
    expect(widths(reading)).toEqual([[], [], []])
    expect(reading.unplacedPictures).toBe(0)
  })

  it.each([
    [
      'two workbooks',
      'file.several-sheets',
      () => [
        { name: 'a.xlsx', data: workbook([headings]) },
        { name: 'b.xlsx', data: workbook([headings]) },
      ],
    ],
    [
      'two tables',
      'file.several-sheets',
      () => [
        { name: 'a.csv', data: csv },
        { name: 'b.csv', data: csv },
      ],
    ],
    ['pictures alone', 'file.not-a-workbook', () => [{ name: 'a.jpg', data: jpeg }]],
    ['nothing', 'file.not-a-workbook', () => []],
    [
      'a zip of a zip',
      'file.not-a-workbook',
      () => [{ name: 'a.zip', data: zip([{ name: 'a.csv', data: csv }]) }],
    ],
    [
      'a path outside',
      'file.bomb',
      () => [
        { name: 'a.csv', data: csv },
        { name: '../a.jpg', data: jpeg },
      ],
    ],
    [
      'a damaged workbook',
      'file.damaged',
      () => [{ name: 'a.xlsx', data: workbook([headings]).subarray(0, 200) }],
    ],
    [
      'a bomb',
      'file.bomb',
      () => [
        { name: 'a.csv', data: csv },
        { name: 'a.jpg', data: Buffer.alloc(9_000_000) },
      ],
    ],
  ] as const)('%s: %s', async (_, code, make) => expect(await codeOf([...make()])).toBe(code))

  it('tells of a picture that is too large to be taken', async () => {
    const large = Buffer.concat([
      jpeg,
      Buffer.from(Array.from({ length: 5_300_000 }, (_, n) => (n * 7919) >> 3)),
    ])
    const reading = await readingOf([
      { name: 'a.csv', data: csv },
      { name: 'mo-01.jpg', data: large, method: 0 },
    ])
    expect(reading.rows[0]?.issues.map(({ code }) => code)).toContain('images.unsupported')
  })
})
