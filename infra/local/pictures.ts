import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const heads: [string, string][] = [
  ['89504e47', 'image/png'],
  ['ffd8ff', 'image/jpeg'],
  ['47494638', 'image/gif'],
  ['52494646', 'image/webp'],
  ['25504446', 'application/pdf'],
]

type Stored = { type: string; bytes: Uint8Array<ArrayBuffer> }

/**
 * A stored picture by its content hash, or the same made smaller, as the bucket would serve it; null for anything that is not
 * one. Pictures of before there were smaller ones are served whole.
 */
export async function picture(folder: string, name: string): Promise<Stored | null> {
  const [, sha256 = '', side = ''] = /^([0-9a-f]{64})(-\d{3,4})?$/.exec(name) ?? []
  if (sha256 === '') return null
  const whole = await stored(folder, 'pictures', `${sha256}${side}`)
  return whole ?? (side ? stored(folder, 'pictures', sha256) : null)
}

/** The file of a paper; null for anything that is not one. */
export async function paper(folder: string, sha256: string): Promise<Stored | null> {
  return /^[0-9a-f]{64}$/.test(sha256) ? stored(folder, 'papers', sha256) : null
}

async function stored(folder: string, kind: 'pictures' | 'papers', name: string): Promise<Stored | null> {
  const bytes = await readFile(join(folder, kind, name)).catch(() => null)
  if (!bytes) return null
  const head = bytes.subarray(0, 4).toString('hex')
  const type = heads.find(([magic]) => head.startsWith(magic))?.[1]
  return type ? { type, bytes: new Uint8Array(bytes) } : null
}
