import { parse } from 'csv-parse/sync'
import { isBigEndian } from './detect.ts'
import { columnLetters, emptyGrid, type Grid, rawText } from './grid.ts'
import { legacyDecoder } from './legacy-fonts.ts'
import { LIMITS } from './limits.ts'
import { done, type Outcome, refused } from './outcome.ts'

const DELIMITERS = [';', ',', '\t', '|'] as const
const SAMPLE = 65_536
const SAMPLE_LINES = 40

/**
 * Reads a text table. `score` tells how much a line looks like the headings of a product sheet: the delimiter under which
 * one of the first lines does best is taken; a `sep=` line decides it, and is not counted, as Excel does not show it.
 * Lines are numbered as Excel numbers them. Options as tried in docs/sources.md#text-tables.
 */
export function readCsv(bytes: Buffer, name: string, score: (cells: string[]) => number): Outcome<Grid> {
  const text = decodeText(bytes)
  const [whole, separator] = /^sep=(.)\r?\n?/i.exec(text) ?? ['']
  const body = text.slice(whole.length)
  const lines = table(body, separator ?? bestDelimiter(body, score))
  return lines ? toGrid(lines, name) : refused('file.damaged')
}

function table(text: string, delimiter: string, lines?: number): string[][] | null {
  try {
    return parse(text, {
      delimiter,
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: false,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: LIMITS.csvRecord,
      ...(lines === undefined ? {} : { to: lines }),
    })
  } catch {
    return null
  }
}

function bestDelimiter(text: string, score: (cells: string[]) => number): string {
  const sample = text.slice(0, SAMPLE)
  const scored = DELIMITERS.map((delimiter) => {
    const lines = table(sample, delimiter, SAMPLE_LINES) ?? []
    const best = lines.reduce((most, cells) => Math.max(most, score(cells.slice(0, LIMITS.columns))), 0)
    const widths = lines.map((cells) => cells.length)
    return { delimiter, best, width: widths.sort((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0 }
  })
  const [first] = scored.sort((a, b) => b.best - a.best || b.width - a.width)
  return first?.delimiter ?? ','
}

function toGrid(lines: string[][], name: string): Outcome<Grid> {
  const grid = emptyGrid(name)
  for (const [at, cells] of lines.entries()) {
    const filled = cells.flatMap((text, column) =>
      text.trim() === '' ? [] : [[column + 1, rawText(text.slice(0, LIMITS.cellText))] as const],
    )
    const within = filled.filter(([column]) => column <= LIMITS.columns)
    if (within.length < filled.length) grid.cutAt = columnLetters(LIMITS.columns + 1)
    if (within.length > 0) grid.rows.set(at + 1, { cells: new Map(within), hidden: false })
    if (grid.rows.size > LIMITS.rows) return refused('file.too-long')
  }
  return done(grid)
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
    const western = new TextDecoder('windows-1252').decode(bytes)
    const words = western.split(/[\n;,\t"]/).map((text) => ({ text, font: null }))
    const decode = legacyDecoder(words)
    const isLegacy = words.some(({ text }) => decode(text, null) !== text)
    // Windows-1258 writes tones as signs of their own, which legacy letters cannot be told from by letters alone.
    const vietnamese = new TextDecoder('windows-1258').decode(bytes).normalize('NFC')
    return isLegacy &&
      strange(vietnamese) >
        strange(
          western
            .split('\n')
            .map((line) => decode(line, null))
            .join('\n'),
        )
      ? western
      : vietnamese
  }
}

/** Signs that no Vietnamese text has inside words. */
function strange(text: string): number {
  return (
    text.match(/[^\p{ASCII}ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9–—“”‘’…₫°²³×·•½¼]/gu)
      ?.length ?? 0
  )
}
