import type { ImportId, TenantId } from '../../domain/ids.ts'
import { ImportId as AnImport, TenantId as ATenant } from '../../domain/ids.ts'

/** Object keys. A user's file name is never part of one. */
export const sheetKey = (tenant: TenantId, importId: ImportId): string => `sheets/${tenant}/${importId}`
/** Under the same prefix as sheets in kind, so that both go on the same day. */
export const markedKey = (tenant: TenantId, importId: ImportId): string => `marked/${tenant}/${importId}`
export const pictureKey = (sha256: string, side?: number): string =>
  side === undefined ? `pictures/${sha256}` : `pictures/${sha256}-${side}`
export const paperKey = (sha256: string): string => `papers/${sha256}`
/** A picture as it came, for as long as it takes to make the other one of it. */
export const rawPictureKey = (sha256: string): string => `raw/${sha256}`

/** A file of a hand-over. Ids of packages have no slash. */
export const handOverKey = (id: string, name: string): string => `handovers/${id}/${name}`

/** Where a picture is served, under a base address without a slash at the end. */
export const pictureAddress =
  (base: string) =>
  (sha256: string, side?: number): string =>
    `${base}/${pictureKey(sha256, side)}`

/** Where the file of a paper is served. */
export const paperAddress =
  (base: string) =>
  (sha256: string): string =>
    `${base}/${paperKey(sha256)}`

/** Whose sheet a key is; null for any other key. */
export function parseSheetKey(key: string): { tenant: TenantId; importId: ImportId } | null {
  const [prefix, tenant, importId, ...rest] = key.split('/')
  if (prefix !== 'sheets' || rest.length > 0) return null
  const a = ATenant.safeParse(tenant)
  const b = AnImport.safeParse(importId)
  return a.success && b.success ? { tenant: a.data, importId: b.data } : null
}
