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
  /** Rows with values on all sheets together, unless the caller says otherwise. */
  rows: 50_000,
  /** Tables with headings of their own on one sheet; every one costs a walk over its rows. */
  tables: 100,
  columns: 256,
  /** 100,000 rows of 20 columns, with something to spare. */
  cells: 2_500_000,
  /** Cells for each row that a file may have: what is wide is not long. */
  cellsPerRow: 30,
  lastRow: 1_048_576,
  lastColumn: 16_384,
  /** Rows in succession with formats only, after which nothing more is expected. */
  emptyRows: 5000,
  cellText: 32_767,
  xmlDepth: 32,
  formatCode: 255,
  merges: 10_000,
  csvRecord: 200_000,
  /** Lines of a text table, empty ones among them. */
  csvLines: 250_000,
  pictures: 1000,
  /** Bytes of one picture within a file. */
  pictureBytes: 5 * MEGABYTE,
  rowPictures: 12,
  /** How long a file may be read: four times what 100,000 rows of 20 columns take on a machine of its own. */
  milliseconds: 20_000,
} as const

/** The limits that a caller may set otherwise. */
export type FileLimits = { fileBytes: number; rows: number; milliseconds: number }
export const FILE_LIMITS: FileLimits = {
  fileBytes: LIMITS.file,
  rows: LIMITS.rows,
  milliseconds: LIMITS.milliseconds,
}

/** What one file may still cost while it is read; its readers count it down. `until`: by the clock of `performance`. */
export type Budget = { rows: number; cells: number; until: number }

export function newBudget({ rows, milliseconds }: FileLimits): Budget {
  return { rows, cells: cellsOf(rows), until: performance.now() + milliseconds }
}

/** Cells with values on all sheets together, by how many rows there may be. */
export const cellsOf = (rows: number): number => Math.min(LIMITS.cells, rows * LIMITS.cellsPerRow)

/** Whether the time is over. Readers ask now and then, and give up with `file.too-slow`. */
export const isLate = ({ until }: Budget): boolean => performance.now() > until
