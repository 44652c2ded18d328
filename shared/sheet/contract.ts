import type { ColumnChoices, ColumnReading } from '../domain/columns.ts'
import type { PictureType } from '../domain/picture-type.ts'
import type { RowResult } from '../domain/row.ts'

/** A picture found in the sheet, stored once under the SHA-256 of its bytes. */
export type Picture = {
  sha256: string
  type: PictureType
  bytes: Uint8Array
}

export type PictureLinks = { cell: string | null; urls: string[] }

/** What was read: every product line in sheet order, the pictures they refer to, and what was left out unread. */
export type SheetReading = {
  rows: RowResult[]
  /** The hidden key of each row, by position, as a marked sheet carries it. */
  keys: (string | null)[]
  /** How every column was understood. */
  columns: ColumnReading[]
  pictures: Picture[]
  /** The links in the picture cell of each row, by position; `cell` is null where the sheet has no such column. */
  pictureLinks: PictureLinks[]
  /** Headings of columns dropped before anything was kept (identity-card numbers). */
  droppedColumns: string[]
  /** Headings that nothing matched. */
  unknownColumns: string[]
  /** Pictures that are anchored to no cell, so that nobody can tell which product they show. */
  unplacedPictures?: number
}

/** A file that cannot be read at all. `code` is `file.<what>`; `message` is Vietnamese for the seller. */
export type UnreadableSheet = {
  code: string
  message: string
  /** Where no headings were recognised: the columns of the line that may be them. */
  columns: ColumnReading[]
}

export type SheetResult = { ok: true; reading: SheetReading } | { ok: false; error: UnreadableSheet }

export type ReadOptions = {
  filename: string
  /** The day of reading, `yyyy-mm-dd`: decides which OCOP recognitions are still valid. */
  today: string
  /** What people said about the columns of this account's sheets. */
  choices?: readonly Pick<ColumnChoices, 'layout' | 'fields'>[]
}

/** Reads one uploaded file. Never throws for bad input. */
export type ReadSheet = (bytes: Uint8Array, options: ReadOptions) => Promise<SheetResult>
