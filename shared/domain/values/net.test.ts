import { describe, expect, it } from 'vitest'
import { packInName, readNet } from './net.ts'

describe('packInName', () => {
  it.each([
    ['Chè Shan tuyết hộp 100g', 'hộp', 100, 'g'],
    ['Combo 2 hũ mật ong x 250g', 'combo', 500, 'g'],
    ['Bột ngô (mèn mén) túi 1kg', 'túi', 1000, 'g'],
    ['Rượu ngô men lá chai 500ml', 'chai', 500, 'ml'],
    ['Nước dâu 330ml*24', null, 7920, 'ml'],
    ['Nước dâu 24*330ml', null, 7920, 'ml'],
    ['Rượu vang 70cl', null, 700, 'ml'],
    ['Chè 1 tôm 2 lá 100g', null, 100, 'g'],
  ])('finds the packing in %s', (name, unit, value, of) => {
    expect(packInName(name)).toEqual({ kind: 'value', value: { unit, net: { value, unit: of } } })
  })

  it.each([
    'Thổ cẩm Ví Dụ khăn 40x160cm',
    'Gà đen nguyên con',
    'Thảo quả khô',
    'Mật ong bạc hà (chai thuỷ tinh)',
    'combo 3 hộp 100g',
    'Chè 100g hoặc 200g',
    'Chè 500g-1kg',
    'Chè 100 đến 200 g',
    'Chè khoảng 100g',
    'Chè ~100g',
    'Combo 2 hộp 100g x 3 gói x 5g',
  ])('says nothing about %s', (name) => {
    expect(packInName(name).kind).toBe('missing')
  })
})

describe('readNet', () => {
  it('takes the unit of the heading for a number alone', () => {
    expect(readNet('500', 'g')).toEqual({ kind: 'value', value: { value: 500, unit: 'g' } })
    expect(readNet('0,5', 'kg')).toEqual({ kind: 'value', value: { value: 500, unit: 'g' } })
    expect(readNet('500', 'kg')).toMatchObject({
      kind: 'ambiguous',
      suggestion: [{ value: 500, unit: 'g' }, {}],
    })
    expect(readNet('50', 'kg')).toEqual({ kind: 'value', value: { value: 50_000, unit: 'g' } })
    expect(readNet('５００', 'g')).toEqual({ kind: 'value', value: { value: 500, unit: 'g' } })
    expect(readNet('500', null).kind).toBe('unreadable')
    expect(readNet('', 'g').kind).toBe('missing')
  })
})
