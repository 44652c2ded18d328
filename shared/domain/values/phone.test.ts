import { describe, expect, it } from 'vitest'
import { readPhone } from './phone.ts'

describe('readPhone', () => {
  it.each([
    ['0912 000 101'],
    ['0912.000.101'],
    ['84912000101'],
    ['+84 912 000 101'],
    ['0084912000101'],
    ['912000101'],
    [912000101],
    [84912000101],
    ['0912000101 (Zalo)'],
    ['Zalo: 0912-000-101'],
    ['0912000101 / 0988000000'],
  ])('reads %s', (cell) => {
    expect(readPhone(cell)).toEqual({ kind: 'value', value: '+84912000101' })
  })

  it('reads a landline', () => {
    expect(readPhone('(0219) 3000 001')).toEqual({ kind: 'value', value: '+842193000001' })
  })

  it.each(['8.4912E+10', '12345', '0112000101', '002000000001'])('%s is not understood', (cell) => {
    expect(readPhone(cell).kind).toBe('unreadable')
  })

  it.each(['', 'không', '-'])('%j is nothing', (cell) => {
    expect(readPhone(cell).kind).toBe('missing')
  })
})
