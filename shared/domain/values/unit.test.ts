import { describe, expect, it } from 'vitest'
import { readUnit, unitWord } from './unit.ts'

describe('readUnit', () => {
  it.each([
    ['kg', 'kg', { value: 1000, unit: 'g' }],
    ['KG', 'kg', { value: 1000, unit: 'g' }],
    ['cân', 'kg', { value: 1000, unit: 'g' }],
    ['đồng/kg', 'kg', { value: 1000, unit: 'g' }],
    ['lít', 'lít', { value: 1000, unit: 'ml' }],
    ['con', 'con', { value: 1, unit: 'piece' }],
    ['Chiếc', 'chiếc', { value: 1, unit: 'piece' }],
    ['hộp', 'hộp', null],
    ['hop', 'hộp', null],
    ['bó', 'bó', null],
    ['bộ', 'bộ', { value: 1, unit: 'piece' }],
    ['bo', 'bo', null],
    ['tổ yến', 'tổ yến', null],
  ])('reads %s', (text, word, net) => {
    expect(readUnit(text)).toEqual({ kind: 'value', value: { word, net } })
  })

  it.each(['', '  ', 'nghìn đồng', 'VNĐ', '-'])('%j is no unit', (text) => {
    expect(readUnit(text).kind).toBe('missing')
  })

  it('tells tạ from tá, and neither from a word without marks', () => {
    expect(unitWord('tạ')?.word).toBe('tạ')
    expect(unitWord('tá')?.word).toBe('tá')
    expect(unitWord('ta')).toBeNull()
  })
})
