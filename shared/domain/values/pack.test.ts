import { describe, expect, it } from 'vitest'
import { readPack } from './pack.ts'

type Row = [string, string | null, number | null, 'g' | 'ml' | 'piece' | null]

describe('readPack', () => {
  it.each<Row>([
    ['1,5 kg', null, 1500, 'g'],
    ['1.5kg', null, 1500, 'g'],
    ['1.500 g', null, 1500, 'g'],
    ['0,500 kg', null, 500, 'g'],
    ['0,5 lít', null, 500, 'ml'],
    ['500ml', null, 500, 'ml'],
    ['nửa lít', null, 500, 'ml'],
    ['nửa cân', null, 500, 'g'],
    ['1 kg rưỡi', null, 1500, 'g'],
    ['hộp 500g', 'hộp', 500, 'g'],
    ['Hộp/500gr', 'hộp', 500, 'g'],
    ['500g/hộp', 'hộp', 500, 'g'],
    ['hộp (500g)', 'hộp', 500, 'g'],
    ['500 gram', null, 500, 'g'],
    ['5 lạng', null, 500, 'g'],
    ['Hộp 2 lạng', 'hộp', 200, 'g'],
    ['1 yến', null, 10_000, 'g'],
    ['1 tạ', null, 100_000, 'g'],
    ['1 tấn', null, 1_000_000, 'g'],
    ['1 tá', 'tá', 12, 'piece'],
    ['combo 2 hộp x 250g', 'combo', 500, 'g'],
    ['2x250g', null, 500, 'g'],
    ['250g x 2', null, 500, 'g'],
    ['330ml*24', null, 7920, 'ml'],
    ['.5kg', null, 500, 'g'],
    [',5 kg', null, 500, 'g'],
    ['1/4 kg', null, 250, 'g'],
    ['3/4 kg', null, 750, 'g'],
    ['70cl', null, 700, 'ml'],
    ['2kg=50k', null, 2000, 'g'],
    ['thùng 10 hộp x 20 gói x 5g', 'thùng', 1000, 'g'],
    ['120g (60 tép x 2g)', null, 120, 'g'],
    ['hộp 20 túi lọc x 2g', 'hộp', 40, 'g'],
    ['Chai 500 ml', 'chai', 500, 'ml'],
    ['mật ong chai 500ml', 'chai', 500, 'ml'],
    ['Hu 250g', 'hũ', 250, 'g'],
    ['vỉ 10 quả', 'vỉ', 10, 'piece'],
    ['10 quả/hộp', 'hộp', 10, 'piece'],
    ['hộp', 'hộp', null, null],
    ['kg', 'kg', 1000, 'g'],
    ['con', 'con', 1, 'piece'],
  ])('reads %s', (text, unit, amount, of) => {
    const net = amount === null ? null : { value: amount, unit: of }
    expect(readPack(text)).toEqual({ kind: 'value', value: { unit, net } })
    expect(readPack(text.normalize('NFD'))).toEqual({ kind: 'value', value: { unit, net } })
  })

  it.each([
    ['1.500 kg', 'decimal'],
    ['thùng 24 chai 330ml', 'each-or-total'],
    ['500-600g', 'range'],
    ['~500g', 'approximate'],
    ['khoảng 1 kg', 'approximate'],
    ['500g 1kg', 'several'],
  ])('asks about %s', (text, question) => {
    expect(readPack(text)).toMatchObject({ kind: 'ambiguous', question })
  })

  it.each<Row>([
    ['1 bó (300g)', 'bó', 300, 'g'],
    ['hộp 10 gói (20g/gói)', 'hộp', 200, 'g'],
    ['hộp 10 gói (mỗi gói 20g)', 'hộp', 200, 'g'],
    ['hộp 500g (±5g)', 'hộp', 500, 'g'],
    ['500 g (10 gói)', null, 500, 'g'],
    ['500 g (10 gói x 50g)', null, 500, 'g'],
    ['kg rưỡi', null, 1500, 'g'],
    ['túi kg rưỡi', 'túi', 1500, 'g'],
    ['1kg2', null, 1200, 'g'],
    ['2 kilô', null, 2000, 'g'],
  ])('takes brackets and spoken halves into account: %s', (text, unit, amount, of) => {
    expect(readPack(text)).toEqual({ kind: 'value', value: { unit, net: { value: amount, unit: of } } })
  })

  it.each([
    ['hộp 10 gói (200g)', 'each-or-total'],
    ['1kg/hộp x 2 hộp', 'each-or-total'],
    ['hộp 500g (tịnh 450g)', 'several'],
    ['500g (10 gói x 20g)', 'several'],
    ['kg (500g)', 'several'],
    ['yến mạch 500g', 'several'],
    ['hộp 500g (300ml)', 'several'],
  ])('asks what brackets mean: %s', (text, question) => {
    expect(readPack(text)).toMatchObject({ kind: 'ambiguous', question })
  })

  it('drops no number of a product', () => {
    expect(readPack('2 x 41 0,1g').kind).toBe('unreadable')
    expect(readPack('0,0001 g').kind).toBe('unreadable')
    expect(readPack('54695291 ml x 95291567').kind).toBe('unreadable')
  })

  it.each(['khăn 40x160cm', '3 trong 1', 'abc', '1 ta'])('%s says nothing', (text) => {
    expect(readPack(text).kind).toBe('unreadable')
    expect(readPack('40x160 cm').kind).toBe('missing')
  })
})
