import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pictureCodec } from '../../shared/adapters/pictures/codec.ts'
import { diskShelf } from '../../shared/adapters/pictures/disk-shelf.ts'
import { orderedPictures } from '../../shared/adapters/pictures/ordered.ts'
import { pictureStudio } from '../../shared/adapters/pictures/studio.ts'
import type { Image } from '../../shared/domain/listing.ts'
import { type Pictures, pictureSides } from '../../shared/ports/pictures.ts'
import type { SheetReading } from '../../shared/sheet/contract.ts'
import { readSheet } from '../../shared/sheet/read.ts'
import { importPictures } from '../../shared/steps/import-pictures.ts'
import { zip } from '../sheet/build.ts'
import { type LocalWeb, startLocalWeb } from './local-web.ts'

const made = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'green' } })
const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
let time = 0
const clock = { now: () => time, id: () => '' }

let web: LocalWeb
let jpeg: Buffer
let large: Buffer
let folder: string
let pictures: Pictures
beforeAll(async () => {
  jpeg = await made(30, 20).jpeg().toBuffer()
  large = await made(4000, 1000).png().toBuffer()
  web = await startLocalWeb({
    '/a.jpg': (response) => response.end(jpeg),
    '/b.png': (response) => response.end(large),
    '/page': (response) => response.end('<!doctype html><title>Ảnh</title>'),
    '/broken.jpg': (response) => response.end(jpeg.subarray(0, 30)),
    '/away': (response) => response.writeHead(302, { location: 'https://127.0.0.2/' }).end(),
  })
})
afterAll(() => web.close())
beforeEach(async () => {
  time = 0
  web.hits.length = 0
  folder = await mkdtemp(join(tmpdir(), 'ocop-pictures-'))
  const shelf = diskShelf(folder)
  const policy = web.policy({ allows: (address) => address === '127.0.0.1' })
  pictures = orderedPictures(shelf, pictureStudio(shelf, pictureCodec(), policy))
})
afterEach(() => rm(folder, { recursive: true }))

/** A sheet of products with this in their picture cells, and files beside it. */
async function reading(cells: string[], files: { name: string; data: Buffer }[] = []): Promise<SheetReading> {
  const rows = cells.map((cell, n) =>
    [`P${n + 1}`, `Lê Ví Dụ ${n + 1}`, '50.000', '9', `"${cell}"`].join(';'),
  )
  const data = ['Mã SP;Tên sản phẩm;Giá bán;Tồn kho;Ảnh', ...rows].join('\n')
  const result = await readSheet(zip([{ name: 'a.csv', data }, ...files]), {
    filename: 'a.zip',
    today: '2026-11-21',
  })
  if (!result.ok) throw new Error(result.error.code)
  return result.reading
}
async function taken(cells: string[], files: { name: string; data: Buffer }[] = [], by = pictures) {
  const rows = await importPictures({ pictures: by, clock }, await reading(cells, files))
  return rows.map(({ listing, issues }) => ({
    images: listing?.images ?? [],
    issues: issues.filter(({ code }) => code.startsWith('images')),
  }))
}
const codes = (row: Awaited<ReturnType<typeof taken>>[number] | undefined) =>
  row?.issues.map(({ code }) => code)
const image = (source: Image['source'], bytes: Buffer, width: number, height: number): Image => ({
  source,
  width,
  height,
  sha256: hash(bytes),
  type: 'image/jpeg',
})

describe('links of a row', () => {
  it('become its pictures, under the hash of what was there', async () => {
    const [row] = await taken(['https://a.example/a.jpg, https://a.example/b.png'])
    expect(row).toEqual({ images: [image('url', jpeg, 30, 20), image('url', large, 2000, 500)], issues: [] })
    const stored = await readFile(join(folder, 'pictures', hash(large)))
    expect(await sharp(stored).metadata()).toMatchObject({ format: 'jpeg', width: 2000, height: 500 })
  })

  it('lie ready in every smaller side, a small picture as it is', async () => {
    await taken(['https://a.example/a.jpg, https://a.example/b.png'])
    const at = async (bytes: Buffer, side: number) =>
      sharp(await readFile(join(folder, 'pictures', `${hash(bytes)}-${side}`))).metadata()
    expect(await at(large, 1000)).toMatchObject({ format: 'jpeg', width: 1000, height: 250 })
    expect(await at(large, 500)).toMatchObject({ format: 'jpeg', width: 500, height: 125 })
    for (const side of pictureSides) expect(await at(jpeg, side)).toMatchObject({ width: 30, height: 20 })
  })

  it('are fetched once, however many rows have them', async () => {
    const rows = await taken(['https://a.example/a.jpg', 'https://a.example/a.jpg'])
    expect(rows.map(({ images }) => images.length)).toEqual([1, 1])
    expect(web.hits).toEqual(['/a.jpg'])
  })

  it.each([
    ['http://a.example/a.jpg', 'images.link'],
    ['https://192.168.1.1/a.jpg', 'images.link'],
    ['https://a.example/away', 'images.link'],
    ['https://a.example/missing.jpg', 'images.unreachable'],
    ['https://a.example/page', 'images.not-a-picture'],
    ['https://drive.google.com/drive/folders/1', 'images.not-a-picture'],
    ['https://a.example/broken.jpg', 'images.unsupported'],
  ])('%s: %s, with the cell and the link', async (link, code) => {
    const [row] = await taken([link])
    expect(codes(row)).toEqual([code, 'images.missing'])
    expect(row?.issues[0]).toMatchObject({ severity: 'notice', field: 'images', cell: 'E2' })
    if (code !== 'images.unsupported') expect(row?.issues[0]?.message).toContain(link)
  })

  it('that fail leave the others', async () => {
    const [row] = await taken(['https://a.example/page https://a.example/a.jpg'])
    expect([row?.images.length, codes(row)]).toEqual([1, ['images.not-a-picture']])
  })

  it('beyond twelve are left, and it is said', async () => {
    const links = Array.from({ length: 14 }, (_, n) => `https://a.example/a.jpg?${n}`)
    const [row] = await taken([links.join(' ')])
    expect(web.hits).toHaveLength(12)
    expect(codes(row)).toEqual([...Array(12).fill('images.unreachable'), 'images.too-many', 'images.missing'])
  })

  it('of a row that is not sold are not looked at', async () => {
    const { rows, ...rest } = await reading(['https://a.example/a.jpg'])
    const skipped = rows.map((row) => ({ ...row, outcome: 'skipped' as const }))
    const [row] = await importPictures({ pictures, clock }, { rows: skipped, ...rest })
    expect([web.hits, row?.issues]).toEqual([[], rows[0]?.issues])
  })
})

describe('pictures of the file', () => {
  it('get the size of what is stored; those that cannot be decoded are left out', async () => {
    const broken = jpeg.subarray(0, 200)
    const rows = await taken(
      ['', '', ''],
      [
        { name: 'p1.png', data: large },
        { name: 'p2.jpg', data: Buffer.concat([jpeg.subarray(0, jpeg.length - 150), Buffer.alloc(9)]) },
        { name: 'p3.jpg', data: broken },
      ],
    )
    expect(rows[0]).toEqual({ images: [image('upload', large, 2000, 500)], issues: [] })
    for (const row of rows.slice(1))
      expect([row.images, codes(row)]).toEqual([[], ['images.unsupported', 'images.missing']])
  })

  it('are one with the same picture behind a link', async () => {
    const [row] = await taken(['https://a.example/a.jpg'], [{ name: 'p1.jpg', data: jpeg }])
    expect(row).toEqual({ images: [image('upload', jpeg, 30, 20)], issues: [] })
  })

  it('are prepared once for good', async () => {
    const ordered: string[] = []
    const shelf = diskShelf(folder)
    const counting = orderedPictures(shelf, async (order) => {
      ordered.push(order.kind)
      return pictureStudio(shelf, pictureCodec(), web.policy())(order)
    })
    const first = await taken([''], [{ name: 'p1.jpg', data: jpeg }], counting)
    expect(await taken([''], [{ name: 'p1.jpg', data: jpeg }], counting)).toEqual(first)
    expect(ordered).toEqual(['stored'])
  })
})

it('what there is no time for is left, and said', async () => {
  const slow: Pictures = {
    prepare: () => Promise.reject(new Error('not asked')),
    async fetch() {
      time += 200_000
      return { ok: false, why: 'unreachable' }
    },
  }
  const links = Array.from({ length: 6 }, (_, n) => `https://a.example/${n}`)
  const [row] = await taken([links.join(' ')], [], slow)
  expect(codes(row)?.slice(-2)).toEqual(['images.too-many', 'images.missing'])
  expect(codes(row)?.filter((code) => code === 'images.unreachable').length).toBeLessThanOrEqual(4)
})
