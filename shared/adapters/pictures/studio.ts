import { createHash } from 'node:crypto'
import type { Codec } from './codec.ts'
import type { PictureShelf, Studio } from './ordered.ts'
import { type Fetched, fetchPicture, type WebPolicy } from './safe-fetch.ts'

/** Works on orders where it runs: fetches, decodes, stores. */
export function pictureStudio(
  shelf: Pick<PictureShelf, 'getRaw' | 'put'>,
  codec: Codec,
  web: WebPolicy,
): Studio {
  return async (order) => {
    const given = order.kind === 'link' ? await fetchPicture(order.url, web) : await raw(shelf, order.sha256)
    if (!given.ok) return given
    const made = await codec(given.bytes)
    if (!made.ok) return made
    const { width, height } = made
    const sha256 = createHash('sha256').update(given.bytes).digest('hex')
    await shelf.put(sha256, made)
    return { ok: true, sha256, width, height }
  }
}

async function raw(shelf: Pick<PictureShelf, 'getRaw'>, sha256: string): Promise<Fetched> {
  const bytes = await shelf.getRaw(sha256)
  if (bytes === null) return { ok: false, why: 'unreachable' }
  return { ok: true, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) }
}
