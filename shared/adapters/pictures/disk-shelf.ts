import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import { paperKey, pictureKey, rawPictureKey } from '../files/keys.ts'
import type { PictureShelf } from './ordered.ts'

const Size = z.object({ width: z.int().positive(), height: z.int().positive() })

/** Pictures in a folder on this machine; the pixels of each stand in a small file beside it, written after it. */
export function diskShelf(folder: string): PictureShelf {
  const picture = (sha256: string, side?: number) => join(folder, pictureKey(sha256, side))
  const raw = (sha256: string) => join(folder, rawPictureKey(sha256))
  return {
    async find(sha256) {
      const text = await readFile(`${picture(sha256)}.json`, 'utf8').catch(() => null)
      return text === null ? null : (Size.safeParse(JSON.parse(text)).data ?? null)
    },
    async put(sha256, { bytes, width, height }, side) {
      await write(picture(sha256, side), bytes)
      await write(`${picture(sha256, side)}.json`, JSON.stringify({ width, height }))
    },
    putPaper: (sha256, bytes) => write(join(folder, paperKey(sha256)), bytes),
    putRaw: (sha256, bytes) => write(raw(sha256), bytes),
    getRaw: (sha256) => readFile(raw(sha256)).catch(() => null),
  }
}

/** A file is there whole or not at all. */
async function write(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const part = `${path}.part-${process.pid}-${Math.random().toString(36).slice(2)}`
  await writeFile(part, content)
  await rename(part, path)
}
