import { contentHash } from '../hash.ts'
import type { Task } from './item.ts'
import type { HandedPaper, HandOverProduct } from './product.ts'

const endings = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'image/gif': 'gif' } as const
const paperEndings = { 'image/jpeg': 'jpg', 'application/pdf': 'pdf' } as const

/** A key as the name of a folder: every system can have it, and no two keys share one. */
function folderOf(key: string): string {
  const safe = key.replaceAll(/[^A-Za-z0-9_-]+/g, '_')
  return safe === key ? key : `${safe}-${contentHash(key).slice(0, 8)}`
}

/** `anh/htxvidu-MO01/1.jpg`. */
export const imageName = (key: string, at: number, type: HandOverProduct['images'][number]['type']): string =>
  `anh/${folderOf(key)}/${at + 1}.${endings[type]}`

/** Papers stand once in a package, however many products they speak for. */
export const paperName = ({ url, type }: HandedPaper): string =>
  `giay-to/${(sha256Of(url) ?? contentHash(url)).slice(0, 16)}.${paperEndings[type]}`

/** The content hash by which we keep a file, where an address of ours ends in one. */
export const sha256Of = (url: string): string | null => /(?:^|\/)([0-9a-f]{64})$/.exec(url)?.[1] ?? null

/** A desk needs pictures and papers to put a product up or to change it, not to hide it. */
export const needsFiles = (task: Task): boolean => task === 'new' || task === 'change' || task === 'show'
