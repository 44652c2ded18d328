import type { ImportId, TenantId } from '../domain/ids.ts'

/** How a client sends the bytes of a file: one HTTP request. */
export type Upload = { method: 'PUT'; url: string; headers: Record<string, string> }

/** Uploaded sheets (private, kept a short time) and pictures (public, under their content hash). */
export type Files = {
  /** A request that is good for 15 minutes and takes exactly `size` bytes. */
  uploadRequest(tenant: TenantId, importId: ImportId, size: number): Promise<Upload>
  /** Stores a sheet that came through a form, and wakes the same reader as an upload does. */
  putSheet(tenant: TenantId, importId: ImportId, bytes: Uint8Array): Promise<void>
  sheetSize(tenant: TenantId, importId: ImportId): Promise<number | null>
  getSheet(tenant: TenantId, importId: ImportId): Promise<Uint8Array | null>
  putPicture(picture: { sha256: string; type: string; bytes: Uint8Array }): Promise<void>
  pictureUrl(sha256: string): string
}
