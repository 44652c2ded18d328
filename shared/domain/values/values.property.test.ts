import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resolvePlace } from '../place/resolve.ts'
import { money } from '../vietnamese/values.ts'
import { readDay } from './day.ts'
import { readGtin } from './gtin.ts'
import { packInName } from './net.ts'
import { readDecision, readStars, starsInName } from './ocop.ts'
import { readPack } from './pack.ts'
import { readPhone } from './phone.ts'
import { readPrice } from './price.ts'
import { readSeason } from './season.ts'
import { readShelfLife } from './shelf-life.ts'
import { readStock } from './stock.ts'
import { readUnit } from './unit.ts'

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

  it.each(['xã ', '(a', '(đã vat', '1.', '1 - ', '1x', '4 sao ', 'ngày 1', 'tháng 1 ', '0912 ', 'hộp 1'])(
    'a cell full of %j is over at once',
    (piece) => {
      const cell = piece.repeat(40_000).slice(0, 32_767)
      const parsers = [readPack, readPhone, readDay, readSeason, readShelfLife, readStars, starsInName]
      for (const text of [cell, `1${cell}`, `hộp ${cell}`]) {
        for (const parse of [...parsers, readDecision, readUnit, readGtin, packInName])
          expect(parse(text).kind).not.toBe('value')
        expect(readPrice(text, null).kind).toBe('unreadable')
        expect(readStock(text, null).kind).toBe('unreadable')
        expect(resolvePlace({ address: text }).kind).toBe('unknown')
      }
    },
  )

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
    ['120.000 đồng', money],
    [
      'vi-VN currency',
      (amount: number) =>
        new Intl.NumberFormat('vi-VN', { style: 'currency', currency: 'VND' }).format(amount),
    ],
    ['120,000 VND', (amount: number) => `${amount.toLocaleString('en-US')} VND`],
  ])('prices as %s', (_, write) => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(readPrice(write(amount), null)).toMatchObject({ value: { amount } })
      }),
    )
  })

  it('prices as numbers alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 100_000_000 }), (amount) => {
        expect(readPrice(String(amount), null)).toMatchObject({ value: { amount } })
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
