import { describe, expect, it } from 'vitest'
import { readShelfLife } from './shelf-life.ts'

describe('readShelfLife', () => {
  it.each([
    ['12 tháng', 12, null],
    ['6T', 6, null],
    ['24 tháng kể từ NSX', 24, null],
    ['HSD: 18 tháng', 18, null],
    ['2 năm', 24, null],
    ['180 ngày', 6, null],
    ['365 ngày', 12, null],
    ['7 ngày', null, 7],
    ['45 ngày', null, 45],
  ])('reads %s', (text, months, days) => {
    expect(readShelfLife(text)).toEqual({ kind: 'value', value: { months, days } })
  })

  it.each([
    ['31/12/2026', 'date'],
    [46270, 'date'],
    ['6 - 12 tháng', 'range'],
  ])('asks about %s', (cell, question) => {
    expect(readShelfLife(cell)).toMatchObject({ kind: 'ambiguous', question })
  })

  it.each(['lâu', '0 tháng', '500 tháng'])('%s is not understood', (text) => {
    expect(readShelfLife(text).kind).toBe('unreadable')
  })

  it.each(['', 'không', 'in trên bao bì'])('%j is nothing', (text) => {
    expect(readShelfLife(text).kind).toBe('missing')
  })
})
