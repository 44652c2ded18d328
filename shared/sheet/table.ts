import { sanitize } from '../domain/text.ts'
import type { Choices } from './columns.ts'
import { type Grid, type Rectangle, rowNumbers } from './grid.ts'
import { isIndexHeading, isNameHeading, matchLower, scoreHeadings } from './headings.ts'
import { LIMITS } from './limits.ts'
import { textAt as cellText, columnsOf, emptyRow, textsOf, wordsOf } from './packed-row.ts'
import { type Heading, type HeadingLines, layoutFor, type Table, toTable } from './table-columns.ts'

export type { Table } from './table-columns.ts'

const ROWS_LOOKED_AT = 30
const LEAST_HEADINGS = 3
const DEEPEST = 3

/**
 * Finds all tables of a sheet: the one whose headings mean most, and those above and below that have headings of their own
 * and lines under them; one more than `LIMITS.tables` where there are more. A line that repeats the headings of the table above is no new table.
 */
export function findTables(grid: Grid, choices: Choices = []): Table[] {
  const rows = rowNumbers(grid)
  const main = findTable(grid, rows.slice(0, ROWS_LOOKED_AT), choices)
  if (!main) return []
  const tables: Table[] = []
  for (const row of rows) {
    const current = tables.at(-1)
    const above = current && current.lastRow > row ? current : undefined
    const table = row === main.headingRow ? main : tableAt(grid, row, above, choices)
    if (!table && !(above && isOfAnother(grid, row, above))) continue
    if (above) above.lastRow = row - 1
    if (!table) continue
    tables.push(table)
    if (tables.length > LIMITS.tables) return tables
  }
  return tables.filter(
    (table) => table === main || rows.some((row) => row >= table.firstRow && row <= table.lastRow),
  )
}

/** The table whose headings begin in this line, if it has headings of its own below the table above. */
function tableAt(grid: Grid, row: number, above: Table | undefined, choices: Choices): Table | null {
  if ((above && row < above.firstRow) || !mayBeHeadings(grid, row)) return null
  const bottom = bottomOf(grid, row)
  const headings = headingsOf(grid, row, bottom)
  if (scoreOf(headings) < LEAST_HEADINGS || (above && isSame(headings, above))) return null
  return toTable(grid, { top: row, bottom, headings }, choices)
}

/** Whether the headings of something else begin here, such as members or fees: a sign for the numbers, and words. */
function isOfAnother(grid: Grid, row: number, above: Table): boolean {
  const index = above.columns.get('index')
  // Lines of products are many, and nearly all begin with a number.
  if (row < above.firstRow || index === undefined || !isIndexHeading(textAt(grid, row, index))) return false
  const [first, ...others] = textsOf(grid.rows.get(row) ?? emptyRow()).filter(({ text }) => text !== '')
  if (first?.column !== index) return false
  const isWords = others.length >= 2 && others.every(({ isNumber }) => !isNumber)
  const headings = headingsOf(grid, row, bottomOf(grid, row))
  return isWords && !isSame(headings, above) && !others.some(({ text }) => isNameHeading(sanitize(text)))
}

const LONGEST_CELL = 100
const CELLS_LOOKED_AT = 40

/** Looks only at how names of columns begin: lines of products are many. */
function mayBeHeadings(grid: Grid, row: number): boolean {
  const cells = grid.rows.get(row)
  const words = cells ? wordsOf(cells, CELLS_LOOKED_AT).filter(({ length }) => length <= LONGEST_CELL) : []
  const names = words.filter((text) => /^\s*[tsmhnlpi]/i.test(text)).map(sanitize)
  return words.length >= LEAST_HEADINGS && names.some(isNameHeading)
}

function isSame(headings: Map<number, Heading>, { headings: above }: Table): boolean {
  const all = [...headings].filter(([, { upper, lower }]) => upper !== '' || lower !== '')
  return (
    all.filter(([column, { upper, lower }]) => above.get(column) === [upper, lower].filter(Boolean).join(' '))
      .length >= LEAST_HEADINGS
  )
}

const scoreOf = (headings: Map<number, Heading>): number =>
  scoreHeadings([...headings.values()].map(({ upper, lower }) => lower || upper))

/**
 * Finds the heading rows among the first rows with values: the line whose cells mean most, at least three things and a
 * product name among them; two or three lines where merged cells tie them together. Null where a sheet has none.
 */
function findTable(grid: Grid, rows: number[], choices: Choices): Table | null {
  const candidates = rows.map((row) => candidateAt(grid, row, choices))
  const [best] = candidates.toSorted((a, b) => b.score - a.score)
  return best === undefined || best.score < LEAST_HEADINGS ? null : toTable(grid, best, choices)
}

/** A line that a person explained is one of headings, whatever its words. */
const EXPLAINED = 1000

function candidateAt(grid: Grid, row: number, choices: Choices): HeadingLines & { score: number } {
  const bottom = bottomOf(grid, row)
  const headings = headingsOf(grid, row, bottom)
  const explained = choices.length > 0 && layoutFor(headings, choices).chosen.size > 0
  return { top: row, bottom, headings, score: scoreOf(headings) + (explained ? EXPLAINED : 0) }
}

/**
 * The line that may be the headings of a sheet where none are known: of the first ones, that with most words, if at
 * least three of them and a line below. For a person to explain.
 */
export function guessTable(grid: Grid): Table | null {
  const rows = rowNumbers(grid).slice(0, ROWS_LOOKED_AT)
  const words = rows.map((row) => {
    const cells = grid.rows.get(row)
    return cells ? wordsOf(cells, CELLS_LOOKED_AT).filter((text) => sanitize(text) !== '').length : 0
  })
  const most = Math.max(...words)
  const at = words.indexOf(most)
  const row = rows[at]
  if (row === undefined || most < LEAST_HEADINGS || at === rows.length - 1) return null
  return toTable(grid, { top: row, bottom: row, headings: headingsOf(grid, row, row) }, [])
}

const textAt = (grid: Grid, row: number, column: number): string =>
  sanitize(cellText(grid.rows.get(row), column))

/** The last row of a heading that begins in `row`: merged cells reach down, or the next line completes it. */
function bottomOf(grid: Grid, row: number): number {
  const reaching = grid.merges.filter(
    ({ top, bottom }) => top === row && bottom > row && bottom < row + DEEPEST,
  )
  if (reaching.length > 0) return Math.max(...reaching.map(({ bottom }) => bottom))
  const below = grid.rows.get(row + 1)
  if (!below) return row
  const cells = textsOf(below)
  const lower = cells.filter(({ column, text, isNumber }) => {
    const match = isNumber ? null : matchLower(textAt(grid, row, column), text)
    return match !== null && match.meaning !== 'name'
  })
  return lower.length >= 2 && lower.length === cells.length ? row + 1 : row
}

function headingsOf(grid: Grid, top: number, bottom: number): Map<number, Heading> {
  const columns = new Set<number>()
  for (let row = top; row <= bottom; row += 1)
    for (const column of columnsOf(grid.rows.get(row))) columns.add(column)
  const across = grid.merges.filter((merge) => merge.top === top && merge.right > merge.left)
  const headings = new Map<number, Heading>()
  for (const column of columns) {
    const upper = textAt(grid, top, column) || coveredBy(grid, across, column)
    const lower = Array.from({ length: bottom - top }, (_, at) => textAt(grid, top + 1 + at, column))
      .filter((text) => text !== '')
      .join(' ')
    headings.set(column, { upper, lower })
  }
  return headings
}

function coveredBy(grid: Grid, merges: Rectangle[], column: number): string {
  const merge = merges.find(({ left, right }) => left <= column && column <= right)
  return merge ? textAt(grid, merge.top, merge.left) : ''
}
