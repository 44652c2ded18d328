import { noteAuthor, noteLine, noteOpening } from '../../domain/vietnamese/workbook.ts'
import { xmlText } from '../write/escape.ts'
import type { CellNote } from './marks.ts'

/** Signs that a note may have; more is said in the column with results. */
const LONGEST_NOTE = 1000
/** No note of a program is longer; it is not looked into. */
const LONGEST_READ = 32_767

/** Bytes that all notes of a sheet may take: many alike are packed so densely that the file would be refused when it comes back. */
const ALL_NOTES = 800_000
/** Bytes around the text of a note. */
const AROUND = 260

/**
 * The texts of our notes by cell: everything that is said at one cell in one note, each once. Where there are too many,
 * the lower ones are left out; the column with results names their cells.
 */
export function noteTexts(notes: readonly CellNote[]): Map<string, string> {
  const texts = new Map<string, string>()
  let bytes = 0
  for (const [cell, all] of Map.groupBy(notes, (note) => note.cell)) {
    const lines = [...new Set(all.map(({ text }) => `${noteLine}${text.replace(/\s+/g, ' ').trim()}`))]
    const text = [noteOpening, ...lines].join('\n')
    const cut = text.length > LONGEST_NOTE ? `${text.slice(0, LONGEST_NOTE - 1)}…` : text
    bytes += Buffer.byteLength(cut) + AROUND
    if (bytes > ALL_NOTES) break
    texts.set(cell, cut)
  }
  return texts
}

/** Where our part of a note stands in its text; null where it has none. A seller may have written before and behind it. */
export function ourPart(text: string): { start: number; end: number } | null {
  if (text.length > LONGEST_READ) return null
  const at = text.search(new RegExp(`(?:^|\\n)[^\\S\\n]*${noteOpening}[^\\S\\n]*(?:\\n|$)`))
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
