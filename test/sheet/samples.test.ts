import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { RowResult } from '../../shared/domain/row.ts'
import { readSheet } from '../../shared/sheet/read.ts'

const folder = new URL('../samples/', import.meta.url)
const TODAY = '2026-11-21'

const ExpectedRow = z.looseObject({ line: z.int(), outcome: z.string() })
const expected = z
  .record(z.string(), z.array(ExpectedRow))
  .parse(JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')))

/** What a row result has for one key of `expected.json`. */
function actual(row: RowResult, key: string, wanted: unknown): unknown {
  const { listing } = row
  if (key === 'line' || key === 'outcome') return row[key]
  if (key === 'notice')
    return row.issues.find(({ severity, field }) => severity === 'notice' && field === wanted)?.field
  if (key === 'code')
    return row.issues.find(({ severity, code }) => severity === 'error' && code === wanted)?.code
  if (key === 'images') return listing?.images.length
  if (key === 'communeCode') return listing?.producer?.address?.communeCode
  return z.record(z.string(), z.unknown()).parse(listing)[key]
}

describe.each(Object.entries(expected))('%s', async (filename, rows) => {
  const bytes = readFileSync(new URL(filename, folder))
  const result = await readSheet(bytes, { filename, today: TODAY })
  const read = result.ok ? result.reading.rows : []

  it('has exactly the expected lines', () => {
    expect(read.map(({ line }) => line)).toEqual(rows.map(({ line }) => line))
  })

  it.each(rows.map((row) => [row.line, row] as const))('line %i', (line, wanted) => {
    const row = read.find((one) => one.line === line)
    if (!row) throw new Error(`line ${line} was not read`)
    const got = Object.fromEntries(
      Object.entries(wanted).map(([key, value]) => [key, actual(row, key, value)]),
    )
    expect(got).toMatchObject(wanted)
  })
})
