import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const heads: [string, string][] = [
  ['89504e47', 'image/png'],
  ['ffd8ff', 'image/jpeg'],
  ['47494638', 'image/gif'],
  ['52494646', 'image/webp'],
]

/** A stored picture by its content hash, as the bucket would serve it; null for anything that is not one. */
export async function picture(
  folder: string,
  sha256: string,
): Promise<{ type: string; bytes: Uint8Array<ArrayBuffer> } | null> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return null
  const bytes = await readFile(join(folder, 'pictures', sha256)).catch(() => null)
  if (!bytes) return null
  const head = bytes.subarray(0, 4).toString('hex')
  const type = heads.find(([magic]) => head.startsWith(magic))?.[1]
  return type ? { type, bytes: new Uint8Array(bytes) } : null
}
