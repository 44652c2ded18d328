import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dongText } from '../vietnamese/issues.ts'
import { readDay } from './day.ts'
import { readPack } from './pack.ts'
import { readPhone } from './phone.ts'
import { readPrice } from './price.ts'
import { readSeason } from './season.ts'
import { readShelfLife } from './shelf-life.ts'
import { readStock } from './stock.ts'

const WORDS = [
  'đ',
  'k',
  'nghìn',
  'triệu',
  'tr',
  ' - ',
  'kg',
  'hộp',
  'g',
  ' x ',
  '/',
  '.',
  ',',
  ' ',
  'từ',
  'lít',
  'tháng',
  '~',
  '(',
  ')',
  'ml',
  'tạ',
  '1',
  '250',
  '000',
  '12',
  '9',
]
const noise = fc.oneof(
  fc.string(),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 9 }).map((words) => words.join('')),
)
const digits = (text: string): string => text.replace(/\D/g, '')
const significant = (amount: number): string =>
  String(amount)
    .replace('.', '')
    .replace(/^0+|0+$/g, '')

describe('whatever is written', () => {
  it('no price appears that was not written', () => {
    fc.assert(
      fc.property(noise, fc.constantFrom(null, 1, 1000, 1_000_000), (text, scale) => {
        const price = readPrice(text, scale)
        if (price.kind !== 'value') return
        // Only "rưỡi" adds a digit that is not on the page.
        expect(digits(text)).toContain(significant(price.value.amount))
        expect(price.value.amount).toBeGreaterThanOrEqual(1000)
        expect(Number.isInteger(price.value.amount)).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })

  it('no net appears from a text without digits, save half of a unit and units themselves', () => {
    fc.assert(
      fc.property(noise, (text) => {
        const pack = readPack(text)
        if (pack.kind === 'value' && pack.value.net) expect(pack.value.net.value).toBeGreaterThan(0)
        if (pack.kind === 'value' && pack.value.net && !/\d/.test(text))
          expect(pack.value.unit).not.toBeNull()
      }),
      { numRuns: 5000 },
    )
  })

  it('no parser throws, and NFD reads like NFC', () => {
    const parsers = [
      (text: string) => readPrice(text, null),
      readPack,
      (text: string) => readStock(text, 'kg'),
      readPhone,
      readDay,
      readSeason,
      readShelfLife,
    ]
    fc.assert(
      fc.property(noise, fc.constantFrom(...parsers), (text, parse) => {
        expect(parse(text.normalize('NFD'))).toEqual(parse(text.normalize('NFC')))
      }),
      { numRuns: 5000 },
    )
  })
})

describe('what we write ourselves is read back', () => {
  const amounts = fc.integer({ min: 1000, max: 1_000_000_000 })

  it.each([
    ['120.000 đồng', dongText],
    [
      'vi-VN currency',
      (amount: number) =>
        new Intl.NumberFormat('vi-VN', { style: 'currency', currency: 'VND' }).format(amount),
    ],
    ['120,000 VND', (amount: number) => `${amount.toLocaleString('en-US')} VND`],
    ['plain', String],
  ])('prices as %s', (_, write) => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(readPrice(write(amount), null)).toMatchObject({ value: { amount } })
      }),
    )
  })

  it('days', () => {
    const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10)
        const shown = day.split('-').reverse().join('/')
        expect(readDay(shown)).toEqual({ kind: 'value', value: day })
      }),
    )
  })

  it('nets', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 2, max: 50 }), (grams, count) => {
        expect(readPack(`hộp ${grams}g`)).toMatchObject({ value: { net: { value: grams, unit: 'g' } } })
        expect(readPack(`combo ${count} hộp x ${grams}g`)).toMatchObject({
          value: { net: { value: grams * count, unit: 'g' } },
        })
      }),
    )
  })
})
