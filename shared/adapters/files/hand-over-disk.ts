import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { HandOverFiles } from '../../ports/hand-over.ts'
import { handOverKey, paperKey, pictureKey } from './keys.ts'

/** Packages, pictures and papers in a folder on this machine. */
export function diskHandOverFiles(folder: string): HandOverFiles {
  const read = (key: string) => readFile(join(folder, key)).catch(() => null)
  return {
    async put(id, name, bytes) {
      const path = join(folder, handOverKey(id, name))
      await mkdir(dirname(path), { recursive: true })
      await writeFile(`${path}.part`, bytes)
      await rename(`${path}.part`, path)
    },
    async get(id, name) {
      const bytes = await read(handOverKey(id, name))
      return bytes && { bytes }
    },
    picture: (sha256) => read(pictureKey(sha256)),
    paper: (sha256) => read(paperKey(sha256)),
  }
}
