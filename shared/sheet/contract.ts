import type { RowResult } from '../domain/row.ts'

/** A picture found in the sheet, stored once under the SHA-256 of its bytes. */
export type Picture = {
  sha256: string
  type: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif'
  bytes: Uint8Array
}

/** What was read: every product line in sheet order, the pictures they refer to, and what was left out unread. */
export type SheetReading = {
  rows: RowResult[]
  pictures: Picture[]
  /** Headings of columns dropped before anything was kept (identity-card numbers). */
  droppedColumns: string[]
  /** Headings that nothing matched. */
  unknownColumns: string[]
  /** Pictures that are anchored to no cell, so that nobody can tell which product they show. */
  unplacedPictures?: number
}

/** A file that cannot be read at all. `code` is `file.<what>`; `message` is Vietnamese for the seller. */
export type UnreadableSheet = { code: string; message: string }

export type SheetResult = { ok: true; reading: SheetReading } | { ok: false; error: UnreadableSheet }

export type ReadOptions = {
  filename: string
  /** The day of reading, `yyyy-mm-dd`: decides which OCOP recognitions are still valid. */
  today: string
}

/** Reads one uploaded file. Never throws for bad input. */
export type ReadSheet = (bytes: Uint8Array, options: ReadOptions) => Promise<SheetResult>
