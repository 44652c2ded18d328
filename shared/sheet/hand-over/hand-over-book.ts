import { handOverBook, handOverHeadings, handOverNotes } from '../../domain/vietnamese/hand-over.ts'
import { resultChoices } from '../../domain/vietnamese/hand-over-words.ts'
import type { NewCell } from '../write/new-sheet.ts'
import { writeWorkbook } from '../write/write-workbook.ts'
import { HAND_OVER_COLUMNS, type HandOverRow } from './hand-over-columns.ts'

export type { HandOverRow } from './hand-over-columns.ts'

/** Says which package, marketplace and day, for people. */
export type HandOverHead = { id: string; day: string; marketplace: string }

const HEADING_LINE = 4
const HEADING_HEIGHT = 34

/**
 * The workbook that the desk works from and sends back, in a layout of our own. It is not protected: rows may be sorted,
 * columns added; only the keys have to stay. The same rows give the same bytes.
 */
export function makeHandOverBook(
  { id, day, marketplace }: HandOverHead,
  rows: readonly HandOverRow[],
): Buffer {
  const title = (line: number, text: string) => ({ line, cells: [{ column: 1, value: { text } }] })
  return writeWorkbook([
    {
      name: handOverBook.sheet,
      rows: [
        title(1, handOverBook.label),
        title(2, handOverBook.about({ id, day }, marketplace, rows.length)),
        title(3, handOverBook.guide),
        { line: HEADING_LINE, cells: headings(), height: HEADING_HEIGHT },
        ...rows.map((row, at) => ({ line: HEADING_LINE + 1 + at, cells: cellsOf(row, id) })),
      ],
      columns: HAND_OVER_COLUMNS.map(({ width, look }) => ({ width, look })),
      frozenLines: HEADING_LINE,
      choices: [
        {
          column: HAND_OVER_COLUMNS.findIndex(({ name }) => name === 'result') + 1,
          fromLine: HEADING_LINE + 1,
          toLine: HEADING_LINE + Math.max(1, rows.length),
          source: `"${Object.values(resultChoices).join(',')}"`,
        },
      ],
    },
  ])
}

function headings(): NewCell[] {
  const notes: Partial<Record<keyof typeof handOverHeadings, string>> = handOverNotes
  return HAND_OVER_COLUMNS.map(({ name }, at) => {
    const note = notes[name]
    const cell: NewCell = { column: at + 1, value: { text: handOverHeadings[name] }, look: 'heading' }
    return note === undefined ? cell : { ...cell, note }
  })
}

function cellsOf(row: HandOverRow, id: string): NewCell[] {
  return HAND_OVER_COLUMNS.flatMap(({ look, value }, at): NewCell[] => {
    const said = value(row, id)
    if (said === null) return []
    // Text in a column of numbers stays text.
    return [{ column: at + 1, value: said, look: 'text' in said ? 'text' : look }]
  })
}
