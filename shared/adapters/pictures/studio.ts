import { createHash } from 'node:crypto'
import { pictureSides } from '../../ports/pictures.ts'
import type { Codec, Rendition } from './codec.ts'
import type { PictureShelf, Studio } from './ordered.ts'
import { type Fetched, fetchPicture, type WebPolicy } from './safe-fetch.ts'

/** Works on orders where it runs: fetches, decodes, stores. */
export function pictureStudio(
  shelf: Pick<PictureShelf, 'getRaw' | 'put' | 'putPaper'>,
  codec: Codec,
  web: WebPolicy,
): Studio {
  return async (order) => {
    const given = order.kind === 'link' ? await fetchPicture(order.url, web) : await raw(shelf, order.sha256)
    if (!given.ok) return given
    const made = await codec(given.bytes)
    if (!made.ok) return made
    const { width, height } = made
    if (order.kind === 'paper') {
      await shelf.putPaper(order.sha256, made.bytes)
      return { ok: true, sha256: order.sha256, width, height }
    }
    const sha256 = createHash('sha256').update(given.bytes).digest('hex')
    if (!(await putSmaller(shelf, codec, sha256, made))) return { ok: false, why: 'unsupported' }
    await shelf.put(sha256, made)
    return { ok: true, sha256, width, height }
  }
}

type Made = Extract<Rendition, { ok: true }>

/** Every side lies there before the whole picture does, which is what says that a picture is ready. */
async function putSmaller(
  shelf: Pick<PictureShelf, 'put'>,
  codec: Codec,
  sha256: string,
  whole: Made,
): Promise<boolean> {
  for (const side of pictureSides) {
    const smaller = Math.max(whole.width, whole.height) > side ? await codec(whole.bytes, side) : whole
    if (!smaller.ok) return false
    await shelf.put(sha256, smaller, side)
  }
  return true
}

async function raw(shelf: Pick<PictureShelf, 'getRaw'>, sha256: string): Promise<Fetched> {
  const bytes = await shelf.getRaw(sha256)
  if (bytes === null) return { ok: false, why: 'unreachable' }
  return { ok: true, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) }
}
