import { noteAuthor, noteLine, noteOpening } from '../../domain/vietnamese/workbook.ts'
import { xmlText } from '../write/escape.ts'
import type { CellNote } from './marks.ts'

/** Signs that a note may have; more is said in the column with results. */
const LONGEST_NOTE = 1000

/** The texts of our notes by cell: everything that is said at one cell in one note, each once. */
export function noteTexts(notes: readonly CellNote[]): Map<string, string> {
  const byCell = Map.groupBy(notes, ({ cell }) => cell)
  return new Map(
    [...byCell].map(([cell, all]) => {
      const lines = [...new Set(all.map(({ text }) => `${noteLine}${text.replace(/\s+/g, ' ').trim()}`))]
      const text = [noteOpening, ...lines].join('\n')
      return [cell, text.length > LONGEST_NOTE ? `${text.slice(0, LONGEST_NOTE - 1)}…` : text]
    }),
  )
}

/** Where our part of a note stands in its text; null where it has none. A seller may have written before and behind it. */
export function ourPart(text: string): { start: number; end: number } | null {
  const at = text.search(new RegExp(`(?:^|\\n)\\s*${noteOpening}[^\\S\\n]*(?:\\n|$)`))
  if (at < 0) return null
  let end = text.indexOf(noteOpening, at) + noteOpening.length
  for (;;) {
    const line = /^\s*\n[^\S\n]*– [^\n]*/.exec(text.slice(end))
    if (!line) return { start: at, end: end + (/^\s*$/.exec(text.slice(end))?.[0].length ?? 0) }
    end += line[0].length
  }
}

/** A run of rich text with what we say. */
export function noteRun(p: string, text: string): string {
  const font = `<${p}sz val="10"/><${p}color rgb="FF333333"/><${p}rFont val="Tahoma"/><${p}family val="2"/>`
  return `<${p}r><${p}rPr>${font}</${p}rPr><${p}t xml:space="preserve">${xmlText(text)}</${p}t></${p}r>`
}

export const authorXml = (p: string): string => `<${p}author>${noteAuthor}</${p}author>`
