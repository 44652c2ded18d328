import { expect } from 'vitest'
import type { RowResult } from '../../shared/domain/row.ts'

/** One line of `test/samples/expected.json`: what must come out, field by field; a field that is absent is not compared. */
export type ExpectedRow = {
  line: number
  outcome: string
  name: string | null
  /** Null: the sheet gives none. */
  sku?: string | null
  price?: { amount: number; per: string }
  net?: { value: number; unit: string }
  stock?: number
  ocop?: Record<string, unknown>
  communeCode?: string
  season?: number[]
  images?: number
  /** The field of a notice that must be there. */
  notice?: string
  /** The code of an error that must be there. */
  code?: string
}

/** Compares all rows of a sheet with what is expected of them. */
export function expectRows(rows: RowResult[], expected: ExpectedRow[]): void {
  expect(rows.map((row) => [row.line, row.outcome])).toEqual(expected.map((one) => [one.line, one.outcome]))
  for (const [n, one] of expected.entries()) expectRow(rows[n] as RowResult, one)
}

function expectRow(row: RowResult, expected: ExpectedRow): void {
  const where = `line ${expected.line}`
  const { listing } = row
  expect(listing?.name ?? null, where).toBe(expected.name)
  if (expected.sku) expect(listing?.sku, where).toBe(expected.sku)
  if (expected.sku === null) expect(listing?.sku, where).toBeNull()
  for (const field of ['price', 'net', 'stock', 'season'] as const)
    if (expected[field] !== undefined) expect(listing?.[field], `${where} ${field}`).toEqual(expected[field])
  if (expected.ocop) expect(listing?.ocop, where).toMatchObject(expected.ocop)
  if (expected.communeCode) expect(listing?.producer?.address?.communeCode, where).toBe(expected.communeCode)
  if (expected.images !== undefined) expect(listing?.images.length, where).toBe(expected.images)
  const issues = row.issues.map((issue) => [issue.severity, issue.code, issue.field])
  const notice = expect.arrayContaining([['notice', expect.any(String), expected.notice]])
  if (expected.notice) expect(issues, where).toEqual(notice)
  const error = expect.arrayContaining([['error', expected.code, expect.any(String)]])
  if (expected.code) expect(issues, where).toEqual(error)
}
