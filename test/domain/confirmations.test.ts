import { describe, expect, it } from 'vitest'
import { isConfirmable, withConfirmations } from '../../shared/domain/normalize/confirmations.ts'
import { normalizeRow } from '../../shared/domain/normalize-row.ts'
import { RowResult } from '../../shared/domain/row.ts'
import { lineOf } from './sheet-lines.ts'

const both = ['alcohol.confirm', 'claim.confirm']

const TODAY = '2026-11-21'
const spirits = normalizeRow(lineOf({ name: 'Rượu ngô chữa đau lưng' }), TODAY)
const codes = (row: RowResult) => row.issues.map(({ severity, code }) => `${severity} ${code}`)

describe('withConfirmations', () => {
  it('lets a row pass when everything that held it was confirmed', () => {
    expect(codes(spirits)).toEqual(['error alcohol.confirm', 'error claim.confirm'])
    const row = withConfirmations(spirits, new Set(both))
    expect(row.outcome).toBe('accepted')
    expect(codes(row)).toEqual(['notice alcohol.confirmed', 'notice claim.confirmed'])
    expect(row.issues.map(({ cell }) => cell)).toEqual(spirits.issues.map(({ cell }) => cell))
    expect(row.listing).toEqual(spirits.listing)
    expect(RowResult.parse(row)).toEqual(row)
    expect(withConfirmations(row, new Set(both))).toEqual(row)
  })

  it('holds the row for what was not confirmed', () => {
    const row = withConfirmations(spirits, new Set(['alcohol.confirm']))
    expect(row.outcome).toBe('needs-fix')
    expect(codes(row)).toEqual(['notice alcohol.confirmed', 'error claim.confirm'])
    expect(withConfirmations(spirits, new Set())).toEqual(spirits)
  })

  it('confirms nothing else', () => {
    const priceless = normalizeRow(lineOf({ name: 'Rượu ngô', price: '' }), TODAY)
    const row = withConfirmations(priceless, new Set([...both, 'price.missing']))
    expect(row.outcome).toBe('needs-fix')
    expect(codes(row)).toEqual(['error price.missing', 'notice alcohol.confirmed'])
    const skipped = normalizeRow(lineOf({ name: 'Rượu ngô', status: 'không bán' }), TODAY)
    expect(withConfirmations(skipped, new Set(both))).toEqual(skipped)
    expect(isConfirmable('price.missing')).toBe(false)
    expect(isConfirmable('constructor')).toBe(false)
  })
})
