import { parse } from 'csv-parse/sync'
import type { FileCode } from '../domain/vietnamese/issues.ts'
import { isBigEndian } from './detect.ts'
import { columnLetters, emptyGrid, type Grid } from './grid.ts'
import { legacyDecoder } from './legacy-fonts.ts'
import { type Budget, isLate, LIMITS } from './limits.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { addText, emptyRow } from './packed-row.ts'
import { ownText } from './text-memory.ts'

const DELIMITERS = [';', ',', '\t', '|'] as const
const SAMPLE = 65_536
const SAMPLE_LINES = 40

/**
 * Reads a text table. `score` tells how much a line looks like the headings of a product sheet: the delimiter under which
 * one of the first lines does best is taken; a `sep=` line decides it, and is not counted, as Excel does not show it.
 * Lines are numbered as Excel numbers them. Options as tried in docs/sources.md#text-tables.
 */
export function readCsv(
  bytes: Buffer,
  name: string,
  score: (cells: string[]) => number,
  budget: Budget,
): Outcome<Grid> {
  const text = decodeText(bytes)
  const [whole, separator] = /^sep=(.)\r?\n?/i.exec(text) ?? ['']
  const body = text.slice(whole.length)
  const state: State = { grid: emptyGrid(name), line: 0, budget, problem: null }
  const delimiter = separator ?? bestDelimiter(body, score)
  const isRead = forEachLine(body, delimiter, (cells) => addLine(state, cells))
  if (state.problem) return refused(state.problem)
  return isRead ? done(state.grid) : refused('file.damaged')
}

/** Hands over the lines one by one, so that nobody holds all of them. False where the text is no table, or `take` throws. */
function forEachLine(
  text: string,
  delimiter: string,
  take: (cells: string[]) => void,
  lines?: number,
): boolean {
  // The parser makes an error for every line that is longer or shorter than the first, and drops it: the stack costs most.
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    parse(text, {
      delimiter,
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: false,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: LIMITS.csvRecord,
      on_record: (cells: string[]) => {
        take(cells)
        return null
      },
      ...(lines === undefined ? {} : { to: lines }),
    })
    return true
  } catch {
    return false
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

function bestDelimiter(text: string, score: (cells: string[]) => number): string {
  const sample = text.slice(0, SAMPLE)
  const scored = DELIMITERS.map((delimiter) => {
    const read: string[][] = []
    const lines = forEachLine(sample, delimiter, (cells) => read.push(cells), SAMPLE_LINES) ? read : []
    const best = lines.reduce((most, cells) => Math.max(most, score(cells.slice(0, LIMITS.columns))), 0)
    const widths = lines.map((cells) => cells.length)
    return { delimiter, best, width: widths.sort((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0 }
  })
  const [first] = scored.sort((a, b) => b.best - a.best || b.width - a.width)
  return first?.delimiter ?? ','
}

type State = { grid: Grid; line: number; budget: Budget; problem: FileCode | null }
const LINES_BETWEEN_LOOKS = 512

/** Throws to end the reading; `problem` says why. */
function addLine(state: State, cells: string[]): void {
  const { grid, budget } = state
  state.line += 1
  const row = emptyRow()
  for (const [column, text] of cells.entries()) {
    if (text.trim() === '') continue
    if (column >= LIMITS.columns) grid.cutAt = columnLetters(LIMITS.columns + 1)
    else addText(row, grid.fonts, column + 1, ownText(text.slice(0, LIMITS.cellText)), null)
  }
  const filled = row.packed.length / 2
  if (filled > 0) grid.rows.set(state.line, row)
  budget.cells -= filled
  budget.rows -= filled > 0 ? 1 : 0
  if (budget.rows < 0 || state.line > LIMITS.csvLines) state.problem = 'file.too-long'
  else if (budget.cells < 0) state.problem = 'file.too-many-cells'
  else if (state.line % LINES_BETWEEN_LOOKS === 0 && isLate(budget)) state.problem = 'file.too-slow'
  if (state.problem) throw new RangeError(state.problem)
}

/** UTF-8 or UTF-16 by its mark or by trial; otherwise a Windows code page: TCVN3 letters if the text speaks for them, else 1258. */
function decodeText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.subarray(0, 4096).includes(0))
    return new TextDecoder(isBigEndian(bytes) ? 'utf-16be' : 'utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return isLegacyText(bytes.subarray(0, SPEAKING))
      ? new TextDecoder('windows-1252').decode(bytes)
      : new TextDecoder('windows-1258').decode(bytes).normalize('NFC')
  }
}

/** How much of a text is asked for its letters. */
const SPEAKING = 4 * 1024 * 1024

/** Whether bytes of a Windows code page are letters of a font from before Unicode. */
function isLegacyText(bytes: Buffer): boolean {
  const western = new TextDecoder('windows-1252').decode(bytes)
  const decode = legacyDecoder(wordsOf(western))
  if (decode === null) return false
  const decoded = western
    .split('\n')
    .map((line) => decode(line, null))
    .join('\n')
  // Windows-1258 writes tones as signs of their own, which legacy letters cannot be told from by letters alone.
  const vietnamese = new TextDecoder('windows-1258').decode(bytes).normalize('NFC')
  const changes = [...wordsOf(western)].some(({ text }) => decode(text, null) !== text)
  return changes && strange(vietnamese) > strange(decoded)
}

function* wordsOf(text: string): Generator<{ text: string; font: null }> {
  for (const [word] of text.matchAll(/[^\n;,\t"]+/g)) yield { text: word, font: null }
}

/** Signs that no Vietnamese text has inside words. */
function strange(text: string): number {
  let count = 0
  for (const _ of text.matchAll(STRANGE)) count += 1
  return count
}
const STRANGE = /[^\p{ASCII}ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9–—“”‘’…₫°²³×·•½¼]/gu
