import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { pictureCodec } from '../../shared/adapters/pictures/codec.ts'

const heic = readFileSync(join(import.meta.dirname, 'small.heic'))
const codec = pictureCodec()
const red = { r: 255, g: 0, b: 0 }
const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: red } })
const sizeOf = async (bytes: Uint8Array) => {
  const made = await codec(bytes)
  return made.ok ? [made.width, made.height] : made.why
}

/** A PNG whose head says one size; `rows` lines of data follow. */
function png(width: number, height: number, rows: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const ends = Buffer.alloc(8)
    ends.writeUInt32BE(data.length, 0)
    ends.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
  }
  const head = Buffer.from('00000000000000000100000000', 'hex')
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  const data = deflateSync(Buffer.alloc(rows * (Math.ceil(width / 8) + 1)))
  const parts = [chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts])
}

/** A GIF of this many frames of one colour. */
function gif(frames: number): Buffer {
  const screen = Buffer.from('GIF89a\x40\x00\x40\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff', 'latin1')
  const clear = Buffer.from([0x21, 0xf9, 4, 0, 1, 0, 0, 0])
  const frame = Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0])
  return Buffer.concat([screen, ...Array(frames).fill(Buffer.concat([clear, frame])), Buffer.from([0x3b])])
}

describe('pictures that are taken', () => {
  it.each([
    ['JPEG', () => blank(64, 48).jpeg().toBuffer()],
    ['PNG', () => blank(64, 48).png().toBuffer()],
    ['WebP', () => blank(64, 48).webp().toBuffer()],
    ['GIF', () => blank(64, 48).gif().toBuffer()],
    ['AVIF', () => blank(64, 48).avif().toBuffer()],
    ['HEIC', async () => heic],
  ])('%s becomes JPEG', async (_, make) => {
    const made = await codec(await make())
    expect(made).toMatchObject({ ok: true, width: 64, height: 48 })
    expect(made.ok && Buffer.from(made.bytes.subarray(0, 3)).toString('hex')).toBe('ffd8ff')
  })

  it('are made smaller, never larger', async () => {
    expect(await sizeOf(await blank(3000, 1500).jpeg().toBuffer())).toEqual([2000, 1000])
    expect(await sizeOf(await blank(100, 4000).png().toBuffer())).toEqual([50, 2000])
    expect(await sizeOf(await blank(1, 1).png().toBuffer())).toEqual([1, 1])
  })

  it('stand upright and say nothing of camera and place', async () => {
    const IFD0 = { Make: 'Ví Dụ' }
    const IFD3 = { GPSLatitudeRef: 'N', GPSLatitude: '22/1 49/1 0/1' }
    const taken = await blank(80, 40)
      .withExif({ IFD0, IFD3 })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    expect((await sharp(taken).metadata()).exif).toBeDefined()
    const made = await codec(taken)
    expect(made).toMatchObject({ width: 40, height: 80 })
    const { exif, icc, xmp, orientation } = await sharp(made.ok ? made.bytes : Buffer.alloc(0)).metadata()
    expect({ exif, icc, xmp, orientation }).toEqual({})
  })

  it('lie on white where one can see through', async () => {
    const clear = { create: { width: 8, height: 8, channels: 4 as const, background: { ...red, alpha: 0 } } }
    const made = await codec(await sharp(clear).png().toBuffer())
    const pixels = await sharp(made.ok ? made.bytes : Buffer.alloc(0))
      .raw()
      .toBuffer()
    expect(Math.min(...pixels)).toBeGreaterThan(250)
  })

  it('show their first frame only', async () => {
    expect(await sizeOf(gif(300))).toEqual([64, 64])
  })

  it('keep what they show', async () => {
    const made = await codec(heic)
    const { channels } = await sharp(made.ok ? made.bytes : Buffer.alloc(0)).stats()
    // A picture whose red grows to the right and whose green grows downwards.
    expect(channels[0]?.mean).toBeGreaterThan(20)
    expect(channels[1]?.mean).toBeGreaterThan(15)
  })
})

describe('pictures that are not taken', () => {
  let svg: Buffer
  beforeAll(() => {
    svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>',
    )
  })

  it.each([
    ['a PNG of 268 million pixels', () => png(16_383, 16_383, 16_383), 'too-large'],
    ['a PNG that says 3.6 thousand million', () => png(60_000, 60_000, 1), 'too-large'],
    ['SVG', () => svg, 'not-a-picture'],
    [
      'SVG behind a mark',
      () => Buffer.concat([Buffer.from('\ufeff<?xml version="1.0"?>'), svg]),
      'not-a-picture',
    ],
    ['a page called .jpg', () => Buffer.from('<!doctype html><img src=x onerror=alert(1)>'), 'not-a-picture'],
    ['a PDF', () => Buffer.from('%PDF-1.7 and more than that'), 'not-a-picture'],
    ['TIFF', () => blank(8, 8).tiff().toBuffer(), 'not-a-picture'],
    ['nothing', () => Buffer.alloc(0), 'not-a-picture'],
    ['half a HEIC', () => heic.subarray(0, heic.length / 2), 'unsupported'],
    ['a PNG of a head alone', () => png(64, 48, 0).subarray(0, 40), 'unsupported'],
    [
      'a JPEG of a head alone',
      () => Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(60)]),
      'unsupported',
    ],
  ])('%s', async (_, make, why) => {
    expect(await sizeOf(await make())).toBe(why)
  })

  it('a page hidden behind the picture does not survive', async () => {
    const polyglot = Buffer.concat([
      await blank(8, 8).jpeg().toBuffer(),
      Buffer.from('<script>alert(1)</script>'),
    ])
    const made = await codec(polyglot)
    expect(made.ok && Buffer.from(made.bytes).includes('<script>')).toBe(false)
    expect(made.ok).toBe(true)
  })

  it('HEIC of more pixels than allowed, before they are decoded', async () => {
    expect(await pictureCodec({ maxPixels: 3071 })(heic)).toEqual({ ok: false, why: 'too-large' })
    expect(await pictureCodec({ maxPixels: 3072 })(heic)).toMatchObject({ ok: true })
  })

  it('HEIC that takes too long: the thread is stopped, and the next one is read', async () => {
    expect(await pictureCodec({ timeoutMs: 1 })(heic)).toEqual({ ok: false, why: 'too-large' })
    expect(await sizeOf(heic)).toEqual([64, 48])
  })

  it('HEIC of noise, wherever it is broken', async () => {
    for (let at = 16; at < heic.length; at += 24) {
      const broken = Buffer.from(heic)
      broken.writeUInt32BE(0xdeadbeef, Math.min(at, heic.length - 4))
      expect(['boolean']).toContain(typeof (await codec(broken)).ok)
    }
  })
})
