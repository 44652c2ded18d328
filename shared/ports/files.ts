import type { ImportId, TenantId } from '../domain/ids.ts'

/** How a client sends the bytes of a file: one HTTP request. */
export type Upload = { method: 'PUT'; url: string; headers: Record<string, string> }

/**
 * Uploaded sheets (private, kept a short time), where pictures are (public, under their content hash), and the files of
 * papers (public, at addresses that nobody can guess).
 */
export type Files = {
  /** A request that is good for 15 minutes and takes exactly `size` bytes. */
  uploadRequest(tenant: TenantId, importId: ImportId, size: number): Promise<Upload>
  /** Stores a sheet that came through a form, and wakes the same reader as an upload does. */
  putSheet(tenant: TenantId, importId: ImportId, bytes: Uint8Array): Promise<void>
  /** Stores the sheet of one import as that of another of the same account, and wakes the reader as an upload does. */
  copySheet(tenant: TenantId, from: ImportId, to: ImportId): Promise<void>
  sheetSize(tenant: TenantId, importId: ImportId): Promise<number | null>
  getSheet(tenant: TenantId, importId: ImportId): Promise<Uint8Array | null>
  /** The workbook handed back, marked: kept as long as the sheet it was made from. */
  putMarked(tenant: TenantId, importId: ImportId, bytes: Uint8Array): Promise<void>
  /** The marked workbook itself, or for one too large to be answered here an address that is good for 5 minutes. */
  getMarked(
    tenant: TenantId,
    importId: ImportId,
    answer: { filename: string; maxBytes: number },
  ): Promise<{ bytes: Uint8Array } | { url: string } | null>
  pictureUrl(sha256: string): string
  paperUrl(sha256: string): string
  /** A PDF that was checked. Photos of papers are prepared like pictures. */
  putPaper(sha256: string, bytes: Uint8Array): Promise<void>
  /** The file of a paper, whatever it is; no trouble where there is none. */
  removePaper(sha256: string): Promise<void>
}
