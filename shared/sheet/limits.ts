const MEGABYTE = 1024 * 1024

/** What a file may cost, measured with hostile files. Source: docs/sources.md#limits-of-files. */
export const LIMITS = {
  /** Bytes of the uploaded file. */
  file: 25 * MEGABYTE,
  zipEntries: 2000,
  /** Declared bytes of one sheet, of any other part, of the whole archive. */
  sheetPart: 256 * MEGABYTE,
  part: 64 * MEGABYTE,
  archive: 512 * MEGABYTE,
  /** Unpacked to packed bytes, for parts larger than `ratioFrom`. Honest parts stay under 18. */
  ratio: 100,
  ratioFrom: MEGABYTE,
  rows: 20_000,
  /** Tables with headings of their own on one sheet; every one costs a walk over its rows. */
  tables: 100,
  columns: 256,
  cells: 2_000_000,
  lastRow: 1_048_576,
  lastColumn: 16_384,
  /** Rows in succession with formats only, after which nothing more is expected. */
  emptyRows: 5000,
  cellText: 32_767,
  xmlDepth: 32,
  formatCode: 255,
  merges: 10_000,
  csvRecord: 200_000,
  pictures: 1000,
  /** Bytes of one picture within a file. */
  pictureBytes: 5 * MEGABYTE,
  rowPictures: 12,
} as const

/** The limits that a caller may set otherwise. */
export type FileLimits = { fileBytes: number }
