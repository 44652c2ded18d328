import type { Sharp, SharpOptions } from 'sharp'
import { pictureType } from '../../domain/picture-type.ts'
import type { PictureTrouble } from '../../ports/pictures.ts'
import { decodeHeic } from './heic.ts'

export type Rendition =
  | { ok: true; bytes: Uint8Array; width: number; height: number }
  | { ok: false; why: PictureTrouble }

/** `side`: the longest side where it is less than that of the codec. */
export type Codec = (bytes: Uint8Array, side?: number) => Promise<Rendition>

/** Source of the limits: docs/sources.md#limits-of-pictures. */
const defaults = { maxPixels: 40_000_000, side: 2000, quality: 82, timeoutMs: 20_000 }

/** Every reader is shut but these. SVG is none of them and never will be: it reads files and runs for ever. */
const readers = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((name) => `VipsForeignLoad${name}`)

/**
 * Makes a picture of any kind we take a JPEG: upright, on white, `side` pixels at most, nothing in it but the picture.
 * The first bytes decide what it is. The library is loaded with the first picture.
 */
export function pictureCodec(changed: Partial<typeof defaults> = {}): Codec {
  const own = { ...defaults, ...changed }
  let library: ReturnType<typeof load> | undefined
  return async (bytes, side = own.side) => {
    const limits = { ...own, side: Math.min(side, own.side) }
    const type = pictureType(bytes)
    if (type === null) return { ok: false, why: 'not-a-picture' }
    library ??= load()
    const open = await library
    if (type !== 'image/heic') {
      return render(() => open(bytes, { limitInputPixels: limits.maxPixels, pages: 1 }).autoOrient(), limits)
    }
    const pixels = await decodeHeic(bytes, limits)
    if ('why' in pixels) return { ok: false, why: pixels.why }
    const { data, width, height } = pixels
    return render(() => open(data, { raw: { width, height, channels: 4 } }), limits)
  }
}

async function load(): Promise<(input: Uint8Array | Uint8ClampedArray, options: SharpOptions) => Sharp> {
  const { default: sharp } = await import('sharp')
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: readers })
  sharp.concurrency(1)
  sharp.cache(false)
  return sharp
}

async function render(
  picture: () => Sharp,
  { side, quality, timeoutMs }: typeof defaults,
): Promise<Rendition> {
  try {
    const { data, info } = await picture()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality })
      .timeout({ seconds: Math.ceil(timeoutMs / 1000) })
      .toBuffer({ resolveWithObject: true })
    return { ok: true, bytes: data, width: info.width, height: info.height }
  } catch (error) {
    const tooLarge = error instanceof Error && /pixel limit|timeout/.test(error.message)
    return { ok: false, why: tooLarge ? 'too-large' : 'unsupported' }
  }
}
