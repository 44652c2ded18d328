import { describe, expect, it } from 'vitest'
import { addMonths, dayOfSerial, readDay } from './day.ts'

describe('readDay', () => {
  it.each([
    ['05/09/2026'],
    ['5-9-26'],
    ['5.9.2026'],
    ['5 / 9 / 2026'],
    ['ngày 5 tháng 9 năm 2026'],
    ['ngày 05/9/2026'],
    ['2026-09-05'],
    ['2026/09/05'],
    ['2026/9/5'],
    ['05/09/2026 10:00'],
    ['2026-09-05 10:00:30'],
    [46270],
    ['46270'],
  ])('reads %s', (cell) => {
    expect(readDay(cell)).toEqual({ kind: 'value', value: '2026-09-05' })
  })

  it.each(['02/13/2025', '31/02/2025', '5/9-2026', 'hôm qua', '1/1/1900', 7])('%s is no day', (cell) => {
    expect(readDay(cell).kind).toBe('unreadable')
  })

  it.each([
    ['2021', 'year-only', ['2021-12-31']],
    [2021, 'year-only', ['2021-12-31']],
    ['6/2021', 'month-only', ['2021-06-30']],
    ['30/6', 'no-year', []],
  ])('asks about %s', (cell, question, suggestion) => {
    expect(readDay(cell)).toEqual({ kind: 'ambiguous', question, suggestion })
  })

  it('does not believe a year of two digits far ahead', () => {
    expect(readDay('6/8/39', '2026-11-21')).toEqual({
      kind: 'ambiguous',
      question: 'short-year',
      suggestion: [],
    })
    expect(readDay('6/8/31', '2026-11-21')).toEqual({ kind: 'value', value: '2031-08-06' })
    expect(readDay('6/8/2039', '2026-11-21')).toEqual({ kind: 'value', value: '2039-08-06' })
  })

  it('counts serials of both systems, and knows the day that never was', () => {
    expect(dayOfSerial(1)).toBe('1900-01-01')
    expect(dayOfSerial(61)).toBe('1900-03-01')
    expect(dayOfSerial(46270.75)).toBe('2026-09-05')
    expect(dayOfSerial(46270 - 1462, true)).toBe('2026-09-05')
  })

  it('adds months within the calendar', () => {
    expect(addMonths('2024-08-06', 36)).toBe('2027-08-06')
    expect(addMonths('2024-02-29', 36)).toBe('2027-02-28')
    expect(addMonths('2024-11-30', 3)).toBe('2025-02-28')
  })
})
