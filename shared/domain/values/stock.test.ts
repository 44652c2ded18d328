import { describe, expect, it } from 'vitest'
import { readStock } from './stock.ts'

describe('readStock', () => {
  it.each([
    [80, null, 80],
    ['80', null, 80],
    ['1.200', null, 1200],
    ['1,200', null, 1200],
    ['50 hộp', 'hộp', 50],
    ['2 tấn', 'kg', 2000],
    ['20 cái', 'chiếc', 20],
    ['15 con', 'cái', 15],
    ['1,5 tạ', 'kg', 150],
    ['50 hộp', null, 50],
    ['20 con', null, 20],
    ['hết hàng', 'hộp', 0],
    [0, null, 0],
  ])('reads %s', (cell, per, stock) => {
    expect(readStock(cell, per)).toEqual({ kind: 'value', value: stock })
  })

  it.each([
    ['50 - 60', 'range'],
    ['khoảng 50', 'approximate'],
    ['2 tấn', 'unit'],
    [12.5, 'fraction'],
  ])('asks about %s', (cell, question) => {
    expect(readStock(cell, 'hộp')).toMatchObject({ kind: 'ambiguous', question })
  })

  it.each(['5 tấn', '1k', '2 chục', '3 nghìn', '50 kg'])(
    'asks about %s where nothing says what is sold',
    (cell) => {
      expect(readStock(cell, null)).toEqual({ kind: 'ambiguous', question: 'unit', suggestion: [] })
      expect(readStock(cell, 'hộp')).toEqual({ kind: 'ambiguous', question: 'unit', suggestion: [] })
    },
  )

  it('takes the unit of the heading', () => {
    expect(readStock(5, 'kg', 'tấn')).toEqual({ kind: 'value', value: 5000 })
    expect(readStock('5', 'kg', 'kg')).toEqual({ kind: 'value', value: 5 })
    expect(readStock('50 kg', 'kg', 'tấn')).toEqual({ kind: 'value', value: 50 })
    expect(readStock(5, 'hộp', 'tấn').kind).toBe('ambiguous')
    expect(readStock(5, 'hộp', 'thùng').kind).toBe('ambiguous')
  })

  it.each(['nhiều', -1, '0912000101', '5/6', Number.NaN])('%s is not understood', (cell) => {
    expect(readStock(cell, null).kind).toBe('unreadable')
  })

  it.each(['', '-', 'chưa có'])('%j is nothing', (cell) => {
    expect(readStock(cell, null).kind).toBe('missing')
  })
})
