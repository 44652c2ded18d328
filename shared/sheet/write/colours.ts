/** Fills of cells that something is said about. Colours that no palette has, so that ours are told from a seller's own. */
export const CELL_FILLS = { error: 'FFFFC9C6', notice: 'FFFFF4C2' } as const
/** Fills of the column with results, by tone. */
export const STATUS_FILLS = { good: 'FFE7F4E4', fix: 'FFFDE3E1', skipped: 'FFEDEDED' } as const
export const HEADING_FILL = 'FF1F5C46'
