import { legacyDecoder } from './legacy-fonts.ts'
import { changeTexts, fontedWords } from './packed-row.ts'
import type { WorkbookContent } from './xlsx.ts'

/** Turns text of fonts before Unicode into Unicode, before anything looks at it or takes characters out of it. */
export function decodeLegacy({ sheets }: WorkbookContent): void {
  const decode = legacyDecoder(allWords(sheets))
  if (decode === null) return
  for (const { grid } of sheets) for (const row of grid.rows.values()) changeTexts(row, grid.fonts, decode)
}

function* allWords(sheets: WorkbookContent['sheets']) {
  for (const { grid } of sheets) for (const row of grid.rows.values()) yield* fontedWords(row, grid.fonts)
}
