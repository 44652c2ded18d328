import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { isGoodTicket } from '../../shared/adapters/files/disk.ts'
import { parseSheetKey } from '../../shared/adapters/files/keys.ts'
import type { ImportId, TenantId } from '../../shared/domain/ids.ts'

export type UploadOptions = {
  folder: string
  uploadKey: string
  onSheet: (tenant: TenantId, importId: ImportId) => Promise<void>
}

/** 403: an address that we did not give out, or that is over; 413: more bytes than it is for; 400: fewer. */
export type UploadRefusal = 400 | 403 | 413

/** HTTP status of an upload. */
export async function takeUpload(
  options: UploadOptions,
  key: string,
  request: Request,
): Promise<200 | UploadRefusal> {
  const query = new URL(request.url).searchParams
  const ticket = { key, size: Number(query.get('size')), expires: Number(query.get('expires')) }
  const owner = parseSheetKey(key)
  const good = isGoodTicket(options.uploadKey, ticket, query.get('signature') ?? '', Date.now())
  if (!owner || !good) return 403
  const status = await store(join(options.folder, key), ticket.size, request)
  if (status === 200) await options.onSheet(owner.tenant, owner.importId)
  return status
}

/** The bytes are counted as they come; nothing is kept of an upload that is not exactly as long as promised. */
async function store(path: string, size: number, request: Request): Promise<200 | UploadRefusal> {
  if (!request.body) return 400
  await mkdir(dirname(path), { recursive: true })
  const part = `${path}.part-${Math.random().toString(36).slice(2)}`
  const counter = countUpTo(size)
  try {
    await pipeline(Readable.fromWeb(request.body as ReadableStream), counter.stream, createWriteStream(part))
  } catch {
    await rm(part, { force: true })
    return counter.seen() > size ? 413 : 400
  }
  if (counter.seen() !== size) {
    await rm(part, { force: true })
    return 400
  }
  await rename(part, path)
  return 200
}

function countUpTo(size: number) {
  let seen = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length
      if (seen > size) done(new Error('more bytes than promised'))
      else done(null, chunk)
    },
  })
  return { stream, seen: () => seen }
}
