// No value that was not written: every price, net, stock and day can be found in its text again.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, plain, sanitize } from '../text.ts'
import { addMonths, readDay } from './day.ts'
import { readGtin } from './gtin.ts'
import { packInName, readNet } from './net.ts'
import { readNumberWords } from './number-words.ts'
import { judgeOcop, readDecision, readStars, starsInName } from './ocop.ts'
import { readPack } from './pack.ts'
import { phonesIn, readPhone } from './phone.ts'
import { readPrice } from './price.ts'
import { value } from './reading.ts'
import { readSeason } from './season.ts'
import { readShelfLife } from './shelf-life.ts'
import { readStock } from './stock.ts'
import { readUnit } from './unit.ts'

const PARSERS: Record<string, (text: string) => unknown> = {
  price: (text) => readPrice(text, null),
  'price in thousands': (text) => readPrice(text, 1000),
  pack: readPack,
  net: (text) => readNet(text, 'g'),
  name: packInName,
  unit: readUnit,
  stock: (text) => readStock(text, 'kg'),
  'stock of nothing known': (text) => readStock(text, null),
  season: readSeason,
  'shelf life': readShelfLife,
  phone: readPhone,
  day: (text) => readDay(text, '2026-11-21'),
  stars: readStars,
  'stars in a name': starsInName,
}

const WORDS =
  'đ đồng vnđ ₫ k nghìn ngàn triệu tr rưỡi - ~ ≈ > từ đến khoảng hơn còn tối_đa kg g lạng cân ký tạ tá tấn yến lít ml hộp chai gói quả chục nửa ½ x × / ( ) , . ; + = tháng năm ngày T sao OCOP hạng chưa không thỏa_thuận hóa_đơn khỏe thủy_sản loại_1 sỉ lẻ VAT giá một hai ba trăm mươi O'
    .split(' ')
    .map((word) => word.replace('_', ' '))
const number = fc.oneof(
  fc.integer({ min: 0, max: 40 }).map(String),
  fc.integer({ min: 41, max: 99_999_999 }).map(String),
  fc.integer({ min: 1000, max: 99_999_999 }).map((n) => n.toLocaleString('vi-VN')),
  fc.integer({ min: 1000, max: 99_999_999 }).map((n) => n.toLocaleString('en-US')),
  fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 999 })).map(([a, b]) => `${a},${b}`),
)
const noise = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...WORDS) }, { weight: 1, arbitrary: number }),
      fc.constantFrom('', ' ', ' '),
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((pieces) => pieces.flat().join('').trim())

/** The numbers of a text with every way to take its signs: as thousands, or as a decimal. */
function numbersOf(text: string): number[] {
  const parts = [...plain(text).matchAll(/(?<!\d)[.,](\d+)/g)].map(([, digits]) => Number(`0.${digits}`))
  const wholes = (plain(text).match(/\d[\d.,' ]*/g) ?? []).flatMap((found) => {
    const bare = found.replace(/[.,' ]+$/, '')
    const decimal = /^(.*)[.,](\d+)$/.exec(bare)
    const whole = (part: string) => part.replace(/\D/g, '')
    const pieces = bare.split(/[.,' ]/)
    return [
      Number(whole(bare)),
      ...(decimal ? [Number(`${whole(decimal[1] ?? '') || 0}.${decimal[2]}`)] : []),
      ...pieces.map(Number),
    ]
  })
  return [...wholes, ...parts]
}
const near = (one: number, other: number): boolean =>
  Math.abs(one - other) < 1e-6 * Math.max(1, Math.abs(one))

describe('what is read was written', () => {
  it('prices: a number of the text, or thousands or millions of it where a word or the heading says so', () => {
    fc.assert(
      fc.property(noise, fc.constantFrom(null, 1, 1000, 1_000_000), (text, scale) => {
        const price = readPrice(text, scale)
        if (price.kind !== 'value') return
        const { amount } = price.value
        const words = plain(text)
        const thousands = scale === 1000 || /(?:k(?!g)|nghin|ngan|ng(?![a-z]))/.test(words)
        const millions = scale === 1_000_000 || /(?:trieu|tr)/.test(words)
        const numbers = numbersOf(text)
        const factors = [1, ...(thousands ? [1000] : []), ...(millions ? [1_000_000] : [])]
        const plainly = numbers.some((one) => factors.some((factor) => near(one * factor, amount)))
        // 1tr250, 1 triệu rưỡi: two parts of one amount.
        const composed =
          (millions && numbers.some((one) => Math.floor(amount / 1_000_000) === one)) ||
          (/ruoi/.test(words) && numbers.some((one) => one * 1000 + 500 === amount))
        expect(plainly || composed, text).toBe(true)
      }),
      { numRuns: 10_000 },
    )
  })

  it('stocks: a number of the text, or none left', () => {
    fc.assert(
      fc.property(noise, fc.constantFrom(null, 'hộp', 'quả'), (text, per) => {
        const stock = readStock(text, per)
        if (stock.kind !== 'value' || stock.value === 0) return
        expect(
          numbersOf(text).some((one) => near(one, stock.value)),
          text,
        ).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })

  it('nets: a number of the text by units of the text', () => {
    const holds = [1, 2, 10, 12, 100, 1000, 10_000, 100_000, 1_000_000]
    fc.assert(
      fc.property(noise, (text) => {
        const pack = readPack(text)
        if (pack.kind !== 'value' || !pack.value.net) return
        const { value: net } = pack.value.net
        const numbers = [1, 0.5, 1.5, ...numbersOf(text), ...numbersOf(text).map((one) => one + 0.5)]
        const products = numbers.flatMap((one) => numbers.map((other) => one * other))
        const all = [...products, ...products.flatMap((one) => numbers.map((other) => one * other))]
        const isSpoken = /[13]\/4|\d(?:kg|ký|l|lít)\d/.test(text.toLowerCase())
        expect(
          isSpoken || all.some((one) => holds.some((factor) => Math.abs(one * factor - net) < 0.001)),
          text,
        ).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })

  it('days: all three numbers stand in the text, the day before the month', () => {
    const pieces = fc.tuple(
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 0, max: 40 }),
      fc.oneof(fc.integer({ min: 1980, max: 2110 }), fc.integer({ min: 0, max: 99 })),
      fc.constantFrom('/', '-', '.', ' / ', ' tháng '),
    )
    fc.assert(
      fc.property(pieces, ([first, second, year, sign]) => {
        const day = readDay(`${first}${sign}${second}${sign.replace('tháng', 'năm')}${year}`)
        if (second > 12 || first > 31 || first === 0 || second === 0) expect(day.kind).not.toBe('value')
        if (day.kind !== 'value') return
        expect(day.value.split('-').map(Number)).toEqual([year < 100 ? 2000 + year : year, second, first])
      }),
      { numRuns: 5000 },
    )
  })

  it('asks about every day that only mm/dd could mean', () => {
    for (let month = 1; month <= 12; month += 1)
      for (let day = 13; day <= 31; day += 1) expect(readDay(`${month}/${day}/2025`).kind).toBe('unreadable')
  })

  it('phones and barcodes: their own digits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('0912', '000', '101', '84', '+', ' ', '-', '/', '0', '9', '219', '3'), {
          maxLength: 10,
        }),
        (parts) => {
          const text = parts.join('')
          const digits = text.replace(/\D/g, '')
          for (const phone of phonesIn(text)) expect(digits).toContain(phone.slice(3))
          const gtin = readGtin(text)
          if (gtin.kind === 'value') expect(digits).toBe(gtin.value)
        },
      ),
      { numRuns: 3000 },
    )
  })
})

describe('however it is typed', () => {
  const OLD = new Map([
    ['òa', 'oà'],
    ['óa', 'oá'],
    ['ỏa', 'oả'],
    ['õa', 'oã'],
    ['ọa', 'oạ'],
    ['òe', 'oè'],
    ['óe', 'oé'],
    ['ỏe', 'oẻ'],
    ['ùy', 'uỳ'],
    ['úy', 'uý'],
    ['ủy', 'uỷ'],
  ])
  const oldTones = (text: string) =>
    text.replace(/[òóỏõọ]a(?!\p{L})|[òóỏ]e(?!\p{L})|[ùúủ]y(?!\p{L})/gu, (pair) => OLD.get(pair) ?? pair)
  const wide = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))
  const TYPED: Record<string, (text: string) => string> = {
    NFD: (text) => text.normalize('NFD'),
    'tones on the other vowel': oldTones,
    capitals: (text) => text.toUpperCase(),
    'no-break spaces': (text) => text.replaceAll(' ', '\u00a0'),
    'more spaces': (text) => `  ${text.replaceAll(' ', '   ')} `,
    'full-width digits': wide,
  }

  it.each(Object.keys(TYPED))('%s change nothing', (how) => {
    const typed = TYPED[how] ?? ((text: string) => text)
    fc.assert(
      fc.property(noise, fc.constantFrom(...Object.keys(PARSERS)), (text, parser) => {
        // A unit that is in no table is kept as it is typed.
        fc.pre(!(parser === 'unit' && how.startsWith('tones')))
        const parse = PARSERS[parser] ?? readPack
        const same = text.normalize('NFC').toLowerCase()
        expect(parse(typed(same)), `${parser}: ${same}`).toEqual(parse(same))
      }),
      { numRuns: 6000 },
    )
  })
})

describe('amounts in any of their spellings', () => {
  const spaced = (n: number) => n.toLocaleString('vi-VN').replaceAll('.', ' ')
  const SPELLINGS: [string, number, (n: number) => string][] = [
    ['120.000đ', 1, (n) => `${n.toLocaleString('vi-VN')}đ`],
    ['120,000 VND', 1, (n) => `${n.toLocaleString('en-US')} VND`],
    ['120 000 ₫', 1, (n) => `${spaced(n)} ₫`],
    ['120.000,00 đồng', 1, (n) => `${n.toLocaleString('vi-VN')},00 đồng`],
    ['120,000.00', 1, (n) => `${n.toLocaleString('en-US')}.00 đ`],
    ['VNĐ 120000', 1, (n) => `VNĐ ${n}`],
    ['Giá: 120.000 đồng', 1, (n) => `Giá: ${n.toLocaleString('vi-VN')} đồng`],
    ['120k', 1000, (n) => `${n / 1000}k`],
    ['120 nghìn', 1000, (n) => `${n / 1000} nghìn`],
    ['120 ngàn đồng', 1000, (n) => `${n / 1000} ngàn đồng`],
    ['1,2 triệu', 100_000, (n) => `${String(n / 1_000_000).replace('.', ',')} triệu`],
    ['1.25tr', 10_000, (n) => `${n / 1_000_000}tr`],
    [
      '1tr250',
      1_001_000,
      (n) => `${Math.floor(n / 1_000_000)}tr${String((n % 1_000_000) / 1000).padStart(3, '0')}`,
    ],
  ]

  it.each(SPELLINGS)('%s', (_, step, write) => {
    const most = Math.floor(99_000_000 / step)
    const steps = fc.integer({ min: Math.ceil(1000 / step), max: most }).filter((n) => n * step >= 1000)
    fc.assert(
      fc.property(steps, fc.constantFrom('', '/kg', '/hộp 500g'), (count, per) => {
        const amount = count * step
        fc.pre(step !== 1_001_000 || amount % 1_000_000 >= 1000)
        expect(readPrice(write(amount) + per, null), write(amount)).toMatchObject({ value: { amount } })
      }),
    )
  })

  it('numbers in words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (amount) => {
        expect(readNumberWords(inWords(amount))).toBe(amount)
      }),
      { numRuns: 2000 },
    )
    for (const none of [
      '',
      'một hai',
      'trăm',
      'mươi mươi',
      'nghìn triệu',
      'mật ong',
      'không',
      'năm trăm nghìn triệu',
    ])
      expect(readNumberWords(none), none).toBeNull()
  })
})

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
/** The number in words, as forms have it behind the amount. */
function inWords(amount: number): string {
  const scales: [number, string][] = [
    [1_000_000, 'triệu'],
    [1000, 'nghìn'],
    [1, ''],
  ]
  return scales
    .flatMap(([size, name]) => {
      const part = Math.floor(amount / size) % 1000
      return part === 0 ? [] : [`${below(part, amount >= size * 1000)} ${name}`]
    })
    .join(' ')
    .trim()
}
function below(part: number, full: boolean): string {
  const [hundreds, tens, ones] = [Math.floor(part / 100), Math.floor(part / 10) % 10, part % 10]
  const words: string[] = []
  if (hundreds > 0 || full) words.push(`${DIGITS[hundreds]} trăm`)
  if (tens > 1) words.push(`${DIGITS[tens]} mươi`)
  else if (tens === 1) words.push('mười')
  else if (ones > 0 && words.length > 0) words.push('linh')
  if (ones > 0)
    words.push(tens > 1 && ones === 1 ? 'mốt' : tens > 0 && ones === 5 ? 'lăm' : (DIGITS[ones] ?? ''))
  return words.join(' ')
}

describe('36 months', () => {
  const days = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))

  it('hold from their first day to the one before their last', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -40, max: 40 }), fc.boolean(), (issuedOn, shift, atEnd) => {
        const end = addMonths(issuedOn, 36)
        const around = new Date(`${atEnd ? end : issuedOn}T00:00:00Z`).getTime() + shift * 86_400_000
        const today = new Date(around).toISOString().slice(0, 10)
        const claim = { stars: value(4), decision: '321/QĐ-UBND', issuedOn, latestIssue: null }
        const { ocop } = judgeOcop(claim, today)
        expect(ocop.state === 'valid').toBe(issuedOn <= today && today < end)
        expect(ocop.stars).toBe(ocop.state === 'valid' ? 4 : null)
      }),
      { numRuns: 2000 },
    )
  })

  it('take no day from a decision that is not in it', () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 1, max: 99_999 }),
        fc.constantFrom(' ngày ', ', ', ' ', ' - ', ' (', ' ký ngày '),
        (day, count, sign) => {
          const shown = day.split('-').reverse().join('/')
          const text = `${count}/QĐ-UBND${sign}${shown}${sign === ' (' ? ')' : ''}`
          expect(readDecision(text)).toEqual(
            value({ number: `${count}/QĐ-UBND`, usual: true, issuedOn: day }),
          )
        },
      ),
    )
  })
})

describe('folding', () => {
  const text = fc.oneof(noise, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))
  it('twice is folding once', () => {
    fc.assert(
      fc.property(text, (one) => {
        for (const turn of [fold, plain, sanitize]) expect(turn(turn(one))).toBe(turn(one))
        expect(fold(one.normalize('NFD'))).toBe(fold(one.normalize('NFC')))
        expect(fold(one)).toMatch(/^(?:[a-z0-9]+(?: [a-z0-9]+)*)?$/)
      }),
      { numRuns: 3000 },
    )
  })
})
