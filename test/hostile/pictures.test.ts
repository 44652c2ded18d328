import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { pictureCodec } from '../../shared/adapters/pictures/codec.ts'
import { PICTURES } from './pictures.ts'

const codec = pictureCodec()

/** Megabytes that one picture may cost above what there was before: 40 million pixels of four bytes, twice. */
const mostMemory = 400

describe('hostile pictures', () => {
  it.each(PICTURES.map((one) => [one.name, one] as const))('%s', async (_, { answer, make }) => {
    const bytes = await make()
    const before = process.resourceUsage().maxRSS
    const made = await codec(bytes)
    expect(made.ok ? 'taken' : made.why).toBe(answer)
    expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(mostMemory)
    if (!made.ok) return
    // Whatever it was is a plain picture now, with nothing in it but that.
    const { format, space, depth, pages, exif, icc, xmp } = await sharp(made.bytes).metadata()
    expect({ format, depth, pages, exif, icc, xmp }).toEqual({ format: 'jpeg', depth: 'uchar' })
    expect(['srgb', 'b-w']).toContain(space)
    expect(Buffer.from(made.bytes).includes('<script>')).toBe(false)
  })
})
