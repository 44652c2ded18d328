import {
  type ColumnChoices,
  type ColumnField,
  type ColumnReading,
  columnKeys,
  layoutOf,
} from '../domain/columns.ts'
import { sanitize } from '../domain/text.ts'
import { columnLetters, type Grid } from './grid.ts'
import type { HeadingMeaning } from './heading-words.ts'
import { textAt } from './packed-row.ts'

/** What people said about columns, one record per heading layout. */
export type Choices = readonly Pick<ColumnChoices, 'layout' | 'fields'>[]

/** The columns of a heading with what a person said about each, if anything. */
export type Layout = { name: string; keys: Map<number, string>; chosen: Map<number, ColumnField> }

/** Names the layout of these headings (by column, empty ones do not count) and looks up what was said about it. */
export function readLayout(headings: ReadonlyMap<number, string>, choices: Choices): Layout {
  const columns = [...headings].filter(([, text]) => text !== '').sort(([a], [b]) => a - b)
  const texts = columns.map(([, text]) => text)
  const name = layoutOf(texts)
  const fields = choices.find(({ layout }) => layout === name)?.fields ?? {}
  const keys = new Map(columnKeys(texts).map((key, at) => [columns[at]?.[0] ?? 0, key]))
  const chosen = new Map(
    [...keys].flatMap(([column, key]) => (Object.hasOwn(fields, key) ? [[column, fields[key]]] : [])) as [
      number,
      ColumnField,
    ][],
  )
  return { name, keys, chosen }
}

/** A column of a table with what its heading was taken for. */
export type HeadedColumn = {
  column: number
  heading: string
  meaning: HeadingMeaning | null
  how: ColumnReading['how']
}

const EXAMPLES = 3
const EXAMPLE_LENGTH = 40
const ROWS_LOOKED_AT = 50
/** So many digits may be somebody's identity number, phone or account. */
const PERSONAL = /(?:\d[ .-]?){9}/

/** Tells how the columns of a table were understood, with examples of those that nobody understood. Our own are left out. */
export function columnReadings(
  grid: Grid,
  {
    headed,
    layout,
    firstRow,
    lastRow,
  }: { headed: HeadedColumn[]; layout: Layout; firstRow: number; lastRow: number },
): ColumnReading[] {
  return headed
    .filter(({ column }) => layout.keys.has(column))
    .map(({ column, heading, meaning, how }) => ({
      sheet: grid.name,
      layout: layout.name,
      key: layout.keys.get(column) ?? '',
      column: columnLetters(column),
      heading: sanitize(heading),
      field: meaning,
      how,
      examples: how === 'unknown' ? examplesOf(grid, column, { firstRow, lastRow }) : [],
    }))
}

function examplesOf(grid: Grid, column: number, rows: { firstRow: number; lastRow: number }): string[] {
  const examples = new Set<string>()
  let looked = 0
  for (const [number, row] of grid.rows) {
    if (number < rows.firstRow || number > rows.lastRow) continue
    if (looked > ROWS_LOOKED_AT || examples.size === EXAMPLES) break
    looked += 1
    const text = sanitize(textAt(row, column))
    if (text !== '' && !PERSONAL.test(text)) examples.add([...text].slice(0, EXAMPLE_LENGTH).join(''))
  }
  return [...examples]
}
