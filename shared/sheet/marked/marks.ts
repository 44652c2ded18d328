import { writeRowKey } from '../../domain/product/row-key.ts'
import type { Issue, RowResult } from '../../domain/row.ts'
import { noteText, placeText, statusTexts } from '../../domain/vietnamese/workbook.ts'

/** How a line is shown: accepted, to be put right, or left out. */
export type Tone = 'good' | 'fix' | 'skipped'

/** Something to be said at one cell, one line of text. `cell` is an A1 reference in the line's sheet. */
export type CellNote = { cell: string; severity: Issue['severity']; text: string }

/** What is written about one product line. `key` names its listing, see `writeRowKey`; null where it has none yet. */
export type RowMark = {
  sheet: string
  line: number
  status: string
  tone: Tone
  notes: CellNote[]
  key: string | null
}

const TONES = { accepted: 'good', 'needs-fix': 'fix', skipped: 'skipped' } as const

/** The marks of these rows. `sku`: the code the row's listing is kept under, null where it has none. */
export function marksOf(rows: readonly { result: RowResult; sku: string | null }[]): RowMark[] {
  return rows.map(({ result, sku }) => {
    const { sheet, line, listing } = result
    const key = sku === null || listing?.name == null ? null : writeRowKey(sku, listing.name)
    const tone = TONES[result.outcome]
    return { sheet, line, status: statusOf(result, tone), tone, notes: notesOf(result), key }
  })
}

/** Names the cells to look at; what has no cell is told whole, since no note can tell it. */
function statusOf({ issues, outcome }: RowResult, tone: Tone): string {
  const worst = issues.filter(({ severity }) => severity === 'error')
  const shown = tone === 'fix' && worst.length > 0 ? worst : issues
  const places = shown.flatMap(({ code, field, cell }) => (cell === null ? [] : placeText(code, field, cell)))
  const told = outcome === 'skipped' ? issues : issues.filter(({ cell }) => cell === null)
  const rest = told.map(({ message, hint, severity }) =>
    hint === null || severity === 'notice' ? message : `${message} ${hint}`,
  )
  return statusTexts[tone]([...new Set(places)], [...new Set(rest)])
}

function notesOf({ issues }: RowResult): CellNote[] {
  return issues.flatMap(({ cell, severity, message, hint, suggestion }) =>
    cell === null ? [] : { cell, severity, text: noteText(message, hint, suggestion) },
  )
}
