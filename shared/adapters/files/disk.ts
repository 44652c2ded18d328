import { createHmac, timingSafeEqual } from 'node:crypto'
import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ImportId, TenantId } from '../../domain/ids.ts'
import type { Files } from '../../ports/files.ts'
import { markedKey, paperAddress, paperKey, pictureAddress, sheetKey } from './keys.ts'

const validMs = 900_000

export type DiskOptions = {
  folder: string
  pictureBaseUrl: string
  uploadBaseUrl: string
  /** Signs upload addresses, as S3 does. */
  uploadKey: string
  now: () => number
  /** What the bucket's event would do: tell the reader of a new sheet. */
  onSheet: (tenant: TenantId, importId: ImportId) => Promise<void>
}

/** Sheets and pictures in a folder on this machine; same promises as the bucket. */
export function diskFiles(options: DiskOptions): Files {
  const at = (key: string) => join(options.folder, key)
  return {
    async uploadRequest(tenant, importId, size) {
      const expires = options.now() + validMs
      const key = sheetKey(tenant, importId)
      const signature = sign(options.uploadKey, { key, size, expires })
      const url = `${options.uploadBaseUrl}/${key}?size=${size}&expires=${expires}&signature=${signature}`
      return { method: 'PUT', url, headers: { 'content-type': 'application/octet-stream' } }
    },
    async putSheet(tenant, importId, bytes) {
      await writeWhole(at(sheetKey(tenant, importId)), bytes)
      await options.onSheet(tenant, importId)
    },
    async copySheet(tenant, from, to) {
      await copyFile(at(sheetKey(tenant, from)), at(sheetKey(tenant, to)))
      await options.onSheet(tenant, to)
    },
    putMarked: (tenant, importId, bytes) => writeWhole(at(markedKey(tenant, importId)), bytes),
    async getMarked(tenant, importId) {
      const bytes = await readIfThere(at(markedKey(tenant, importId)))
      return bytes && { bytes }
    },
    sheetSize: (tenant, importId) => sizeOf(at(sheetKey(tenant, importId))),
    getSheet: (tenant, importId) => readIfThere(at(sheetKey(tenant, importId))),
    pictureUrl: pictureAddress(options.pictureBaseUrl),
    paperUrl: paperAddress(options.pictureBaseUrl),
    putPaper: (sha256, bytes) => writeWhole(at(paperKey(sha256)), bytes),
    removePaper: (sha256) => rm(at(paperKey(sha256)), { force: true }),
  }
}

type Ticket = { key: string; size: number; expires: number }

function sign(secret: string, { key, size, expires }: Ticket): string {
  return createHmac('sha256', secret).update(`${key}\n${size}\n${expires}`).digest('hex')
}

/** Whether an upload address was given out by us and is still good. */
export function isGoodTicket(secret: string, ticket: Ticket, signature: string, now: number): boolean {
  const expected = Buffer.from(sign(secret, ticket))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given) && ticket.expires >= now
}

/** A file is there whole or not at all. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const part = `${path}.part-${process.pid}-${Math.random().toString(36).slice(2)}`
  await writeFile(part, bytes)
  await rename(part, path)
}

async function sizeOf(path: string): Promise<number | null> {
  return ifThere(async () => (await stat(path)).size)
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  return ifThere(() => readFile(path))
}

async function ifThere<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
