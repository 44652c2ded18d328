import { describe, expect, it } from 'vitest'
import { type PriceScale, readPrice } from './price.ts'

const amountOf = (text: string | number, scale: PriceScale = null) => {
  const price = readPrice(text, scale)
  return price.kind === 'value' ? price.value.amount : price.kind
}

describe('readPrice', () => {
  it.each([
    ['120.000đ', 120_000],
    ['120,000 VND', 120_000],
    ['120 000 ₫', 120_000],
    ['120.000\u00a0₫', 120_000],
    ['120000', 120_000],
    ['120k', 120_000],
    ['120 nghìn', 120_000],
    ['120 ngàn đồng', 120_000],
    ['120.000,00', 120_000],
    ['120.000,-', 120_000],
    ['VND 120.000', 120_000],
    ['Giá: 120.000 đồng', 120_000],
    ['120.000đ (đã có VAT)', 120_000],
    ['１２０.０００', 120_000],
    ['1,2 triệu', 1_200_000],
    ['1tr2', 1_200_000],
    ['1.2tr', 1_200_000],
    ['1 triệu rưỡi', 1_500_000],
    ['1tr200k', 1_200_000],
    ['1tr250', 1_250_000],
    ['17.525.000', 17_525_000],
    ['1.200 nghìn đồng', 1_200_000],
    ['50 (nghìn)', 50_000],
    ['60.000 (VNĐ)', 60_000],
    ['50 (nghìn đồng)/kg', 50_000],
    ['150.000.000đ', 150_000_000],
  ])('reads %s', (text, amount) => {
    expect(amountOf(text)).toBe(amount)
    expect(amountOf(text.normalize('NFD'))).toBe(amount)
  })

  it.each(['Liên hệ', 'LH', 'Thỏa thuận', 'theo thời vụ', '', '-', '0', '0đ', 'giá thị trường', '…', 0])(
    '%s is no price',
    (text) => {
      expect(amountOf(text)).toBe('missing')
    },
  )

  it.each([
    '28/3',
    '0912000111',
    '84912000205',
    '1.200 triệu',
    '1.234,567.8',
    '10-20-30',
    'abc 5',
    '912345678',
    912_345_678,
    '50.000/2 hộp',
    '35.000đ/kg/túi',
    '120.000/kg 500g',
    '1,0671 nghìn',
  ])('%s is not understood', (text) => {
    expect(amountOf(text)).toBe('unreadable')
  })

  it.each([
    ['120.000 - 150.000', [120_000, 150_000]],
    ['120-150k', [120_000, 150_000]],
    ['40 - 50 nghìn đồng/kg', [40_000, 50_000]],
    ['22.000 – 25.000 đ/kg', [22_000, 25_000]],
    ['1.000 - 1.500', [1000, 1500]],
    ['2-3 triệu', [2_000_000, 3_000_000]],
    ['35k~40k', [35_000, 40_000]],
    ['35~40k', [35_000, 40_000]],
    ['từ 120k', [120_000]],
    ['từ 120k đến 150k', [120_000, 150_000]],
  ])('%s is a range', (text, amounts) => {
    expect(readPrice(text, null)).toMatchObject({
      kind: 'ambiguous',
      question: 'range',
      suggestion: amounts.map((amount) => ({ amount })),
    })
  })

  it.each([
    ['120k/150k', 'several', [120_000, 150_000]],
    ['120.000đ; 150.000đ', 'several', [120_000, 150_000]],
    ['sỉ 100k lẻ 120k', 'several', [100_000, 120_000]],
    ['120.000 (giá sỉ 100.000)', 'several', [120_000, 100_000]],
    ['120.000đ/kg (giá sỉ 100.000)', 'several', [120_000, 100_000]],
    ['120.000đ (chưa VAT)', 'several', [120_000]],
    ['120.000đ/kg (chưa VAT)', 'several', [120_000]],
    ['120.000đ/kg (giảm 10%)', 'several', [120_000]],
    ['120.000đ (một trăm ba mươi nghìn đồng)', 'several', [120_000]],
    ['một trăm nghìn', 'spelt', [100_000]],
    ['một trăm hai mươi nghìn', 'spelt', [120_000]],
    ['hai triệu rưỡi', 'spelt', [2_500_000]],
    ['12O.000đ', 'spelt', [120_000]],
    ['120.OOO', 'spelt', [120_000]],
    ['≈120k', 'approximate', [120_000]],
    ['120k trở lên', 'approximate', [120_000]],
    ['120.000++', 'approximate', [120_000]],
  ])('asks about %s', (text, question, amounts) => {
    expect(readPrice(text, null)).toMatchObject({
      kind: 'ambiguous',
      question,
      suggestion: amounts.map((amount) => ({ amount })),
    })
  })

  it.each([
    ['120.000đ/kg (hàng loại 1)', 'kg'],
    ['120.000đ/kg (giá bán lẻ)', 'kg'],
    ['120 nghìn đồng một cân', 'kg'],
    ['120.000đ 1 hộp', 'hộp'],
    ['120.000đ/hộp (bằng chữ: một trăm hai mươi nghìn đồng chẵn)', 'hộp'],
    ['60.000đ/hộp (100g)', 'hộp'],
  ])('reads %s with its unit', (text, unit) => {
    expect(readPrice(text, null)).toMatchObject({ kind: 'value', value: { pack: { unit } } })
  })

  it('asks about much money that names no currency', () => {
    expect(readPrice('150.000.000', null)).toMatchObject({
      question: 'approximate',
      suggestion: [{ amount: 150_000_000 }],
    })
  })

  it('asks about 1200 in a column of prices such as 150', () => {
    expect(readPrice(1200, null, 10_000)).toMatchObject({
      question: 'thousand',
      suggestion: [{ amount: 1200 }, { amount: 1_200_000 }],
    })
    expect(readPrice('1200đ', null, 10_000)).toMatchObject({ value: { amount: 1200 } })
    expect(readPrice(12_000, null, 10_000)).toMatchObject({ value: { amount: 12_000 } })
  })

  it.each(['> 25.000 đ/kg', 'khoảng 25k', '~25.000'])('%s needs confirmation', (text) => {
    expect(readPrice(text, null)).toMatchObject({ question: 'approximate', suggestion: [{ amount: 25_000 }] })
  })

  it.each(['150', 150, '150đ', 25.5])('asks whether %s means thousands', (text) => {
    expect(readPrice(text, null)).toMatchObject({ kind: 'ambiguous', question: 'thousand' })
  })

  it('takes the scale of the heading, unless the cell names its own', () => {
    expect(amountOf(150, 1000)).toBe(150_000)
    expect(amountOf('25,5', 1000)).toBe(25_500)
    expect(amountOf('15.000đ', 1000)).toBe(15_000)
    expect(amountOf('150k', 1000)).toBe(150_000)
    expect(amountOf(1.2, 1_000_000)).toBe(1_200_000)
    expect(readPrice('15.000', 1000)).toMatchObject({
      question: 'thousand',
      suggestion: [{ amount: 15_000 }, { amount: 15_000_000 }],
    })
    expect(readPrice(1200, 1000)).toMatchObject({
      question: 'thousand',
      suggestion: [{ amount: 1200 }, { amount: 1_200_000 }],
    })
    expect(readPrice('25 - 40', 1000)).toMatchObject({
      question: 'range',
      suggestion: [{ amount: 25_000 }, { amount: 40_000 }],
    })
  })

  it('reads the sold unit behind a slash', () => {
    expect(readPrice('120.000đ/kg', null)).toMatchObject({ value: { amount: 120_000, pack: { unit: 'kg' } } })
    expect(readPrice('120.000 đồng/1kg', null)).toMatchObject({
      value: { amount: 120_000, pack: { unit: 'kg' } },
    })
    expect(readPrice('60.000/hộp 100g', null)).toMatchObject({
      value: { amount: 60_000, pack: { unit: 'hộp', net: { value: 100, unit: 'g' } } },
    })
  })
})
