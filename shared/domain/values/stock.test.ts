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
    ['1,5 tạ', 'kg', 150],
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

  it.each(['nhiều', -1, '0912000101', '5/6', Number.NaN])('%s is not understood', (cell) => {
    expect(readStock(cell, null).kind).toBe('unreadable')
  })

  it.each(['', '-', 'chưa có'])('%j is nothing', (cell) => {
    expect(readStock(cell, null).kind).toBe('missing')
  })
})
