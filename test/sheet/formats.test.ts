import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { RowResult } from '../../shared/domain/row.ts'
import { readSheet } from '../../shared/sheet/read.ts'
import { FORMATS, UNREAD } from './formats.ts'

const samples = new URL('../samples/', import.meta.url)
const folder = new URL('formats/', samples)

async function read(path: string) {
  const filename = path.split('/').at(-1) ?? ''
  const result = await readSheet(readFileSync(new URL(path, samples)), { filename, today: '2026-11-21' })
  if (!result.ok) throw new Error(result.error.code)
  return result.reading
}

/** Everything that one row says, field by field; issues by what they are and where. */
function facts(row: RowResult): Map<string, string> {
  const fields = Object.entries(row.listing ?? {}).map(([field, value]) => [
    field,
    field === 'images' ? `${row.listing?.images.length}: ${JSON.stringify(value)}` : JSON.stringify(value),
  ])
  const issues = row.issues.map((issue) => [`${issue.code} at ${issue.cell}`, JSON.stringify(issue)])
  return new Map([['outcome', row.outcome], ...fields, ...issues] as [string, string][])
}

/** What differs between two readings: `line field`, `line +field` where only the second has it, `line -field`. */
function differences(first: RowResult[], second: RowResult[]): string[] {
  const lines = [...new Set([...first, ...second].map(({ line }) => line))].sort((a, b) => a - b)
  return lines.flatMap((line) => {
    const [a, b] = [first, second].map((rows) => rows.filter((row) => row.line === line)) as [
      RowResult[],
      RowResult[],
    ]
    if (a.length !== 1 || b.length !== 1) return [`${line} ${a.length} rows, ${b.length} rows`]
    const [left, right] = [facts(a[0] as RowResult), facts(b[0] as RowResult)]
    const names = [...new Set([...left.keys(), ...right.keys()])]
    return names
      .filter((name) => left.get(name) !== right.get(name))
      .map((name) => `${line} ${right.has(name) ? (left.has(name) ? '' : '+') : '-'}${name}`)
  })
}

const isText = (file: string) => /\.(?:csv|tsv|txt)$/.test(file)
const made = readdirSync(folder).filter((file) => /^\d.*\..*\./.test(file))

describe('the samples in every format and encoding', () => {
  it('are all in the table', () => {
    expect([...FORMATS.map(({ file }) => file), ...UNREAD].sort()).toEqual(made.sort())
  })

  it.each(FORMATS)('$file', async ({ file, of, sheet, differs = [] }) => {
    const original = await read(of)
    const reading = await read(`formats/${file}`)
    expect(differences(original.rows, reading.rows)).toEqual(differs)
    const own = isText(file) ? file.replace(/\.[^.]*$/, '') : undefined
    const name = sheet ?? own ?? original.rows[0]?.sheet
    expect(
      reading.rows.filter((row) => row.sheet !== name && !differs.includes(`${row.line} 0 rows, 1 rows`)),
    ).toEqual([])
    expect(reading.droppedColumns).toEqual(original.droppedColumns)
    expect(reading.unknownColumns).toEqual(original.unknownColumns)
    expect(reading.unplacedPictures).toBe(0)
    const shown = new Set(
      reading.rows.flatMap((row) => row.listing?.images.map(({ sha256 }) => sha256) ?? []),
    )
    expect(new Set(reading.pictures.map(({ sha256 }) => sha256))).toEqual(shown)
  })
})
