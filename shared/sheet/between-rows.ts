import type { SheetLine } from '../domain/normalize/line.ts'
import type { Grid } from './grid.ts'

/** A picture over more rows than this is in no doubt between two of them. */
const MOST_ROWS = 20
/** From this part of a picture on, the row that shows it may be the one that is meant. */
const NEARLY = 1 / 3

/**
 * The row that shows nearly as much of a picture as the one it was given to; null where none does.
 * Where the picture begins and ends is in EMU from the top of row `first`.
 */
export function otherRow(
  grid: Pick<Grid, 'rowHeights' | 'defaultRowHeight'>,
  chosen: number,
  first: number,
  [top, bottom]: [number, number],
  emuPerPoint: number,
): number | null {
  let best: { row: number; shown: number } | null = null
  let above = 0
  for (let row = first; row - first < MOST_ROWS && above < bottom; row += 1) {
    const below = above + (grid.rowHeights.get(row) ?? grid.defaultRowHeight) * emuPerPoint
    const shown = Math.min(below, bottom) - Math.max(above, top)
    if (row !== chosen && shown > (best?.shown ?? 0)) best = { row, shown }
    above = below
  }
  return best && best.shown >= (bottom - top) * NEARLY ? best.row : null
}

/** Only another product is a doubt: a picture may well hang over a heading or an empty line. */
export function onlyBetweenProducts(lines: SheetLine[]): SheetLine[] {
  const products = new Set(lines.map(({ line }) => line))
  return lines.map((line) => {
    const others = line.picturesBetween?.filter((other) => products.has(other)) ?? []
    return line.picturesBetween ? { ...line, picturesBetween: [...new Set(others)] } : line
  })
}
