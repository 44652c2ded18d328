// Pictures as a stranger may send or link them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** `answer`: why it is not taken, or `taken`. */
export type HostilePicture = { name: string; answer: string; make(): Promise<Buffer> | Buffer }

const heic = readFileSync(join(import.meta.dirname, '../pictures/small.heic'))
const red = { r: 255, g: 0, b: 0 }
const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: red } })

/** A PNG whose head says one size and which is followed by so many lines of it. */
function png(width: number, height: number, rows: number, more: Buffer[] = []): Buffer {
  const head = Buffer.from('00000000000000000100000000', 'hex')
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  const data = deflateSync(Buffer.alloc(rows * (Math.ceil(width / 8) + 1)))
  const parts = [chunk('IHDR', head), ...more, chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}

/** A GIF of this many frames, whose screen says this size. */
function gif(frames: number, side: number): Buffer {
  const screen = Buffer.from('GIF89a\x40\x00\x40\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff', 'latin1')
  screen.writeUInt16LE(side, 6)
  screen.writeUInt16LE(side, 8)
  const frame = Buffer.from([0x21, 0xf9, 4, 0, 1, 0, 0, 0, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0])
  return Buffer.concat([screen, ...Array(frames).fill(frame), Buffer.from([0x3b])])
}

/** A progressive JPEG that refines one and the same thing again and again. */
async function scans(times: number): Promise<Buffer> {
  const jpeg = await blank(2000, 2000).jpeg({ progressive: true }).toBuffer()
  const last = jpeg.lastIndexOf(Buffer.from('ffda', 'hex'))
  const scan = jpeg.subarray(last, jpeg.length - 2)
  return Buffer.concat([jpeg.subarray(0, jpeg.length - 2), ...Array(times).fill(scan), jpeg.subarray(-2)])
}

/** The HEIC says of itself that it is of this size. */
function sized(width: number, height: number): Buffer {
  const copy = Buffer.from(heic)
  for (let at = copy.indexOf('ispe'); at >= 0; at = copy.indexOf('ispe', at + 4)) {
    copy.writeUInt32BE(width, at + 8)
    copy.writeUInt32BE(height, at + 12)
  }
  return copy
}

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>'

export const PICTURES: HostilePicture[] = [
  { name: 'PNG of 268 million pixels', answer: 'too-large', make: () => png(16_383, 16_383, 16_383) },
  { name: 'PNG that says 3.6 thousand million', answer: 'too-large', make: () => png(60_000, 60_000, 1) },
  {
    name: 'PNG with a colour profile that unpacks to 64 MB',
    answer: 'taken',
    make: () =>
      png(64, 48, 48, [
        chunk('iCCP', Buffer.concat([Buffer.from('a\0\0'), deflateSync(Buffer.alloc(64 * 1_048_576))])),
      ]),
  },
  {
    name: 'PNG with a text that unpacks to 64 MB',
    answer: 'taken',
    make: () =>
      png(64, 48, 48, [
        chunk('zTXt', Buffer.concat([Buffer.from('a\0\0'), deflateSync(Buffer.alloc(64 * 1_048_576))])),
      ]),
  },
  {
    name: 'PNG of 16 bits',
    answer: 'taken',
    make: () => blank(64, 48).toColourspace('rgb16').png().toBuffer(),
  },
  {
    name: 'JPEG in four colours of print',
    answer: 'taken',
    make: () => blank(64, 48).toColourspace('cmyk').jpeg().toBuffer(),
  },
  { name: 'JPEG of 200 scans over the same', answer: 'unsupported', make: () => scans(200) },
  { name: 'GIF of 5,000 frames', answer: 'taken', make: () => gif(5_000, 64) },
  { name: 'GIF of one dot that says 65,535 wide and high', answer: 'taken', make: () => gif(1, 65_535) },
  { name: 'WebP of 50 frames', answer: 'taken', make: () => animated() },
  { name: 'HEIC that says 65,535 wide and high', answer: 'too-large', make: () => sized(65_535, 65_535) },
  { name: 'HEIC that says it has no size', answer: 'unsupported', make: () => sized(0, 0) },
  { name: 'half a HEIC', answer: 'unsupported', make: () => heic.subarray(0, heic.length / 2) },
  { name: 'SVG', answer: 'not-a-picture', make: () => Buffer.from(svg) },
  { name: 'SVG that begins like a GIF', answer: 'unsupported', make: () => Buffer.from(`GIF89a${svg}`) },
  {
    name: 'a page that begins like a JPEG',
    answer: 'unsupported',
    make: () => Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.from('<script>alert(1)</script>')]),
  },
  {
    name: 'a JPEG with a page behind it',
    answer: 'taken',
    make: async () =>
      Buffer.concat([await blank(8, 8).jpeg().toBuffer(), Buffer.from('<script>alert(1)</script>')]),
  },
  {
    name: 'a JPEG with a zip behind it',
    answer: 'taken',
    make: async () => Buffer.concat([await blank(8, 8).jpeg().toBuffer(), Buffer.from('PK\x03\x04')]),
  },
  { name: 'TIFF', answer: 'not-a-picture', make: () => blank(8, 8).tiff().toBuffer() },
  { name: 'PDF', answer: 'not-a-picture', make: () => Buffer.from('%PDF-1.7 and more than that') },
  { name: 'nothing', answer: 'not-a-picture', make: () => Buffer.alloc(0) },
]

async function animated(): Promise<Buffer> {
  const frame = (g: number) =>
    sharp({ create: { width: 64, height: 64, channels: 3, background: { ...red, g } } })
  const frames = await Promise.all(Array.from({ length: 50 }, (_, n) => frame(n).png().toBuffer()))
  return sharp(frames, { join: { animated: true } })
    .webp()
    .toBuffer()
}
