import { type HeadingMatch, isIndexHeading, isNameHeading, matchHeadings } from './headings.ts'
import type { Heading } from './table-columns.ts'

/**
 * Makes the reader of headings for a table. Where another table with its own `STT` stands beside the products, its columns
 * say nothing about them: they are ignored, or not understood where it has product names, for a person to see.
 */
export function headingReader(
  headings: ReadonlyMap<number, Heading>,
): (column: number) => HeadingMatch | null {
  const { from, to } = productColumns(headings)
  const others = [...headings].filter(([column]) => column < from || column >= to)
  const areProducts = others.some(([, heading]) => isNameHeading(textOf(heading)))
  return (column) => {
    const { upper, lower } = headings.get(column) ?? { upper: '', lower: '' }
    if (column >= from && column < to) return matchHeadings(upper, lower)
    return areProducts ? null : { meaning: 'ignored', rank: 0 }
  }
}

const textOf = ({ upper, lower }: Heading): string => lower || upper

/** From the nearest `STT` before the first names to the next one behind them; all columns where there is one at most. */
function productColumns(headings: ReadonlyMap<number, Heading>): { from: number; to: number } {
  const columns = [...headings].sort(([a], [b]) => a - b)
  const name = columns.find(([, heading]) => isNameHeading(textOf(heading)))?.[0]
  const signs = columns
    .filter(([, heading]) => isIndexHeading(textOf(heading)) || isIndexHeading(heading.upper))
    .map(([column]) => column)
  if (name === undefined || signs.length < 2) return { from: 0, to: Number.POSITIVE_INFINITY }
  return {
    from: signs.findLast((column) => column < name) ?? 0,
    to: signs.find((column) => column > name) ?? Number.POSITIVE_INFINITY,
  }
}
